import { inflateRawSync } from 'node:zlib';

import { Unreadable } from './refusals.ts';

/** One part of a zip as its central directory declares it. */
export interface ZipEntry {
  name: string;
  method: number;
  packed: number;
  unpacked: number;
  offset: number;
}

export interface ZipLimits {
  entries: number;
  /** Bytes all parts together may unpack to. */
  unpacked: number;
  /** Bytes a part that must be held whole (strings, styles) may unpack to. */
  held: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const UNKNOWN_32 = 0xffffffff;
const SUSPICIOUS_RATIO = 200;
const RATIO_MATTERS_FROM = 10 << 20;

/**
 * The parts of a zip, after it has been shown to be no bomb (trust E01, E02): too many parts, parts
 * that together or by ratio unpack too far, parts that overlap or share a name, parts that declare
 * no size. No reader unpacks a part beyond its declared size, so lies about it are of no use.
 */
export function zipDirectory(bytes: Buffer, limits: ZipLimits): Map<string, ZipEntry> {
  const { count, start } = directoryPlace(bytes);
  if (count > limits.entries) throw new Unreadable('too_large', { parts: count });
  const entries = new Map<string, ZipEntry>();
  let at = start;
  let total = 0;
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL)
      throw new Unreadable('unreadable');
    const { entry, next } = centralEntry(bytes, at);
    at = next;
    if (entries.has(entry.name)) throw new Unreadable('unreadable');
    entries.set(entry.name, entry);
    total += entry.unpacked;
    refuseBomb(entry, total, limits);
  }
  refuseOverlap(bytes, [...entries.values()]);
  return entries;
}

function directoryPlace(bytes: Buffer): { count: number; start: number } {
  const lowest = Math.max(0, bytes.length - 65_557);
  let at = bytes.length - 22;
  while (at >= lowest && bytes.readUInt32LE(at) !== END) at -= 1;
  if (at < lowest || at < 0) throw new Unreadable('unreadable');
  const count = bytes.readUInt16LE(at + 10);
  const start = bytes.readUInt32LE(at + 16);
  if (count !== 0xffff && start !== UNKNOWN_32) return { count, start };
  if (at < 20 || bytes.readUInt32LE(at - 20) !== LOCATOR_64) throw new Unreadable('unreadable');
  const record = Number(bytes.readBigUInt64LE(at - 12));
  if (record + 56 > bytes.length || bytes.readUInt32LE(record) !== END_64)
    throw new Unreadable('unreadable');
  return {
    count: Number(bytes.readBigUInt64LE(record + 32)),
    start: Number(bytes.readBigUInt64LE(record + 48)),
  };
}

function centralEntry(bytes: Buffer, at: number): { entry: ZipEntry; next: number } {
  if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw new Unreadable('encrypted');
  const nameLength = bytes.readUInt16LE(at + 28);
  const extraLength = bytes.readUInt16LE(at + 30);
  const next = at + 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32);
  if (next > bytes.length) throw new Unreadable('unreadable');
  const entry = {
    name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
    method: bytes.readUInt16LE(at + 10),
    packed: bytes.readUInt32LE(at + 20),
    unpacked: bytes.readUInt32LE(at + 24),
    offset: bytes.readUInt32LE(at + 42),
  };
  widen(entry, bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength));
  return { entry, next };
}

/** Sizes too wide for 32 bits stand in the zip64 extra field, in this order, where needed. */
function widen(entry: ZipEntry, extra: Buffer): void {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let from = at + 4;
    for (const field of ['unpacked', 'packed', 'offset'] as const) {
      if (entry[field] !== UNKNOWN_32 || from + 8 > extra.length) continue;
      entry[field] = Number(extra.readBigUInt64LE(from));
      from += 8;
    }
    return;
  }
}

function refuseBomb(entry: ZipEntry, total: number, limits: ZipLimits): void {
  const isSheet = /worksheets\/[^/]+\.xml$/i.test(entry.name);
  const tooFar = total > limits.unpacked || (!isSheet && entry.unpacked > limits.held);
  const tooDense =
    entry.unpacked > RATIO_MATTERS_FROM && entry.unpacked / entry.packed > SUSPICIOUS_RATIO;
  if (tooFar || tooDense) throw new Unreadable('too_large', { megabytes: total >> 20 });
  // A part that declares nothing and holds something would be unpacked without a bound.
  if (entry.unpacked === 0 && entry.packed > 2) throw new Unreadable('unreadable');
  if (entry.method !== 0 && entry.method !== 8) throw new Unreadable('unreadable');
}

function refuseOverlap(bytes: Buffer, entries: ZipEntry[]): void {
  let free = 0;
  for (const entry of entries.sort((a, b) => a.offset - b.offset)) {
    const from = dataStart(bytes, entry);
    if (entry.offset < free || from + entry.packed > bytes.length)
      throw new Unreadable('unreadable');
    free = from + entry.packed;
  }
}

function dataStart(bytes: Buffer, { offset }: ZipEntry): number {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL)
    throw new Unreadable('unreadable');
  return offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
}

/** The bytes of one part as packed, to be inflated by whoever reads it. */
export function packedPart(bytes: Buffer, entry: ZipEntry): Buffer {
  const from = dataStart(bytes, entry);
  return bytes.subarray(from, from + entry.packed);
}

/** A small part as text; refused when it is larger than it declares. */
export function partText(bytes: Buffer, entry: ZipEntry): string {
  const packed = packedPart(bytes, entry);
  if (entry.method === 0) return packed.toString('utf8');
  try {
    const limit = Math.max(entry.unpacked, 1);
    return inflateRawSync(packed, { maxOutputLength: limit }).toString('utf8');
  } catch (cause) {
    throw new Error('a part of the workbook does not unpack', { cause });
  }
}
