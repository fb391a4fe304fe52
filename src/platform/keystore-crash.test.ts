import fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';

import { PowerCut, PowerCutDisk } from '../../test/support/power-cut-disk.ts';
import { KeyDestroyed, openKeystore, type Keystore } from './keystore.ts';

const master_key = Buffer.alloc(32, 7);
const folders = ['/a', '/b'];

beforeEach(() => {
  // Every cut and every loss is an alarm in the log; a thousand of them would bury the result.
  const quiet = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  return () => quiet.mockRestore();
});

/** A repeatable source of chance (mulberry32). */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What the keystore promised so far: keys that must be there, and keys that must be gone. */
interface Promised {
  keys: Map<number, Buffer>;
  destroyed: Set<number>;
  /** Asked to be destroyed when the power went: either is right. */
  unsure: Set<number>;
}

function holds(store: Keystore, { keys, destroyed, unsure }: Promised): void {
  for (const [slot, key] of keys)
    if (!unsure.has(slot) && !store.read(slot).equals(key)) throw new Error(`slot ${slot} differs`);
  for (const slot of destroyed) expect(() => store.read(slot)).toThrow(KeyDestroyed);
}

async function liveUntilCut(store: Keystore, promised: Promised, chance: () => number) {
  const { keys, destroyed, unsure } = promised;
  const create = async (count: number) => {
    for (const { slot, key } of await store.create(count)) {
      if (keys.has(slot) || destroyed.has(slot)) throw new Error(`slot ${slot} was given twice`);
      keys.set(slot, key);
    }
  };
  const destroy = async (slot: number) => {
    unsure.add(slot);
    await store.destroy(slot);
    unsure.delete(slot);
    keys.delete(slot);
    destroyed.add(slot);
  };
  for (;;) {
    const known = [...keys.keys()].filter((it) => !unsure.has(it));
    const lot = chance();
    const at = Math.floor(chance() * known.length);
    if (lot < 0.2 && known.length > 0) await destroy(known[at]!);
    else if (lot < 0.25)
      await create(1500); // A few of these and the journal begins its ring again.
    else await Promise.all(Array.from({ length: 1 + Math.floor(chance() * 4) }, () => create(1)));
  }
}

const faults = ['none', 'none', 'lose', 'flip', 'flip_header'] as const;

function harm(disk: PowerCutDisk, chance: () => number): void {
  const folder = folders[Math.floor(chance() * 2)]!;
  const fault = faults[Math.floor(chance() * faults.length)]!;
  if (fault === 'lose') disk.lose(folder);
  if (fault === 'flip_header') disk.flip(`${folder}/keys`, Math.floor(chance() * 4096));
  if (fault === 'flip') {
    const written = disk.contentOf(`${folder}/keys`).findLastIndex((it) => it !== 0);
    disk.flip(`${folder}/keys`, Math.floor(chance() * written));
  }
}

async function manyLives(seed: number, cuts: readonly number[]): Promise<void> {
  const chance = chanceOf(seed);
  const disk = new PowerCutDisk(chance);
  const promised: Promised = { keys: new Map(), destroyed: new Set(), unsure: new Set() };
  for (const cut of cuts) {
    disk.cutAfter(cut);
    let isWhole = false;
    try {
      const store = await openKeystore({ mirrors: folders, master_key, disk });
      holds(store, promised);
      isWhole = store.health().mirrors_in_order === 2;
      await liveUntilCut(store, promised, chance);
    } catch (error) {
      if (disk.is_on) throw error;
    }
    disk.powerOn();
    // One fault at a time is survived: a mirror is harmed only when the other one was in order.
    if (isWhole) harm(disk, chance);
  }
  const store = await openKeystore({ mirrors: folders, master_key, disk });
  holds(store, promised);
  expect(store.health()).toMatchObject({ mirrors_in_order: 2, lost_count: 0 });
}

test('power may go at any step: promised keys stay, destroyed ones stay destroyed', async () => {
  const cuts = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 });
  await fc.assert(fc.asyncProperty(fc.integer(), cuts, manyLives), {
    numRuns: Number(process.env.KEBU_CRASH_RUNS ?? 15),
  });
});

test('a key that was only in the journal when power went is in place after it', async () => {
  const disk = new PowerCutDisk(() => 0); // Nothing that was not synced survives.
  const store = await openKeystore({ mirrors: ['/a'], master_key, disk });
  const [made] = await store.create(1);
  disk.cutAfter(0);
  await expect(store.create(1)).rejects.toThrow();
  expect(() => disk.exists('/a/keys')).toThrow(PowerCut);
  disk.powerOn();
  const again = await openKeystore({ mirrors: ['/a'], master_key, disk });
  expect(again.read(made!.slot)).toEqual(made!.key);
  expect(again.health().key_count).toBe(1);
});

test('a mirror that was away is overruled when it comes back, not believed', async () => {
  const disk = new PowerCutDisk(() => 0);
  const both = await openKeystore({ mirrors: folders, master_key, disk });
  const made = await both.create(3);
  await both.close();
  const alone = await openKeystore({ mirrors: ['/b'], master_key, disk });
  expect(await alone.destroy(made[1]!.slot)).toEqual({ mirrors_wiped: 1 });
  const [later] = await alone.create(1);
  await alone.close();
  const again = await openKeystore({ mirrors: folders, master_key, disk });
  expect(() => again.read(made[1]!.slot)).toThrow(KeyDestroyed);
  expect(again.read(later!.slot)).toEqual(later!.key);
  expect(disk.contentOf('/a/keys').equals(disk.contentOf('/b/keys'))).toBe(true);
});

test('mirrors that went separate ways are refused, not guessed at', async () => {
  const disk = new PowerCutDisk(() => 0);
  const both = await openKeystore({ mirrors: folders, master_key, disk });
  await both.create(1);
  for (const folder of folders) {
    const alone = await openKeystore({ mirrors: [folder], master_key, disk });
    await alone.create(1);
    await alone.close();
  }
  await expect(openKeystore({ mirrors: folders, master_key, disk })).rejects.toThrow(
    'separate ways',
  );
});

test('all who ask while a write is under way share the next sync', async () => {
  const disk = new PowerCutDisk(() => 0);
  const store = await openKeystore({ mirrors: folders, master_key, disk });
  const before = disk.sync_count;
  const made = await Promise.all(Array.from({ length: 200 }, () => store.create(1)));
  expect(disk.sync_count - before).toBe(2); // One on each mirror.
  expect(new Set(made.flat().map((it) => it.slot)).size).toBe(200);
});

test('before the journal begins its ring again, what it held is safe in place', async () => {
  const disk = new PowerCutDisk(() => 0);
  const store = await openKeystore({ mirrors: ['/a'], master_key, disk });
  const made = await store.create(1);
  for (let round = 0; round < 3; round++) made.push(...(await store.create(128 * 63)));
  disk.cutAfter(0);
  await expect(store.create(1)).rejects.toThrow();
  disk.powerOn();
  const again = await openKeystore({ mirrors: ['/a'], master_key, disk });
  expect(again.readMany(made.map((it) => it.slot))).toEqual(made.map((it) => it.key));
});

test('older images of a page that stand later in the ring do not undo newer ones', async () => {
  const disk = new PowerCutDisk(() => 0);
  const store = await openKeystore({ mirrors: ['/a'], master_key, disk });
  const made = [];
  for (let at = 0; at < 260; at++) made.push(...(await store.create(1)));
  disk.cutAfter(0);
  await expect(store.create(1)).rejects.toThrow();
  disk.powerOn();
  const again = await openKeystore({ mirrors: ['/a'], master_key, disk });
  expect(again.readMany(made.map((it) => it.slot))).toEqual(made.map((it) => it.key));
});

test.each([0, 1, 2, 3, 4, 5, 6])(
  'a mirror that wrote %i steps alone before a cut yields to the one that went on',
  async (steps) => {
    const disk = new PowerCutDisk(() => 0.9); // Everything written survives, synced or not.
    const store = await openKeystore({ mirrors: folders, master_key, disk });
    await store.create(1);
    disk.cutAfter(steps);
    await store.create(1).catch(() => {});
    disk.powerOn();
    const alone = await openKeystore({ mirrors: ['/b'], master_key, disk });
    const [made] = await alone.create(1);
    await alone.close();
    const again = await openKeystore({ mirrors: folders, master_key, disk });
    expect(again.read(made!.slot)).toEqual(made!.key);
    expect(again.health()).toMatchObject({ mirrors_in_order: 2, lost_count: 0 });
  },
);
