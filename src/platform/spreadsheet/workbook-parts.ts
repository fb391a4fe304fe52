import { createInflateRaw } from 'node:zlib';

import { packedPart, partText, type ZipEntry } from './zip-directory.ts';

export interface SheetPart {
  name: string;
  is_hidden: boolean;
  /** Where the sheet's cells are; undefined for chart sheets. */
  entry: ZipEntry | undefined;
}

/** Cells of one column that show the value of the topmost, rows counted from 0, both inclusive. */
export interface TallCell {
  column: number;
  top: number;
  bottom: number;
}

const MERGES_FOLLOWED = 50_000;

/** The sheets of a workbook in their order, as its own table of contents names them. */
export function sheetParts(bytes: Buffer, entries: Map<string, ZipEntry>): SheetPart[] {
  const book = entries.get('xl/workbook.xml') ?? findBook(entries);
  if (!book) return [];
  const folder = book.name.slice(0, book.name.lastIndexOf('/') + 1);
  const file = book.name.slice(folder.length);
  const links = entries.get(`${folder}_rels/${file}.rels`);
  const targets = links ? relationships(partText(bytes, links)) : new Map<string, string>();
  const sheets: SheetPart[] = [];
  for (const [, tag = ''] of partText(bytes, book).matchAll(/<(?:\w+:)?sheet\s([^<>]*)>/g)) {
    const name = plain(attribute(tag, 'name') ?? '');
    const link = /(?:^|\s)\w+:id\s*=\s*["']([^"']*)["']/.exec(tag)?.[1];
    if (!name || !link) continue;
    const target = targets.get(link) ?? '';
    sheets.push({
      name,
      is_hidden: /^(veryH|h)idden$/.test(attribute(tag, 'state') ?? ''),
      entry: entries.get(target.startsWith('/') ? target.slice(1) : folder + target),
    });
  }
  return sheets;
}

function findBook(entries: Map<string, ZipEntry>): ZipEntry | undefined {
  for (const [name, entry] of entries) if (/(^|\/)workbook\.xml$/i.test(name)) return entry;
  return undefined;
}

function relationships(xml: string): Map<string, string> {
  const targets = new Map<string, string>();
  for (const [, tag = ''] of xml.matchAll(/<(?:\w+:)?Relationship\s([^<>]*)>/g)) {
    const id = attribute(tag, 'Id');
    const target = attribute(tag, 'Target');
    if (id && target) targets.set(id, plain(target));
  }
  return targets;
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1];
}

function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/**
 * The cells merged downwards on one sheet. They stand behind the rows in the file, so the part is
 * unpacked once for them alone, in small pieces; only the piece at hand is kept.
 */
export async function tallCells(bytes: Buffer, entry: ZipEntry): Promise<TallCell[]> {
  const found: TallCell[] = [];
  let kept = '';
  let unpacked = 0;
  const take = (piece: string): void => {
    const text = kept + piece;
    const first = text.indexOf('mergeCell ');
    if (first === -1) {
      kept = text.slice(-16);
      return;
    }
    const end = text.lastIndexOf('>') + 1;
    for (const [, range = ''] of text.slice(0, end).matchAll(/mergeCell [^<>]*ref="([^"]{1,40})"/g))
      if (found.length < MERGES_FOLLOWED) found.push(...tallOf(range));
    kept = text.slice(end).slice(-200);
  };
  const packed = packedPart(bytes, entry);
  if (entry.method === 0) take(packed.toString('latin1'));
  else {
    const inflating = createInflateRaw();
    inflating.end(packed);
    for await (const chunk of inflating as AsyncIterable<Buffer>) {
      unpacked += chunk.length;
      if (unpacked > entry.unpacked) break;
      take(chunk.toString('latin1'));
    }
  }
  return found;
}

function tallOf(range: string): TallCell[] {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?[A-Z]{1,3}\$?(\d{1,7})$/.exec(range);
  if (!match) return [];
  const [, letters = '', from = '', to = ''] = match;
  const column = [...letters].reduce((sum, it) => sum * 26 + it.charCodeAt(0) - 64, 0) - 1;
  const top = Number(from) - 1;
  const bottom = Number(to) - 1;
  return bottom > top ? [{ column, top, bottom }] : [];
}
