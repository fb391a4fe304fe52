import {
  closeSync,
  existsSync,
  fdatasync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { equal, hmac, open, seal } from './cipher.ts';
import { log } from './log.ts';

const sync = promisify(fdatasync);

const PAGE_BYTES = 4096;
const KEY_BYTES = 32;
/** Keys of one page: 63 × 32 bytes, with the seal's head and tag, in 4 KiB with room to spare. */
export const SLOTS = 63;
const SEALED_BYTES = 1 + 12 + SLOTS * KEY_BYTES + 16;
const MAGIC = Buffer.from('KEBUKEYS1');
const ID_BYTES = 16;

/** The first page: what this file is, whose it is, and whether a master key belongs to it. */
export function headerOf(master: Buffer, id: Buffer): Buffer {
  const check = hmac(master, 'keystore|check', id);
  return Buffer.concat([MAGIC, id, check], PAGE_BYTES);
}

export function isHeaderOf(master: Buffer, header: Buffer): boolean {
  const id = header.subarray(MAGIC.length, MAGIC.length + ID_BYTES);
  const check = header.subarray(MAGIC.length + ID_BYTES, MAGIC.length + ID_BYTES + 32);
  return equal(check, hmac(master, 'keystore|check', id));
}

const wordOf = (number: number) => `keystore|page|${number}`;

export function sealPage(master: Buffer, number: number, keys: Buffer): Buffer {
  const page = Buffer.alloc(PAGE_BYTES);
  seal(master, keys, wordOf(number)).copy(page);
  return page;
}

export interface SealedPage {
  number: number;
  bytes: Buffer;
}

/** One copy of the keystore: a header page, then sealed pages; and a journal beside it. */
export class Mirror {
  readonly #file: number;
  readonly #journal: number;
  readonly path: string;
  is_working = true;

  constructor(path: string) {
    this.path = path;
    mkdirSync(path, { recursive: true, mode: 0o700 });
    this.#file = openSync(join(path, 'keys'), existsSync(join(path, 'keys')) ? 'r+' : 'w+', 0o600);
    const journal = join(path, 'journal');
    this.#journal = openSync(journal, existsSync(journal) ? 'r+' : 'w+', 0o600);
  }

  get page_count(): number {
    return Math.max(0, Math.floor(fstatSync(this.#file).size / PAGE_BYTES) - 1);
  }

  header(): Buffer | undefined {
    const page = readAt(this.#file, 0);
    return page.subarray(0, MAGIC.length).equals(MAGIC) ? page : undefined;
  }

  async writeHeader(header: Buffer): Promise<void> {
    writeSync(this.#file, header, 0, PAGE_BYTES, 0);
    await sync(this.#file);
  }

  read(master: Buffer, number: number): Buffer | undefined {
    return openPage(master, number, readAt(this.#file, (number + 1) * PAGE_BYTES));
  }

  async write(pages: readonly SealedPage[]): Promise<void> {
    try {
      pages.forEach(({ number, bytes }, at) => {
        const head = Buffer.alloc(8);
        head.writeBigUInt64BE(BigInt(number));
        writeSync(this.#journal, head, 0, 8, at * (PAGE_BYTES + 8));
        writeSync(this.#journal, bytes, 0, PAGE_BYTES, at * (PAGE_BYTES + 8) + 8);
      });
      await sync(this.#journal);
      for (const { number, bytes } of pages)
        writeSync(this.#file, bytes, 0, PAGE_BYTES, (number + 1) * PAGE_BYTES);
      await sync(this.#file);
      // The journal is worthless once the page stands; old keys must not survive in it.
      writeSync(this.#journal, Buffer.alloc(pages.length * (PAGE_BYTES + 8)), 0, undefined, 0);
    } catch (error) {
      this.is_working = false;
      log.error('keystore.mirror_failed', { error });
      throw error;
    }
  }

  /** Puts back a page that a crash tore, from the journal written before it. */
  async recover(master: Buffer): Promise<void> {
    const size = fstatSync(this.#journal).size;
    for (let at = 0; at + 8 + PAGE_BYTES <= size; at += PAGE_BYTES + 8) {
      const head = Buffer.alloc(8);
      readSync(this.#journal, head, 0, 8, at);
      const number = Number(head.readBigUInt64BE());
      const bytes = readAt(this.#journal, at + 8);
      if (!openPage(master, number, bytes)) continue;
      if (this.read(master, number)) continue;
      writeSync(this.#file, bytes, 0, PAGE_BYTES, (number + 1) * PAGE_BYTES);
      await sync(this.#file);
    }
  }

  close(): void {
    closeSync(this.#file);
    closeSync(this.#journal);
  }
}

function readAt(file: number, position: number): Buffer {
  const page = Buffer.alloc(PAGE_BYTES);
  readSync(file, page, 0, PAGE_BYTES, position);
  return page;
}

function openPage(master: Buffer, number: number, page: Buffer): Buffer | undefined {
  try {
    return open(master, page.subarray(0, SEALED_BYTES), wordOf(number));
  } catch {
    return undefined;
  }
}
