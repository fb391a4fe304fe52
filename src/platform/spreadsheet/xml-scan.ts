import { createInflateRaw } from 'node:zlib';

import { Unreadable } from './refusals.ts';
import { packedPart, type ZipEntry } from './zip-directory.ts';

/** A part as text, in pieces, never more than it declares. */
export async function* partPieces(bytes: Buffer, entry: ZipEntry): AsyncGenerator<string> {
  const packed = packedPart(bytes, entry);
  if (entry.method === 0) {
    yield packed.toString('utf8');
    return;
  }
  const decoder = new TextDecoder('utf-8');
  const inflating = createInflateRaw({ chunkSize: 64 << 10 });
  inflating.end(packed);
  let unpacked = 0;
  for await (const chunk of inflating as AsyncIterable<Buffer>) {
    unpacked += chunk.length;
    if (unpacked > entry.unpacked) throw new Unreadable('unreadable');
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

/** What a scan is told. Names come without their prefix: `x:row` and `row` are one. */
export interface XmlListener {
  /** `tag` is what stands between the angle brackets. */
  open(name: string, tag: string): void;
  close(name: string): void;
  /** Raw: entities are for whoever keeps the text. One text may come in several pieces. */
  text(raw: string): void;
}

const LONGEST_TAG = 1 << 20;

/**
 * Reads XML as it arrives and holds none of it: a workbook's strings and sheets are hundreds of
 * megabytes, and a tree of them many times that. A document type is refused, as OOXML does: nothing
 * honest is in one (trust D14).
 */
export function xmlScanner(listener: XmlListener): { push(piece: string): void } {
  let rest = '';
  const tagAt = (text: string, at: number): number => {
    if (text.startsWith('<!--', at)) return skipTo(text, at, '-->');
    if (text.startsWith('<![CDATA[', at)) {
      const end = text.indexOf(']]>', at);
      if (end === -1) return -1;
      listener.text(text.slice(at + 9, end).replaceAll('&', '&amp;'));
      return end + 3;
    }
    // Too little has come to tell a comment from a document type.
    if (text.length - at < 9 && text.startsWith('<!', at)) return -1;
    if (text.startsWith('<!', at)) throw new Unreadable('unreadable');
    const end = text.indexOf('>', at);
    if (end === -1) return -1;
    if (text.charCodeAt(at + 1) === 47) listener.close(localName(text.slice(at + 2, end)));
    else if (text.charCodeAt(at + 1) !== 63) {
      const isWhole = text.charCodeAt(end - 1) === 47;
      const tag = text.slice(at + 1, isWhole ? end - 1 : end);
      const name = localName(tag);
      listener.open(name, tag);
      if (isWhole) listener.close(name);
    }
    return end + 1;
  };
  /** Scans from `from`; returns where what is not whole yet begins. */
  const scan = (text: string, from: number): number => {
    let at = from;
    while (at < text.length) {
      const open = text.indexOf('<', at);
      if (open !== at) listener.text(text.slice(at, open === -1 ? text.length : open));
      if (open === -1) return text.length;
      const next = tagAt(text, open);
      if (next === -1) return open;
      at = next;
    }
    return at;
  };
  return {
    push(piece) {
      let from = 0;
      // Only the little that was left over is joined to the new piece, up to the end of its tag:
      // joining whole pieces makes V8 copy them over and over (20,000 rows took 20 s for 0.5).
      while (rest !== '' && from < piece.length) {
        const end = piece.indexOf('>', from) + 1 || piece.length;
        const joined = rest + piece.slice(from, end);
        rest = joined.slice(scan(joined, 0));
        from = end;
        if (rest.length > LONGEST_TAG) throw new Unreadable('unreadable');
      }
      if (from < piece.length) rest = piece.slice(scan(piece, from));
    },
  };
}

function skipTo(text: string, at: number, mark: string): number {
  const end = text.indexOf(mark, at);
  return end === -1 ? -1 : end + mark.length;
}

function localName(tag: string): string {
  let start = 0;
  let end = tag.length;
  for (let at = 0; at < tag.length; at += 1) {
    const code = tag.charCodeAt(at);
    if (code === 58) start = at + 1;
    else if (code <= 32) {
      end = at;
      break;
    }
  }
  return tag.slice(start, end);
}

/** An attribute of a tag, raw. */
export function attribute(tag: string, name: string): string | undefined {
  const plain = /[\t\r\n]/.test(tag) ? tag.replace(/\s+/g, ' ') : tag;
  const at = plain.indexOf(` ${name}=`);
  if (at === -1) return undefined;
  const from = at + name.length + 3;
  const end = plain.indexOf(plain[from - 1] ?? '"', from);
  return end === -1 ? undefined : plain.slice(from, end);
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Raw text with its entities resolved; an unknown one stays as it is written. */
export function plainText(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos));/gi,
    (all, ten, hex, name) => {
      if (name) return ENTITIES[String(name).toLowerCase()] ?? all;
      const code = ten ? Number(ten) : parseInt(String(hex), 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}

/** The text of a cell: `_x000D_` is how a workbook writes what XML cannot. */
export function cellText(raw: string): string {
  const text = plainText(raw);
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex) =>
    String.fromCharCode(parseInt(String(hex), 16)),
  );
}
