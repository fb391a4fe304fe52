import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

import { loadMasterKey, makeMasterKey } from './master-key.ts';

const root = mkdtempSync(join(tmpdir(), 'kebu-master-'));
afterAll(() => rmSync(root, { recursive: true }));

test('an absent master key is a sealed start, not an error', () => {
  expect(loadMasterKey(join(root, 'absent', 'master.key'))).toBeUndefined();
});

test('a made key is read back, by its owner only, and never made over', () => {
  const file = join(root, 'keys', 'master.key');
  const key = makeMasterKey(file);
  expect(key.length).toBe(32);
  expect(loadMasterKey(file)).toEqual(key);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(join(root, 'keys')).mode & 0o777).toBe(0o700);
  const before = readFileSync(file);
  expect(() => makeMasterKey(file)).toThrow('EEXIST');
  expect(readFileSync(file).equals(before)).toBe(true);
});

test.each(['', 'short', Buffer.alloc(31).toString('base64'), 'é'.repeat(44)])(
  'a file that holds no key is refused without showing it (%#)',
  (content) => {
    const file = join(root, 'wrong.key');
    writeFileSync(file, content);
    expect(() => loadMasterKey(file)).toThrow('does not hold a master key of 32 bytes');
  },
);
