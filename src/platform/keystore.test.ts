import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

import { KeyDestroyed, openKeystore, WrongMasterKey } from './keystore.ts';

const root = mkdtempSync(join(tmpdir(), 'kebu-keystore-'));
afterAll(() => rmSync(root, { recursive: true }));
const master_key = Buffer.alloc(32, 7);
let count = 0;
const folders = () => {
  count++;
  return [join(root, `${count}a`), join(root, `${count}b`)] as const;
};
const keysFile = (folder: string) => join(folder, 'keys');

test('a key is read back after a restart, from either mirror', async () => {
  const mirrors = folders();
  const first = await openKeystore({ mirrors, master_key });
  const made = await first.create(100);
  await first.close();
  for (const folder of mirrors) {
    const alone = await openKeystore({ mirrors: [folder], master_key });
    expect(alone.readMany(made.map((it) => it.slot))).toEqual(made.map((it) => it.key));
    await alone.close();
  }
});

test('creates that wait together share one sync', async () => {
  const store = await openKeystore({ mirrors: folders(), master_key });
  await Promise.all(Array.from({ length: 50 }, () => store.create(1)));
  expect(store.health()).toMatchObject({ key_count: 50, sync_count: 1, mirrors_in_order: 2 });
  await store.close();
});

test('a wrong master key is told apart and damages nothing', async () => {
  const mirrors = folders();
  const store = await openKeystore({ mirrors, master_key });
  const [made] = await store.create(1);
  await store.close();
  const wrong = Buffer.alloc(32, 8);
  await expect(openKeystore({ mirrors, master_key: wrong })).rejects.toThrow(WrongMasterKey);
  const again = await openKeystore({ mirrors, master_key });
  expect(again.read(made!.slot)).toEqual(made!.key);
  await again.close();
});

test('a flipped bit on one mirror is healed from the other', async () => {
  const mirrors = folders();
  const store = await openKeystore({ mirrors, master_key });
  const [made] = await store.create(1);
  await store.close();
  const file = keysFile(mirrors[0]);
  const bytes = readFileSync(file);
  bytes[4096 + 100]! ^= 1;
  writeFileSync(file, bytes);
  const healed = await openKeystore({ mirrors, master_key });
  await healed.close();
  const alone = await openKeystore({ mirrors: [mirrors[0]], master_key });
  expect(alone.read(made!.slot)).toEqual(made!.key);
  await alone.close();
});

test('a page torn by a crash comes back from the journal', async () => {
  const [folder] = folders();
  const store = await openKeystore({ mirrors: [folder], master_key });
  const [made] = await store.create(1);
  await store.close();
  const page = readFileSync(keysFile(folder)).subarray(4096, 8192);
  writeFileSync(join(folder, 'journal'), Buffer.concat([Buffer.alloc(8), page]));
  const torn = readFileSync(keysFile(folder));
  torn.fill(0, 4096 + 1000, 8192);
  writeFileSync(keysFile(folder), torn);
  const again = await openKeystore({ mirrors: [folder], master_key });
  expect(again.read(made!.slot)).toEqual(made!.key);
  await again.close();
});

test('a destroyed key is gone from every file, its neighbours stay', async () => {
  const mirrors = folders();
  const store = await openKeystore({ mirrors, master_key });
  const [gone, stays] = await store.create(2);
  const before = mirrors.map((it) => readFileSync(keysFile(it)).subarray(4096, 8192));
  await store.destroy(gone!.slot);
  expect(() => store.read(gone!.slot)).toThrow(KeyDestroyed);
  expect(store.read(stays!.slot)).toEqual(stays!.key);
  for (const [at, folder] of mirrors.entries()) {
    const files = Buffer.concat([
      readFileSync(keysFile(folder)),
      readFileSync(join(folder, 'journal')),
    ]);
    expect(files.includes(before[at]!.subarray(0, 64))).toBe(false);
  }
  await store.close();
});
