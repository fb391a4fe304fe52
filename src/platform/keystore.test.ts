import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';

import {
  KeyDestroyed,
  keystoreExists,
  KeystoreDamaged,
  KeystoreMissing,
  openKeystore,
  WrongMasterKey,
} from './keystore.ts';

const PAGE = 4096;
/** The header, then the page of the mirrors themselves, then the first page of keys. */
const FIRST_KEYS = 2 * PAGE;
const root = mkdtempSync(join(tmpdir(), 'kebu-keystore-'));
afterAll(() => rmSync(root, { recursive: true }));
const master_key = Buffer.alloc(32, 7);
let count = 0;
const folders = () => {
  count++;
  return [join(root, `${count}a`), join(root, `${count}b`)] as const;
};
const keysFile = (folder: string) => join(folder, 'keys');
const slotsOf = (made: { slot: number }[]) => made.map((it) => it.slot);
const keysOf = (made: { key: Buffer }[]) => made.map((it) => it.key);

function alter(file: string, change: (bytes: Buffer) => void): void {
  const bytes = readFileSync(file);
  change(bytes);
  writeFileSync(file, bytes);
}

/** The lines the log wrote: losing a mirror has to be an alarm, not only survived. */
const alarms: string[] = [];
beforeEach(() => {
  alarms.length = 0;
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
    alarms.push(String(line));
    return true;
  });
  return () => spy.mockRestore();
});

test('a key is read back after a restart, from either mirror', async () => {
  const mirrors = folders();
  const first = await openKeystore({ mirrors, master_key });
  const made = await first.create(100);
  await first.close();
  for (const folder of mirrors) {
    const alone = await openKeystore({ mirrors: [folder], master_key });
    expect(alone.readMany(slotsOf(made))).toEqual(keysOf(made));
    await alone.close();
  }
});

test('slots go on where they stood, and a destroyed one is never given again', async () => {
  const mirrors = folders();
  const store = await openKeystore({ mirrors, master_key });
  const made = await store.create(64);
  await store.destroy([63, 62]);
  await store.close();
  const again = await openKeystore({ mirrors, master_key });
  expect(slotsOf(await again.create(2))).toEqual([64, 65]);
  expect(() => again.read(63)).toThrow(KeyDestroyed);
  expect(again.read(61)).toEqual(made[61]!.key);
  expect(() => again.read(66)).toThrow('no such key slot');
  await again.close();
});

test('creates that wait together share one sync, also when they fill several pages', async () => {
  const store = await openKeystore({ mirrors: folders(), master_key });
  const made = await Promise.all(Array.from({ length: 50 }, () => store.create(3)));
  expect(store.health()).toMatchObject({ key_count: 150, sync_count: 1, mirrors_in_order: 2 });
  expect(store.readMany(slotsOf(made.flat()))).toEqual(keysOf(made.flat()));
  await store.close();
});

test('more keys than one write may take are made all the same', async () => {
  const store = await openKeystore({ mirrors: folders(), master_key });
  const made = await store.create(20_000);
  expect(new Set(slotsOf(made)).size).toBe(20_000);
  expect(store.readMany(slotsOf(made))).toEqual(keysOf(made));
  await store.close();
});

test('a wrong master key is told apart and damages nothing', async () => {
  const mirrors = folders();
  const store = await openKeystore({ mirrors, master_key });
  const [made] = await store.create(1);
  await store.close();
  const before = readFileSync(keysFile(mirrors[0]));
  const wrong = Buffer.alloc(32, 8);
  await expect(openKeystore({ mirrors, master_key: wrong })).rejects.toThrow(WrongMasterKey);
  expect(readFileSync(keysFile(mirrors[0])).equals(before)).toBe(true);
  const again = await openKeystore({ mirrors, master_key });
  expect(again.read(made!.slot)).toEqual(made!.key);
  await again.close();
});

test('a bit flipped while running is read from the other mirror and put back', async () => {
  const mirrors = folders();
  const store = await openKeystore({ mirrors, master_key });
  const [made] = await store.create(1);
  alter(keysFile(mirrors[0]), (bytes) => (bytes[FIRST_KEYS + 100]! ^= 1));
  expect(store.read(made!.slot)).toEqual(made!.key);
  await store.close(); // Waits for the healing that the read began.
  const [a, b] = mirrors.map((it) => readFileSync(keysFile(it)));
  expect(a!.equals(b!)).toBe(true);
  expect(alarms.join('')).toContain('keystore.page_healed');
});

test.each([0, 1])('a bit flipped on mirror %i at rest is put back at the start', async (at) => {
  const mirrors = folders();
  const store = await openKeystore({ mirrors, master_key });
  const [made] = await store.create(1);
  await store.close();
  alter(keysFile(mirrors[at]!), (bytes) => (bytes[FIRST_KEYS + 100]! ^= 1));
  const again = await openKeystore({ mirrors, master_key });
  expect(again.health()).toMatchObject({ mirrors_in_order: 2, healed_count: 1, lost_count: 0 });
  expect(alarms.join('')).toContain('keystore.page_healed');
  await again.close();
  const alone = await openKeystore({ mirrors: [mirrors[at]!], master_key });
  expect(alone.read(made!.slot)).toEqual(made!.key);
  await alone.close();
});

test('a page broken on both mirrors is lost alone, and its slots are not reused', async () => {
  const mirrors = folders();
  const store = await openKeystore({ mirrors, master_key });
  const made = await store.create(64);
  await store.close();
  for (const folder of mirrors)
    alter(keysFile(folder), (bytes) => bytes.fill(9, FIRST_KEYS + PAGE, FIRST_KEYS + 2 * PAGE));
  const again = await openKeystore({ mirrors, master_key });
  expect(again.read(0)).toEqual(made[0]!.key);
  expect(() => again.read(63)).toThrow(KeystoreDamaged);
  expect(slotsOf(await again.create(1))).toEqual([126]);
  expect(again.health().lost_count).toBe(0); // Two equal copies are only opened when asked for.
  await again.close();
});

test('a page torn by a crash comes back from the journal, on a single mirror too', async () => {
  const [folder] = folders();
  const store = await openKeystore({ mirrors: [folder], master_key });
  const [made] = await store.create(1);
  // No close: the journal is as a crash leaves it.
  alter(keysFile(folder), (bytes) => bytes.fill(0, FIRST_KEYS + 1000, FIRST_KEYS + PAGE));
  const again = await openKeystore({ mirrors: [folder], master_key });
  expect(again.read(made!.slot)).toEqual(made!.key);
  await again.close();
  await store.close();
});

test('a destroyed key is gone from every file, its neighbours stay', async () => {
  const mirrors = folders();
  const store = await openKeystore({ mirrors, master_key });
  const [gone, stays] = await store.create(2);
  await store.create(1); // An older image of the page lies in the journal.
  const before = readFileSync(keysFile(mirrors[0])).subarray(FIRST_KEYS, FIRST_KEYS + PAGE);
  expect(await store.destroy(gone!.slot)).toEqual({ mirrors_wiped: 2 });
  expect(() => store.read(gone!.slot)).toThrow(KeyDestroyed);
  expect(store.read(stays!.slot)).toEqual(stays!.key);
  for (const folder of mirrors) {
    const keys = readFileSync(keysFile(folder));
    // Past the page's number, which is no secret, nothing of the old image may stand anywhere.
    for (let at = 8; at + 16 < 4077; at += 16)
      expect(keys.includes(before.subarray(at, at + 16))).toBe(false);
    expect(readFileSync(join(folder, 'journal')).every((it) => it === 0)).toBe(true);
    expect(keys.includes(stays!.key)).toBe(false);
  }
  await store.close();
});

test('a mirror deleted at rest is put back, with an alarm', async () => {
  const mirrors = folders();
  const store = await openKeystore({ mirrors, master_key });
  const made = await store.create(70);
  await store.close();
  rmSync(mirrors[0], { recursive: true });
  expect(keystoreExists(mirrors)).toBe(true);
  const again = await openKeystore({ mirrors, master_key });
  expect(again.health()).toMatchObject({ mirrors_in_order: 2 });
  expect(alarms.join('')).toContain('keystore.mirror_rebuilt');
  await again.close();
  rmSync(mirrors[1], { recursive: true });
  const alone = await openKeystore({ mirrors: [mirrors[0]], master_key });
  expect(alone.readMany(slotsOf(made))).toEqual(keysOf(made));
  await alone.close();
});

test('a mirror deleted while running is left out with an alarm, and can be repaired', async () => {
  const mirrors = folders();
  const store = await openKeystore({ mirrors, master_key });
  await store.create(1);
  rmSync(mirrors[0], { recursive: true });
  const [made] = await store.create(1);
  expect(store.health()).toMatchObject({
    mirrors: 2,
    mirrors_in_order: 1,
    problems: [{ folder: mirrors[0], problem: 'failed' }],
  });
  expect(alarms.join('')).toContain('keystore.mirror_failed');
  expect(store.read(made!.slot)).toEqual(made!.key);
  await store.repair();
  expect(store.health()).toMatchObject({ mirrors_in_order: 2, problems: [] });
  const alone = await openKeystore({ mirrors: [mirrors[0]], master_key });
  expect(alone.read(made!.slot)).toEqual(made!.key);
  await alone.close();
  await store.close();
});

test('both headers broken is refused in words, not begun anew', async () => {
  const mirrors = folders();
  await (await openKeystore({ mirrors, master_key })).close();
  for (const folder of mirrors) alter(keysFile(folder), (bytes) => bytes.fill(0, 20, 40));
  await expect(openKeystore({ mirrors, master_key })).rejects.toThrow(KeystoreDamaged);
});

test('an absent keystore is only begun anew when none has to be there', async () => {
  const mirrors = folders();
  expect(keystoreExists(mirrors)).toBe(false);
  const opening = openKeystore({ mirrors, master_key, must_exist: true });
  await expect(opening).rejects.toThrow(KeystoreMissing);
  expect(keystoreExists(mirrors)).toBe(false);
});

test('the mirror of another keystore is left alone', async () => {
  const mirrors = folders();
  const others = folders();
  const store = await openKeystore({ mirrors, master_key });
  const [made] = await store.create(1);
  await store.close();
  const other = await openKeystore({ mirrors: others, master_key: Buffer.alloc(32, 9) });
  await other.close();
  const foreign = readFileSync(keysFile(others[1]));
  const mixed = await openKeystore({ mirrors: [mirrors[0], others[1]], master_key });
  expect(mixed.read(made!.slot)).toEqual(made!.key);
  expect(mixed.health().problems).toEqual([{ folder: others[1], problem: 'foreign' }]);
  expect(readFileSync(keysFile(others[1])).equals(foreign)).toBe(true);
  await mixed.close();
});

test('only the owner can read the files', async () => {
  const mirrors = folders();
  const store = await openKeystore({ mirrors, master_key });
  expect(statSync(mirrors[0]).mode & 0o777).toBe(0o700);
  expect(statSync(keysFile(mirrors[0])).mode & 0o777).toBe(0o600);
  await store.close();
  await expect(store.create(1)).rejects.toThrow('closed');
});

test('a key that was read a moment ago is gone with its destruction, whoever asked meanwhile', async () => {
  const store = await openKeystore({ mirrors: folders(), master_key });
  const [gone, kept] = await store.create(2);
  store.readMany([gone!.slot, kept!.slot]);
  const destroyed = store.destroy(gone!.slot);
  store.readMany([gone!.slot, kept!.slot]); // Before it is written: kept once more.
  await destroyed;
  expect(() => store.read(gone!.slot)).toThrow(KeyDestroyed);
  expect(store.read(kept!.slot)).toEqual(kept!.key);
  await store.close();
});
