import { cellOf, textCell, type Cell } from './cell.ts';
import { Unreadable } from './refusals.ts';
import { serialText } from './serial-day.ts';
import type { SharedStrings } from './shared-strings.ts';
import { attribute, cellText, partPieces, xmlScanner } from './xml-scan.ts';
import type { ZipEntry } from './zip-directory.ts';

/** What the cells of a sheet need of their workbook. */
export interface BookKnowledge {
  strings: SharedStrings;
  /** Which styles show dates. */
  dates: readonly boolean[];
  is_1904: boolean;
}

export interface SheetRow {
  /** Counted from 0. */
  index: number;
  cells: Cell[];
}

const LAST_COLUMN = 16_384;
const LONGEST_TEXT = 1 << 20;

/**
 * The rows of a sheet, one piece of the file at a time. Formulas are passed over: the value saved
 * beside one is the cell's. `seen` is told of every cell, also an empty one, so that the caller can
 * give up on a file that is all formatting.
 */
export async function* sheetRows(
  bytes: Buffer,
  entry: ZipEntry,
  book: BookKnowledge,
  maxCell: number,
  seen: (places: number) => void,
): AsyncGenerator<SheetRow> {
  const reader = rowReader(book, maxCell, seen);
  const scanner = xmlScanner(reader);
  for await (const piece of partPieces(bytes, entry)) {
    scanner.push(piece);
    yield* reader.taken();
  }
}

function rowReader(
  book: BookKnowledge,
  maxCell: number,
  seen: (places: number) => void,
): Parameters<typeof xmlScanner>[0] & { taken(): SheetRow[] } {
  let done: SheetRow[] = [];
  let row: SheetRow | undefined;
  let index = -1;
  let column = -1;
  let type = '';
  let style = -1;
  let raw = '';
  let phonetic = 0;
  /** Text counts inside `v`, and inside `t` of an inline string. */
  let place: 'none' | 'cell' | 'value' = 'none';

  const openCell = (tag: string): void => {
    const ref = attribute(tag, 'r');
    column = ref === undefined ? column + 1 : columnOf(ref, column + 1);
    if (column >= LAST_COLUMN) throw new Unreadable('unreadable');
    type = attribute(tag, 't') ?? 'n';
    style = Number(attribute(tag, 's') ?? -1);
    raw = '';
    place = 'cell';
    seen(1);
  };
  const closeCell = (cells: Cell[]): void => {
    const value = valueOf(type, style, raw, book, maxCell);
    place = 'none';
    if (value === null) return;
    while (cells.length < column) cells.push(null);
    cells[column] = value;
  };
  return {
    taken() {
      const rows = done;
      done = [];
      return rows;
    },
    open(name, tag) {
      if (name === 'row') {
        const number = Number(attribute(tag, 'r'));
        index = Number.isInteger(number) && number > 0 ? number - 1 : index + 1;
        row = { index, cells: [] };
        column = -1;
        seen(1);
      } else if (name === 'c' && row) openCell(tag);
      else if (name === 'rPh') phonetic += 1;
      else if (place === 'cell' && (name === 'v' || (name === 't' && phonetic === 0)))
        place = 'value';
    },
    close(name) {
      if (name === 'v' || name === 't') place = place === 'value' ? 'cell' : place;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'c' && row) closeCell(row.cells);
      else if (name === 'row' && row) {
        seen(row.cells.length);
        done.push(row);
        row = undefined;
      }
    },
    text(piece) {
      if (place === 'value' && raw.length < LONGEST_TEXT) raw += piece;
    },
  };
}

/** `AB12` is column 27; where a reference is no reference the next column is meant. */
function columnOf(ref: string, otherwise: number): number {
  let column = 0;
  let at = 0;
  for (; at < ref.length && at < 4; at += 1) {
    const code = ref.charCodeAt(at) & 0xdf;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column === 0 ? otherwise : column - 1;
}

function valueOf(
  type: string,
  style: number,
  raw: string,
  { strings, dates, is_1904 }: BookKnowledge,
  maxCell: number,
): Cell {
  if (raw === '') return null;
  if (type === 's') return textCell(strings.at(Number(raw)) ?? '', maxCell);
  if (type === 'b') return raw === '1' || raw === 'true';
  if (type === 'n') {
    const value = Number(raw);
    if (Number.isNaN(value)) return textCell(cellText(raw), maxCell);
    return cellOf(dates[style] === true ? serialText(value, is_1904) : value, maxCell);
  }
  // A date written out (t="d") as ISO 8601: midnight is the day alone.
  if (type === 'd') return raw.replace(/T00:00:00(?:\.0+)?Z?$/, '').replace(/(?:\.\d+)?Z?$/, '');
  if (type === 'e') return { flag: 'formula_error', text: raw };
  return textCell(cellText(raw), maxCell);
}
