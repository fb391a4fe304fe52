import { equal, hmac, open, seal, SealBroken, sha256 } from './cipher.ts';

export const PAGE_BYTES = 4096;
/** Keys of one page. */
export const SLOTS = 63;
const SLOT_BYTES = 64;
export const KEY_BYTES = 32;
const ID_BYTES = 16;

/*
 * A page on disk: number (8, in clear, also bound into the seal) | seal of [version (8) | 63
 * slots] | zeroes. A slot: state (1) | reserved (31) | key (32). The state tells a destroyed key
 * from a slot that was never used, so that no slot is ever given twice.
 */
const NUMBER_BYTES = 8;
const VERSION_BYTES = 8;
const PLAIN_BYTES = VERSION_BYTES + SLOTS * SLOT_BYTES;
const SEAL_BYTES = 1 + 12 + PLAIN_BYTES + 16;

const states = { unused: 0, live: 1, destroyed: 2 } as const;
type SlotState = keyof typeof states;

/**
 * A page in the open. `version` only grows; of two copies of a page the higher one is the truth.
 */
export interface Page {
  number: number;
  version: number;
  slots: Buffer;
}

/** What opens and seals the pages of one keystore. */
export interface PageKey {
  key: Buffer;
  keystore_id: string;
}

/** Pages are sealed under a key derived from the master key, bound to this one keystore. */
export function pageKeyOf(master: Buffer, id: Buffer): PageKey {
  return { key: hmac(master, 'keystore|pages|', id), keystore_id: id.toString('hex') };
}

export const emptyPage = (number: number): Page => ({
  number,
  version: 0,
  slots: Buffer.alloc(SLOTS * SLOT_BYTES),
});

const placeOf = (own: PageKey, number: number) => `keystore|${own.keystore_id}|${number}`;

export function sealPage(own: PageKey, page: Page): Buffer {
  const plain = Buffer.alloc(PLAIN_BYTES);
  plain.writeBigUInt64BE(BigInt(page.version));
  page.slots.copy(plain, VERSION_BYTES);
  const image = Buffer.alloc(PAGE_BYTES);
  image.writeBigUInt64BE(BigInt(page.number));
  seal(own.key, plain, placeOf(own, page.number)).copy(image, NUMBER_BYTES);
  plain.fill(0);
  return image;
}

/** The number a page image claims to have; only opening it proves the claim. */
export const numberOf = (image: Buffer): number => Number(image.readBigUInt64BE());

/** Opens a page image; undefined when it is torn, altered, blank or of another page. */
export function openPage(own: PageKey, number: number, image: Buffer): Page | undefined {
  if (numberOf(image) !== number) return undefined;
  const sealed = image.subarray(NUMBER_BYTES, NUMBER_BYTES + SEAL_BYTES);
  try {
    const plain = open(own.key, sealed, placeOf(own, number));
    const version = Number(plain.readBigUInt64BE());
    return { number, version, slots: plain.subarray(VERSION_BYTES) };
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}

/** True for a page that was reserved on disk and never written. */
export const isBlank = (image: Buffer): boolean => image.equals(blank);
const blank = Buffer.alloc(PAGE_BYTES);

export function stateOf({ slots }: Page, slot: number): SlotState | undefined {
  const state = slots[slot * SLOT_BYTES];
  return (Object.keys(states) as SlotState[]).find((it) => states[it] === state);
}

/** A copy of one key, so that the opened page can be wiped. */
export function keyIn({ slots }: Page, slot: number): Buffer {
  const end = (slot + 1) * SLOT_BYTES;
  return Buffer.from(slots.subarray(end - KEY_BYTES, end));
}

export function putKey({ slots }: Page, slot: number, key: Buffer): void {
  slots[slot * SLOT_BYTES] = states.live;
  key.copy(slots, (slot + 1) * SLOT_BYTES - KEY_BYTES);
}

export function wipeKey({ slots }: Page, slot: number): void {
  slots.fill(0, slot * SLOT_BYTES, (slot + 1) * SLOT_BYTES);
  slots[slot * SLOT_BYTES] = states.destroyed;
}

/** How many slots of a page have been given out, destroyed ones included. */
export function usedIn(page: Page): number {
  let used = SLOTS;
  while (used > 0 && stateOf(page, used - 1) === 'unused') used--;
  return used;
}

const MAGIC = Buffer.from('KEBUKEYS');
const FORMAT = 2;
const ID_AT = 16;
const MASTER_ID_AT = 32;
const CHECK_AT = 48;
const SUM_AT = PAGE_BYTES - 32;

/** The first page of a mirror: what this file is, which keystore, under which master key. */
export interface Header {
  id: Buffer;
  /** Names the master key without saying anything about it. */
  master_key_id: Buffer;
  check: Buffer;
}

export function headerOf(master: Buffer, id: Buffer): Buffer {
  const image = Buffer.alloc(PAGE_BYTES);
  MAGIC.copy(image);
  image.writeUInt16BE(FORMAT, 8);
  image.writeUInt32BE(PAGE_BYTES, 12);
  id.copy(image, ID_AT, 0, ID_BYTES);
  masterKeyId(master).copy(image, MASTER_ID_AT);
  hmac(master, 'keystore|check|', id).copy(image, CHECK_AT);
  sha256(image.subarray(0, SUM_AT)).copy(image, SUM_AT);
  return image;
}

const masterKeyId = (master: Buffer) => hmac(master, 'keystore|key id').subarray(0, 16);

/** Reads a header; undefined when it is torn or altered. A newer format is refused in words. */
export function readHeader(image: Buffer): Header | undefined {
  if (!image.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  if (!sha256(image.subarray(0, SUM_AT)).equals(image.subarray(SUM_AT))) return undefined;
  if (image.readUInt16BE(8) !== FORMAT)
    throw new Error('this keystore was written by another version of Kebu');
  return {
    id: image.subarray(ID_AT, ID_AT + ID_BYTES),
    master_key_id: image.subarray(MASTER_ID_AT, MASTER_ID_AT + 16),
    check: image.subarray(CHECK_AT, CHECK_AT + 32),
  };
}

export const isUnder = (master: Buffer, { id, check }: Header): boolean =>
  equal(check, hmac(master, 'keystore|check|', id));
