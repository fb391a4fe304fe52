import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

import { runPostmaster } from './postgres-process.ts';

const home = mkdtempSync(join(tmpdir(), 'kebu-last-words-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('what PostgreSQL said at its end came too late: a start that could be tried again rested 5 s', async () => {
  const folder = join(home, 'cluster');
  mkdirSync(folder);
  // Its end is seen before its words are, as happens on a busy machine.
  const postgres = join(home, 'postgres');
  writeFileSync(postgres, '#!/bin/sh\n(sleep 0.1; echo "FATAL: too early" >&2) &\nexit 1\n', {
    mode: 0o755,
  });
  const cluster = { folder, binaries: { initdb: '', postgres, libraries: '' }, ids: {} };
  await expect(runPostmaster(cluster, {})).rejects.toThrow('too early');
});
