import { randomBytes } from './cipher.ts';
import { newest } from './keystore-copies.ts';
import type { Disk } from './keystore-disk.ts';
import {
  KeystoreDamaged,
  KeystoreFull,
  KeystoreMissing,
  WrongMasterKey,
} from './keystore-errors.ts';
import { KeptImages } from './keystore-images.ts';
import { Mirror, type PageImage } from './keystore-mirror.ts';
import {
  emptyPage,
  headerOf,
  isBlank,
  isUnder,
  openPage,
  pageKeyOf,
  sealPage,
  type Header,
  type Page,
  type PageKey,
} from './keystore-page.ts';
import { log } from './log.ts';

/** The page that holds no key: its version carries the number of this opening. */
const STATE_PAGE = 0;
const EPOCH = 2 ** 32;

interface Opening {
  mirrors: readonly string[];
  /** 32 bytes. */
  master_key: Buffer;
  /** Refuses to begin an empty keystore: the database already knows of keys. */
  must_exist?: boolean;
  disk: Disk;
}

/** All copies of one keystore, kept equal: what one has lost comes back from another. */
export class Mirrors {
  readonly all: readonly Mirror[];
  readonly #own: PageKey;
  readonly #header: Buffer;
  readonly #ailing = new Set<number>();
  readonly #images = new KeptImages();
  #epoch = 0;
  sync_count = 0;
  healed_count = 0;
  lost_count = 0;

  constructor(all: readonly Mirror[], master: Buffer, id: Buffer) {
    this.all = all;
    this.#own = pageKeyOf(master, id);
    this.#header = headerOf(master, id);
  }

  get #working(): Mirror[] {
    return this.all.filter((it) => it.is_in_order);
  }

  /** Puts the mirrors in order and begins a new epoch, whose pages outrank all earlier ones. */
  async open(): Promise<void> {
    if (this.#working.length === 0)
      await this.#rebuild(
        this.all.filter((it) => it.problem === 'absent'),
        [],
      );
    await this.#each((mirror) => mirror.replay(this.#own));
    const count = this.pageCount();
    for (let number = 0; number < count; number++) await this.#heal(number);
    await this.settle();
    await this.repair();
    const state = this.#find(STATE_PAGE) ?? { ...emptyPage(STATE_PAGE), version: this.#newest() };
    this.#epoch = Math.floor(state.version / EPOCH) + 1;
    await this.write([state]);
    this.sync_count = 0;
  }

  /** The highest version of any page; only asked when the page that knows the epoch is lost. */
  #newest(): number {
    const numbers = Array.from({ length: this.pageCount() }, (_, number) => number);
    return Math.max(0, ...numbers.map((it) => this.#find(it)?.version ?? 0));
  }

  /** Brings absent, damaged and failed mirrors back from one in order. */
  async repair(): Promise<void> {
    const repairable = ['absent', 'damaged', 'failed'];
    const broken = this.all.filter((it) => it.problem && repairable.includes(it.problem));
    if (broken.length === 0) return;
    const [source] = this.#working;
    if (!source) throw new KeystoreDamaged('no mirror of the keystore is in order');
    await this.#rebuild(broken, pagesOf(source, this.pageCount()));
  }

  async #rebuild(mirrors: readonly Mirror[], pages: readonly PageImage[]): Promise<void> {
    for (const mirror of mirrors) {
      const { problem } = mirror;
      try {
        await mirror.rebuild(this.#header, pages);
        if (pages.length > 0)
          log.error('keystore.mirror_rebuilt', { mirror: mirror.folder, problem });
      } catch (error) {
        this.#fail(mirror, error);
      }
    }
  }

  #fail(mirror: Mirror, error: unknown): void {
    mirror.problem = 'failed';
    log.error('keystore.mirror_failed', { mirror: mirror.folder, error });
  }

  /** Pages ever written, on whichever mirror holds most. */
  pageCount(): number {
    return Math.max(0, ...this.#working.map((it) => it.pageCount()));
  }

  /** A page from the first mirror that holds it whole; what another lacks is left for `heal`. */
  read(number: number): Page {
    const page = this.#find(number);
    if (!page) throw new KeystoreDamaged(`page ${number} of the keystore is broken everywhere`);
    return page;
  }

  #find(number: number): Page | undefined {
    const kept = this.#images.get(number);
    if (kept) return openPage(this.#own, number, kept);
    for (const mirror of this.#working) {
      const image = this.#imageOf(mirror, number);
      const page = image && openPage(this.#own, number, image);
      if (page) {
        this.#images.keep(number, image);
        return page;
      }
      this.#ailing.add(number);
    }
    return undefined;
  }

  #imageOf(mirror: Mirror, number: number): Buffer | undefined {
    try {
      return mirror.image(number);
    } catch (error) {
      this.#fail(mirror, error);
      return undefined;
    }
  }

  get is_ailing(): boolean {
    return this.#ailing.size > 0;
  }

  /** Puts back the pages that a read found broken on a mirror. */
  async heal(): Promise<void> {
    for (const number of this.#ailing) {
      this.#ailing.delete(number);
      await this.#heal(number);
    }
  }

  async #heal(number: number): Promise<void> {
    const images = this.#working.flatMap((mirror) => {
      const image = this.#imageOf(mirror, number);
      return image ? [{ mirror, image }] : [];
    });
    const [first, ...others] = images;
    // Copies are byte for byte the same, so a healthy page costs a comparison, not an opening.
    if (others.length > 0 && others.every((it) => it.image.equals(first!.image))) return;
    const copies = images.map((it) => ({ ...it, page: openPage(this.#own, number, it.image) }));
    const best = newest(copies);
    if (!best) {
      if (images.every((it) => isBlank(it.image))) return;
      this.lost_count++;
      log.error('keystore.page_lost', { page: number });
      return;
    }
    for (const { mirror, image, page } of copies) {
      if (image.equals(best.image)) continue;
      // A crash leaves one mirror a page ahead: nothing is wrong with the other's older copy.
      const isBroken = !page && !isBlank(image);
      await this.#putBack(mirror, { number, image: best.image }, isBroken);
    }
  }

  async #putBack(mirror: Mirror, page: PageImage, isBroken: boolean): Promise<void> {
    try {
      await mirror.write([page]);
      this.#images.forget(page.number);
      if (!isBroken) return;
      this.healed_count++;
      log.error('keystore.page_healed', { mirror: mirror.folder, page: page.number });
    } catch (error) {
      this.#fail(mirror, error);
    }
  }

  /**
   * Makes pages durable on every mirror in order, all with one sync each. A mirror that fails is
   * left out with an alarm as long as another one holds; a full disk changes nothing anywhere.
   */
  async write(pages: readonly Page[]): Promise<void> {
    const images = pages.map((page) => {
      const version = Math.max(page.version + 1, this.#epoch * EPOCH);
      return { number: page.number, image: sealPage(this.#own, { ...page, version }) };
    });
    const highest = Math.max(...pages.map((it) => it.number));
    for (const mirror of this.#working) this.#reserve(mirror, highest);
    try {
      await this.#each((mirror) => mirror.write(images));
    } finally {
      // Whoever read meanwhile may have kept what stood there before.
      for (const { number } of pages) this.#images.forget(number);
    }
    this.sync_count++;
  }

  #reserve(mirror: Mirror, highest: number): void {
    try {
      mirror.reserve(highest);
    } catch (error) {
      if (error instanceof KeystoreFull) throw error;
      this.#fail(mirror, error);
    }
  }

  /** Leaves no older image of any page on any mirror in order. */
  async settle(): Promise<void> {
    await this.#each((mirror) => mirror.settle());
  }

  async #each(work: (mirror: Mirror) => Promise<void>): Promise<void> {
    const working = this.#working;
    await Promise.all(
      working.map((mirror) => work(mirror).catch((error: unknown) => this.#fail(mirror, error))),
    );
    if (this.#working.length === 0)
      // What lies there may be whole: nobody is to restore a backup over it for this.
      throw new KeystoreDamaged('no mirror of the keystore can be written', {
        reason: 'disk_full',
      });
  }

  close(): void {
    for (const mirror of this.all) mirror.close();
  }
}

function pagesOf(mirror: Mirror, count: number): PageImage[] {
  return Array.from({ length: count }, (_, number) => ({ number, image: mirror.image(number) }));
}

/** Looks at the folders, decides which copies are ours, and puts them in order. */
export async function openMirrors({
  mirrors: folders,
  master_key,
  must_exist = false,
  disk,
}: Opening): Promise<Mirrors> {
  const all = folders.map((it) => new Mirror(disk, it));
  try {
    const headers = all.map(inspect);
    const id = idOf(headers, master_key);
    if (!id && all.some((it) => it.problem !== 'absent'))
      throw new KeystoreDamaged('the keystore is there but no mirror of it can be read');
    if (!id && must_exist) throw new KeystoreMissing('the keystore is not where it was');
    headers.forEach((header, at) => {
      if (!header || isUnder(master_key, header)) return;
      all[at]!.problem = header.id.equals(id!) ? 'other_master_key' : 'foreign';
      log.error('keystore.mirror_not_ours', { mirror: all[at]!.folder, problem: all[at]!.problem });
    });
    const mirrors = new Mirrors(all, master_key, id ?? randomBytes(16));
    await mirrors.open();
    return mirrors;
  } catch (error) {
    for (const mirror of all) mirror.close();
    throw error;
  }
}

function inspect(mirror: Mirror): Header | undefined {
  try {
    return mirror.inspect();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    mirror.problem = 'failed';
    log.error('keystore.mirror_failed', { mirror: mirror.folder, error });
    return undefined;
  }
}

/** The id of the keystore this master key opens; undefined when there is no keystore at all. */
function idOf(headers: readonly (Header | undefined)[], master: Buffer): Buffer | undefined {
  const found = headers.filter((it) => it !== undefined);
  if (found.length === 0) return undefined;
  const [first, ...others] = found.filter((it) => isUnder(master, it));
  if (!first) throw new WrongMasterKey('this master key does not open this keystore');
  if (others.some((it) => !it.id.equals(first.id)))
    throw new KeystoreDamaged('the mirrors belong to different keystores');
  return first.id;
}
