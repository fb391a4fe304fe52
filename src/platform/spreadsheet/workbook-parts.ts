import { createInflateRaw } from 'node:zlib';

import { attribute, plainText } from './xml-scan.ts';
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

/** What a workbook is made of, as its own table of contents names it. */
export interface BookParts {
  sheets: SheetPart[];
  strings: ZipEntry | undefined;
  styles: ZipEntry | undefined;
  is_1904: boolean;
}

/** The parts of a workbook; undefined when the zip is none. */
export function bookParts(bytes: Buffer, entries: Map<string, ZipEntry>): BookParts | undefined {
  const book = entries.get('xl/workbook.xml') ?? findBook(entries);
  if (!book) return undefined;
  const folder = book.name.slice(0, book.name.lastIndexOf('/') + 1);
  const links = entries.get(`${folder}_rels/${book.name.slice(folder.length)}.rels`);
  const targets = links ? relationships(partText(bytes, links)) : [];
  const entryOf = ({ target }: Relationship): ZipEntry | undefined =>
    entries.get(target.startsWith('/') ? target.slice(1) : folder + target);
  const ofKind = (kind: string): ZipEntry | undefined => {
    const found = targets.find((it) => it.kind === kind);
    return found && entryOf(found);
  };
  const xml = partText(bytes, book);
  const sheets: SheetPart[] = [];
  for (const [, tag = ''] of xml.matchAll(/<(?:\w+:)?sheet\s([^<>]*)>/g)) {
    const name = plainText(attribute(` ${tag}`, 'name') ?? '');
    const link = /(?:^|\s)\w+:id\s*=\s*["']([^"']*)["']/.exec(tag)?.[1];
    const found = targets.find((it) => it.id === link && it.kind === 'worksheet');
    sheets.push({
      name,
      is_hidden: /^(?:veryH|h)idden$/.test(attribute(` ${tag}`, 'state') ?? ''),
      entry: found && entryOf(found),
    });
  }
  const is_1904 = /<(?:\w+:)?workbookPr\s[^<>]*date1904\s*=\s*["'](?:1|true)["']/.test(xml);
  return { sheets, strings: ofKind('sharedStrings'), styles: ofKind('styles'), is_1904 };
}

function findBook(entries: Map<string, ZipEntry>): ZipEntry | undefined {
  for (const [name, entry] of entries) if (/(^|\/)workbook\.xml$/i.test(name)) return entry;
  return undefined;
}

interface Relationship {
  id: string;
  /** The last word of its type: transitional and strict workbooks differ in the rest. */
  kind: string;
  target: string;
}

function relationships(xml: string): Relationship[] {
  return [...xml.matchAll(/<(?:\w+:)?Relationship\s([^<>]*)>/g)].map(([, tag = '']) => ({
    id: attribute(` ${tag}`, 'Id') ?? '',
    kind: (attribute(` ${tag}`, 'Type') ?? '').split('/').at(-1)!,
    target: plainText(attribute(` ${tag}`, 'Target') ?? ''),
  }));
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
