import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { KeystoreMissing } from '#platform/keystore';

import { openKeys } from './keys.ts';

let data_dir: string;
const master_key = () => join(data_dir, 'master.key');

beforeEach(() => {
  data_dir = mkdtempSync(join(tmpdir(), 'kebu-keys-'));
});
afterEach(() => rmSync(data_dir, { recursive: true, force: true }));

test('a register whose keystore had gone was started with a new one, which gave its slots away', async () => {
  const { keystore, is_new } = await openKeys(data_dir, master_key(), 0);
  expect(is_new).toBe(true);
  await keystore!.close();
  renameSync(join(data_dir, 'keystore'), join(data_dir, 'elsewhere'));
  await expect(openKeys(data_dir, master_key(), 1)).rejects.toThrow(KeystoreMissing);
  renameSync(join(data_dir, 'elsewhere'), join(data_dir, 'keystore'));
  const again = await openKeys(data_dir, master_key(), 1);
  expect(again.is_new).toBe(false);
  await again.keystore!.close();
});

test('a keystore older than the register, with fewer keys than are in use, is refused', async () => {
  const { keystore } = await openKeys(data_dir, master_key(), 0);
  await keystore!.close();
  await expect(openKeys(data_dir, master_key(), 3)).rejects.toThrow(/3 keys are in use.*holds 2/);
});
