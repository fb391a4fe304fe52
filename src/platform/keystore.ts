import { randomBytes } from './cipher.ts';
import { headerOf, isHeaderOf, Mirror, sealPage, SLOTS } from './keystore-mirror.ts';
import { log } from './log.ts';

const KEY_BYTES = 32;

/** The master key does not belong to this keystore. */
export class WrongMasterKey extends Error {
  override name = 'WrongMasterKey';
}
/** The key was destroyed: what it sealed stays unreadable for ever. */
export class KeyDestroyed extends Error {
  override name = 'KeyDestroyed';
}

export interface KeystoreHealth {
  mirrors: number;
  mirrors_in_order: number;
  key_count: number;
  sync_count: number;
}

/**
 * Data keys outside the database (findings §4a): a key deleted in PostgreSQL stays readable in its
 * heap, WAL and backups; here it is overwritten in place, on every mirror, and gone.
 *
 * A file of sealed pages per mirror; each page is sealed under the master key with its number. A page
 * is written to a journal and synced before it is written in place, so a crash leaves one good copy.
 */
export class Keystore {
  readonly #mirrors: Mirror[];
  readonly #master: Buffer;
  #count: number;
  #open: Buffer | undefined;
  #waiting: Waiting[] = [];
  #flushing = false;
  #turn: Promise<unknown> = Promise.resolve();
  #syncs = 0;

  constructor(mirrors: Mirror[], master: Buffer, count: number) {
    this.#mirrors = mirrors;
    this.#master = master;
    this.#count = count;
  }

  /** New keys, durable on every mirror when this resolves; all who wait share one sync. */
  create(count: number): Promise<{ slot: number; key: Buffer }[]> {
    if (count === 0) return Promise.resolve([]);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ count, resolve, reject });
      if (!this.#flushing) this.#flush();
    });
  }

  #flush(): void {
    this.#flushing = true;
    // A turn of the event loop gathers the creates of everyone who asks at this moment.
    setImmediate(() => void this.#exclusive(() => this.#createAll()));
  }

  async #createAll(): Promise<void> {
    const batch = this.#waiting.splice(0);
    try {
      const made = await this.#append(batch.reduce((sum, it) => sum + it.count, 0));
      for (const { count, resolve } of batch) resolve(made.splice(0, count));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
    if (this.#waiting.length > 0) this.#flush();
    else this.#flushing = false;
  }

  async #append(count: number): Promise<{ slot: number; key: Buffer }[]> {
    const made: { slot: number; key: Buffer }[] = [];
    const pages = new Map<number, Buffer>();
    let at = this.#count;
    for (; made.length < count; at++) {
      const number = Math.floor(at / SLOTS);
      const keys = pages.get(number) ?? this.#pageToFill(number, at);
      const key = randomBytes(KEY_BYTES);
      key.copy(keys, (at % SLOTS) * KEY_BYTES);
      pages.set(number, keys);
      made.push({ slot: at, key });
    }
    await this.#write(pages);
    this.#count = at;
    return made;
  }

  #pageToFill(number: number, at: number): Buffer {
    return at % SLOTS === 0 ? Buffer.alloc(SLOTS * KEY_BYTES) : Buffer.from(this.#page(number));
  }

  /** Journal first on every mirror, then in place: at any moment one whole copy can be read. */
  async #write(pages: Map<number, Buffer>): Promise<void> {
    this.#open = undefined;
    const sealed = [...pages].map(([number, keys]) => ({
      number,
      bytes: sealPage(this.#master, number, keys),
    }));
    const working = this.#mirrors.filter((it) => it.is_working);
    if (working.length === 0) throw new Error('no mirror of the keystore can be written');
    await Promise.all(working.map((it) => it.write(sealed)));
    this.#syncs++;
  }

  /** One key. Page opened each time: a cache of opened keys would outlive their erasure. */
  read(slot: number): Buffer {
    return this.#keyAt(this.#page(Math.floor(slot / SLOTS)), slot);
  }

  /** Many keys in the order asked; each page is opened once. */
  readMany(slots: readonly number[]): Buffer[] {
    const pages = new Map<number, Buffer>();
    return slots.map((slot) => {
      const number = Math.floor(slot / SLOTS);
      const page = pages.get(number) ?? this.#page(number);
      pages.set(number, page);
      return this.#keyAt(page, slot);
    });
  }

  #keyAt(page: Buffer, slot: number): Buffer {
    if (!Number.isInteger(slot) || slot < 0 || slot >= this.#count)
      throw new Error('no such key slot');
    const at = (slot % SLOTS) * KEY_BYTES;
    const key = page.subarray(at, at + KEY_BYTES);
    if (key.every((it) => it === 0)) throw new KeyDestroyed('the key was destroyed');
    return key;
  }

  #page(number: number): Buffer {
    for (const mirror of this.#mirrors) {
      const page = mirror.read(this.#master, number);
      if (page) return page;
    }
    throw new Error('no mirror of the keystore holds this page whole');
  }

  /** Overwrites a key with zeroes in place on every mirror; its neighbours stay. */
  async destroy(slot: number): Promise<void> {
    await this.#exclusive(async () => {
      const number = Math.floor(slot / SLOTS);
      const keys = Buffer.from(this.#page(number));
      keys.fill(0, (slot % SLOTS) * KEY_BYTES, (slot % SLOTS) * KEY_BYTES + KEY_BYTES);
      await this.#write(new Map([[number, keys]]));
    });
  }

  #exclusive<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work, work);
    this.#turn = done.catch(() => {});
    return done;
  }

  health(): KeystoreHealth {
    return {
      mirrors: this.#mirrors.length,
      mirrors_in_order: this.#mirrors.filter((it) => it.is_working).length,
      key_count: this.#count,
      sync_count: this.#syncs,
    };
  }

  async close(): Promise<void> {
    await this.#turn;
    for (const mirror of this.#mirrors) mirror.close();
  }
}

interface Waiting {
  count: number;
  resolve: (made: { slot: number; key: Buffer }[]) => void;
  reject: (error: unknown) => void;
}

/**
 * Opens the keystore of these folders, making it where there is none. A mirror that is missing, torn
 * or foreign is healed from a good one; a master key that is not this keystore's is refused.
 */
export async function openKeystore({
  mirrors: folders,
  master_key,
}: {
  mirrors: readonly string[];
  master_key: Buffer;
}): Promise<Keystore> {
  const mirrors = folders.map((it) => new Mirror(it));
  const whole = mirrors.filter((it) => it.header() !== undefined);
  const header = whole[0]?.header() ?? headerOf(master_key, randomBytes(16));
  if (!isHeaderOf(master_key, header)) {
    for (const mirror of mirrors) mirror.close();
    throw new WrongMasterKey('this master key does not open this keystore');
  }
  for (const mirror of whole) await mirror.recover(master_key);
  for (const mirror of mirrors)
    if (!mirror.header()?.equals(header)) await mirror.writeHeader(header);
  const pages = Math.max(...mirrors.map((it) => it.page_count));
  await healMirrors(mirrors, master_key, pages);
  // A restart begins a fresh page: a zero slot is either never used or destroyed, never used again.
  return new Keystore(mirrors, master_key, pages * SLOTS);
}

async function healMirrors(mirrors: Mirror[], master: Buffer, pages: number): Promise<void> {
  for (let number = 0; number < pages; number++) {
    const copies = mirrors.map((it) => it.read(master, number));
    const good = copies.find((it) => it !== undefined);
    if (!good) throw new Error(`page ${number} of the keystore is broken on every mirror`);
    const bytes = sealPage(master, number, good);
    for (const [at, copy] of copies.entries()) {
      if (copy) continue;
      log.warn('keystore.page_healed', { mirror: at, page: number });
      await mirrors[at]!.write([{ number, bytes }]);
    }
  }
}
