import { join } from 'node:path';

import type { Disk, DiskFile } from './keystore-disk.ts';
import { KeystoreFull } from './keystore-errors.ts';
import {
  isBlank,
  numberOf,
  openPage,
  PAGE_BYTES,
  readHeader,
  type Header,
  type PageKey,
} from './keystore-page.ts';

/** Pages the journal holds; one write never takes more than half of it. */
const JOURNAL_PAGES = 256;
export const MOST_PAGES_AT_ONCE = JOURNAL_PAGES / 2;
/** The file grows by so many pages at a time: a full disk is met before anything is promised. */
const GROWTH_PAGES = 64;

export interface PageImage {
  number: number;
  image: Buffer;
}

/** Why a mirror is not used. */
export type MirrorProblem = 'absent' | 'damaged' | 'foreign' | 'other_master_key' | 'failed';

/**
 * One copy of the keystore: `keys` is a header and numbered pages, `journal` a ring of page images.
 *
 * A page is durable once its image is synced in the journal: one sync for everyone who waits. It is
 * then written in place without a sync of its own; that comes before the ring begins again. Images
 * prove their own number and version, so replaying the whole ring is always right.
 */
export class Mirror {
  readonly folder: string;
  readonly #disk: Disk;
  #keys: DiskFile | undefined;
  #journal: DiskFile | undefined;
  #at = 0;
  problem: MirrorProblem | undefined;

  constructor(disk: Disk, folder: string) {
    this.#disk = disk;
    this.folder = folder;
  }

  get is_in_order(): boolean {
    return this.problem === undefined;
  }

  /** Opens the files if they are there and answers the header, or names the problem. */
  inspect(): Header | undefined {
    this.problem = undefined;
    if (!this.#disk.exists(join(this.folder, 'keys'))) {
      this.problem = 'absent';
      return undefined;
    }
    this.#openFiles();
    const header = readHeader(this.#opened().keys.read(0, PAGE_BYTES));
    if (!header) this.problem = 'damaged';
    return header;
  }

  #openFiles(): void {
    this.close();
    this.#keys = this.#disk.open(join(this.folder, 'keys'));
    this.#journal = this.#disk.open(join(this.folder, 'journal'));
  }

  #opened(): { keys: DiskFile; journal: DiskFile } {
    if (!this.#keys || !this.#journal) throw new Error('this mirror of the keystore is not open');
    return { keys: this.#keys, journal: this.#journal };
  }

  /**
   * Makes this mirror from a header and a run of pages; until the last step nothing has changed.
   */
  async rebuild(header: Buffer, pages: Iterable<PageImage>): Promise<void> {
    this.close();
    this.#disk.makeFolder(this.folder);
    const journal = this.#disk.open(join(this.folder, 'journal'));
    journal.write(Buffer.alloc(JOURNAL_PAGES * PAGE_BYTES), 0);
    await journal.sync();
    journal.close();
    const fresh = this.#disk.open(join(this.folder, 'keys.new'));
    fresh.write(Buffer.alloc(fresh.size()), 0);
    fresh.write(header, 0);
    for (const { number, image } of pages) fresh.write(image, placeOf(number));
    await fresh.sync();
    fresh.close();
    const old = this.#disk.open(join(this.folder, 'keys'));
    this.#disk.rename(join(this.folder, 'keys.new'), join(this.folder, 'keys'));
    // What stood there before may hold keys that have been destroyed since.
    old.write(Buffer.alloc(old.size()), 0);
    await old.sync();
    old.close();
    this.#openFiles();
    this.#at = 0;
    this.problem = undefined;
  }

  /** Pages up to the last one that was ever written. */
  pageCount(): number {
    const { keys } = this.#opened();
    let count = Math.ceil(keys.size() / PAGE_BYTES) - 1;
    while (count > 0 && isBlank(this.image(count - 1))) count--;
    return Math.max(0, count);
  }

  image(number: number): Buffer {
    return this.#opened().keys.read(placeOf(number), PAGE_BYTES);
  }

  /** Takes the room that pages need, before anything is promised. Full disks end here. */
  reserve(highest: number): void {
    const { keys } = this.#opened();
    const needed = placeOf(highest + 1);
    const size = keys.size();
    if (size >= needed) return;
    const end = placeOf(highest + GROWTH_PAGES);
    try {
      keys.write(Buffer.alloc(end - size), size);
    } catch (error) {
      const { code } = error as { code?: string };
      if (code !== 'ENOSPC' && code !== 'EDQUOT') throw error;
      throw new KeystoreFull('the disk of the keystore is full', { cause: error });
    }
  }

  /** Makes pages durable: one sync, shared by all of them. */
  async write(pages: readonly PageImage[]): Promise<void> {
    const { keys, journal } = this.#opened();
    if (!keys.isInPlace() || !journal.isInPlace())
      throw new Error('files of the keystore were deleted or replaced under it');
    if (this.#at + pages.length > JOURNAL_PAGES) {
      await keys.sync();
      this.#at = 0;
    }
    const images = Buffer.concat(pages.map((it) => it.image));
    journal.write(images, this.#at * PAGE_BYTES);
    await journal.sync();
    for (const { number, image } of pages) keys.write(image, placeOf(number));
    this.#at += pages.length;
  }

  /** Brings the pages in place up to what the journal promised. */
  async replay(own: PageKey): Promise<void> {
    const { keys, journal } = this.#opened();
    for (let at = 0; at < JOURNAL_PAGES; at++) {
      const image = journal.read(at * PAGE_BYTES, PAGE_BYTES);
      const page = openPage(own, numberOf(image), image);
      if (!page) continue;
      const standing = openPage(own, page.number, this.image(page.number));
      if (standing && standing.version >= page.version) continue;
      keys.write(image, placeOf(page.number));
    }
    await this.settle();
  }

  /** Syncs the pages in place, then wipes the journal: no older image of any page is left. */
  async settle(): Promise<void> {
    const { keys, journal } = this.#opened();
    await keys.sync();
    journal.write(Buffer.alloc(JOURNAL_PAGES * PAGE_BYTES), 0);
    await journal.sync();
    this.#at = 0;
  }

  close(): void {
    this.#keys?.close();
    this.#journal?.close();
    this.#keys = undefined;
    this.#journal = undefined;
  }
}

/** After the header. */
const placeOf = (number: number) => (number + 1) * PAGE_BYTES;
