import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { randomBytes } from './cipher.ts';
import { realDisk, type Disk } from './keystore-disk.ts';
import { KeyDestroyed } from './keystore-errors.ts';
import { MOST_PAGES_AT_ONCE, type MirrorProblem } from './keystore-mirror.ts';
import { openMirrors, type Mirrors } from './keystore-mirrors.ts';
import {
  emptyPage,
  KEY_BYTES,
  keyIn,
  putKey,
  SLOTS,
  stateOf,
  usedIn,
  wipeKey,
  type Page,
} from './keystore-page.ts';
import { log } from './log.ts';
import { Recent } from './recent.ts';

export {
  KeyDestroyed,
  KeystoreDamaged,
  KeystoreFull,
  KeystoreMissing,
  WrongMasterKey,
} from './keystore-errors.ts';

export interface KeystoreHealth {
  mirrors: number;
  mirrors_in_order: number;
  /** Folders that are not in use, and why. Not empty is an alarm: the next failure loses keys. */
  problems: { folder: string; problem: MirrorProblem }[];
  /** Slots given out, destroyed ones included. */
  key_count: number;
  /** Writes made durable since opening; many creates share one. */
  sync_count: number;
  /** Pages put back from another mirror since opening, and pages broken on all of them. */
  healed_count: number;
  lost_count: number;
}

/** What a few people look at in a few seconds; more would be a second keystore. */
const OPENED = { most: 1_024, keep_ms: 10_000 };

interface Made {
  slot: number;
  key: Buffer;
}

interface Waiting {
  count: number;
  resolve: (made: Made[]) => void;
  reject: (error: unknown) => void;
}

/**
 * Data keys outside the database (findings §4a): a key deleted in PostgreSQL stays readable in its
 * heap, WAL and backups; here it is overwritten in place, on every mirror, and gone.
 */
export class Keystore {
  readonly #mirrors: Mirrors;
  #count: number;
  #waiting: Waiting[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  #isClosed = false;
  readonly #opened = new Recent<number, Buffer>(OPENED);

  constructor(mirrors: Mirrors) {
    this.#mirrors = mirrors;
    this.#count = countSlots(mirrors);
  }

  /**
   * New keys, durable on every mirror when this resolves. All who ask while a write is under way
   * share the next one, and its single sync. Slots are never used again, destroyed or not.
   */
  create(count: number): Promise<Made[]> {
    if (count === 0) return Promise.resolve([]);
    if (this.#isClosed) return Promise.reject(new Error('the keystore is closed'));
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError('a count of keys');
    return new Promise((resolve, reject) => {
      this.#waiting.push({ count, resolve, reject });
      if (this.#waiting.length === 1) this.#exclusive(() => this.#createAll()).catch(reject);
    });
  }

  async #createAll(): Promise<void> {
    // A turn of the event loop gathers the creates of everyone who asks at this moment.
    await new Promise((resolve) => setImmediate(resolve));
    const batch = this.#waiting.splice(0);
    try {
      const made = await this.#append(batch.reduce((sum, it) => sum + it.count, 0));
      let at = 0;
      for (const { count, resolve } of batch) resolve(made.slice(at, (at += count)));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  async #append(count: number): Promise<Made[]> {
    const made: Made[] = [];
    while (made.length < count) {
      const most = MOST_PAGES_AT_ONCE * SLOTS - (this.#count % SLOTS);
      made.push(...(await this.#appendSome(Math.min(count - made.length, most))));
    }
    return made;
  }

  async #appendSome(count: number): Promise<Made[]> {
    const pages = new Map<number, Page>();
    const made = Array.from({ length: count }, (_, at) => {
      const slot = this.#count + at;
      const key = randomBytes(KEY_BYTES);
      const number = pageOf(slot);
      const page = pages.get(number) ?? this.#pageFor(slot);
      pages.set(number, page);
      putKey(page, slot % SLOTS, key);
      return { slot, key };
    });
    await this.#mirrors.write([...pages.values()]);
    this.#count += count;
    for (const page of pages.values()) page.slots.fill(0);
    return made;
  }

  #pageFor(slot: number): Page {
    return slot % SLOTS === 0 ? emptyPage(pageOf(slot)) : this.#mirrors.read(pageOf(slot));
  }

  /** One key. Throws KeyDestroyed, and an Error for a slot that was never given out. */
  read(slot: number): Buffer {
    return this.readMany([slot])[0]!;
  }

  /** Many keys in the order asked; each page is opened once, and wiped after. Errors as `read`. */
  readMany(slots: readonly number[]): Buffer[] {
    const pages = new Map<number, Page>();
    try {
      return slots.map((slot) => {
        this.#refuseUnknown(slot);
        return this.#opened.get(slot) ?? this.#open(slot, pages);
      });
    } finally {
      for (const page of pages.values()) page.slots.fill(0);
    }
  }

  #open(slot: number, pages: Map<number, Page>): Buffer {
    const number = pageOf(slot);
    const page = pages.get(number) ?? this.#page(number);
    pages.set(number, page);
    const key = keyAt(page, slot);
    this.#opened.keep(slot, key);
    return key;
  }

  #refuseUnknown(slot: number): void {
    if (!Number.isInteger(slot) || slot < 0 || slot >= this.#count)
      throw new Error('no such key slot');
  }

  #page(number: number): Page {
    const page = this.#mirrors.read(number);
    if (this.#mirrors.is_ailing) this.#healSoon();
    return page;
  }

  #healSoon(): void {
    this.#exclusive(() => this.#mirrors.heal()).catch((error: unknown) =>
      log.error('keystore.heal_failed', { error }),
    );
  }

  /**
   * Overwrites keys with zeroes in place, and wipes older images of their pages from the journal.
   * Neighbours stay. Answers on how many mirrors that is done: a certificate of destruction may say
   * "all" only when it equals `health().mirrors`; a mirror that is away is wiped when it comes
   * back.
   */
  destroy(slots: number | readonly number[]): Promise<{ mirrors_wiped: number }> {
    return this.#exclusive(async () => {
      const pages = new Map<number, Page>();
      const doomed = [slots].flat();
      for (const slot of doomed) {
        this.#refuseUnknown(slot);
        const number = pageOf(slot);
        const page = pages.get(number) ?? this.#mirrors.read(number);
        pages.set(number, page);
        wipeKey(page, slot % SLOTS);
      }
      const wiped = [...pages.values()];
      try {
        while (wiped.length > 0) await this.#mirrors.write(wiped.splice(0, MOST_PAGES_AT_ONCE));
      } finally {
        this.#opened.forget(doomed); // Whoever read meanwhile kept it again.
      }
      for (const page of pages.values()) page.slots.fill(0);
      await this.#mirrors.settle();
      return { mirrors_wiped: this.health().mirrors_in_order };
    });
  }

  /** Brings a mirror back that was lost or failed, after its disk was seen to. */
  repair(): Promise<void> {
    return this.#exclusive(() => this.#mirrors.repair());
  }

  /** One writer at a time, in the order asked. */
  #exclusive<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isClosed) return Promise.reject(new Error('the keystore is closed'));
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => {});
    return done;
  }

  health(): KeystoreHealth {
    const { all, sync_count, healed_count, lost_count } = this.#mirrors;
    const problems = all.flatMap(({ folder, problem }) => (problem ? [{ folder, problem }] : []));
    return {
      mirrors: all.length,
      mirrors_in_order: all.length - problems.length,
      problems,
      key_count: this.#count,
      sync_count,
      healed_count,
      lost_count,
    };
  }

  /** Finishes what is under way and clears the journals. Without it the next opening does so. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    const last = this.#exclusive(() => this.#mirrors.settle());
    this.#isClosed = true;
    try {
      await last;
    } finally {
      this.#opened.close();
      this.#mirrors.close();
    }
  }
}

/** Page 0 is the mirrors' own. */
const pageOf = (slot: number) => 1 + Math.floor(slot / SLOTS);

function keyAt(page: Page, slot: number): Buffer {
  const state = stateOf(page, slot % SLOTS);
  if (state === 'destroyed') throw new KeyDestroyed('the key was destroyed');
  if (state !== 'live') throw new Error('no such key slot');
  return keyIn(page, slot % SLOTS);
}

function countSlots(mirrors: Mirrors): number {
  const last = mirrors.pageCount() - 1;
  if (last < 1) return 0;
  try {
    return (last - 1) * SLOTS + usedIn(mirrors.read(last));
  } catch {
    return last * SLOTS; // Broken everywhere: whatever it held, its slots are not given out again.
  }
}

/**
 * Opens the keystore of these folders, or begins an empty one where there is none. A mirror that is
 * absent or damaged is put back from a good one, with an alarm; a copy that belongs to another
 * keystore or master key is left alone. Two processes must not open one keystore: the lock of the
 * data directory sees to that.
 *
 * Throws WrongMasterKey (nothing is touched), KeystoreDamaged (no copy is whole, or the mirrors
 * went separate ways) and, with `must_exist`, KeystoreMissing.
 */
export async function openKeystore(opening: {
  mirrors: readonly string[];
  master_key: Buffer;
  must_exist?: boolean;
  disk?: Disk;
}): Promise<Keystore> {
  if (opening.master_key.length !== KEY_BYTES) throw new Error('a master key has 32 bytes');
  return new Keystore(await openMirrors({ disk: realDisk, ...opening }));
}

/** Whether any of these folders holds a keystore: then a missing master key is a sealed start. */
export const keystoreExists = (mirrors: readonly string[]): boolean =>
  mirrors.some((it) => existsSync(join(it, 'keys')));
