import { isBlank, trimmed, type Cell, type Note } from './cell.ts';
import { Unreadable } from './refusals.ts';
import { dateStyles } from './serial-day.ts';
import { sharedStrings } from './shared-strings.ts';
import { sheetRows } from './sheet-rows.ts';
import { bookParts, tallCells, type TallCell } from './workbook-parts.ts';
import { partText, zipDirectory, type ZipEntry, type ZipLimits } from './zip-directory.ts';

/** A row with the number it has on the sheet, counted from 1. */
export interface NumberedRow {
  sheet: string;
  row_number: number;
  cells: Cell[];
}

export interface ReadingLimits {
  max_rows: number;
  max_cell: number;
  max_columns: number;
  max_unpacked: number;
}

const PARTS = 2_000;
const HELD_PART = 128 << 20;

/**
 * The rows of every visible sheet of an .xlsx or .xlsm, blank ones left out. Formulas are never
 * evaluated: the value saved with them is read. Macros and links to other files are not followed.
 */
export async function* readWorkbook(
  bytes: Buffer,
  limits: ReadingLimits,
  note: (it: Note) => void,
): AsyncGenerator<NumberedRow> {
  const entries = zipDirectory(bytes, zipLimits(limits));
  if (!entries.has('[Content_Types].xml')) throw new Unreadable('not_a_table');
  noteStrangers(entries, note);
  const book = bookParts(bytes, entries);
  if (!book) throw new Unreadable('not_a_table');
  const effort = budget();
  const knowledge = {
    strings: await sharedStrings(bytes, book.strings),
    dates: book.styles ? dateStyles(partText(bytes, book.styles)) : [],
    is_1904: book.is_1904,
  };
  let count = 0;
  for (const sheet of book.sheets) {
    if (sheet.is_hidden) {
      note({ code: 'hidden_sheet_skipped', sheet: sheet.name });
      continue;
    }
    if (!sheet.entry) continue;
    const fill = filler(await tallCells(bytes, sheet.entry));
    const before = count;
    const rows = sheetRows(bytes, sheet.entry, knowledge, limits.max_cell, effort.spend);
    for await (const { index, cells } of rows) {
      if (trimmed(cells).every(isBlank)) continue;
      fill.row(index, cells);
      count += 1;
      refuseBeyond(count, cells, limits);
      yield { sheet: sheet.name, row_number: index + 1, cells };
    }
    if (count === before) note({ code: 'empty_sheet', sheet: sheet.name });
    if (fill.count() > 0)
      note({ code: 'merged_cells_filled', sheet: sheet.name, count: fill.count() });
  }
}

const PLACES = 60_000_000;

/**
 * How many places, empty ones too, may be looked at in one file: a few kilobytes of formatted but
 * empty rows reach to column XFD and would otherwise keep the thread busy until its time is up.
 */
export function budget(): { spend(places: number): void } {
  let left = PLACES;
  return {
    spend(places) {
      left -= places;
      if (left < 0) throw new Unreadable('too_large');
    },
  };
}

/** What a zip may hold before it is taken for a bomb. */
export function zipLimits({ max_unpacked }: ReadingLimits): ZipLimits {
  return { entries: PARTS, unpacked: max_unpacked, held: Math.min(HELD_PART, max_unpacked) };
}

/** Throws when there are more rows or columns than the caller will take. */
export function refuseBeyond(count: number, cells: Cell[], limits: ReadingLimits): void {
  if (count > limits.max_rows) throw new Unreadable('too_many_rows', { rows: limits.max_rows });
  if (cells.length > limits.max_columns)
    throw new Unreadable('too_many_columns', { columns: limits.max_columns });
}

function noteStrangers(entries: Map<string, ZipEntry>, note: (it: Note) => void): void {
  const names = [...entries.keys()];
  if (names.some((it) => /vbaProject\.bin$/i.test(it))) note({ code: 'macros_ignored' });
  if (names.some((it) => it.includes('externalLinks/'))) note({ code: 'links_ignored' });
}

/**
 * Gives each cell of a downward merge the value of its top cell: one date written once beside four
 * visitors means all four. Sideways merges stay as they are: they are titles.
 */
function filler(tall: TallCell[]): {
  row(index: number, cells: Cell[]): void;
  count(): number;
} {
  const waiting = tall.sort((a, b) => a.top - b.top);
  let next = 0;
  let open: { merge: TallCell; value: Cell }[] = [];
  let count = 0;
  return {
    count: () => count,
    row(index, cells) {
      open = open.filter(({ merge }) => merge.bottom >= index);
      for (const { merge, value } of open) {
        if (!isBlank(cells[merge.column]) || isBlank(value)) continue;
        while (cells.length < merge.column) cells.push(null);
        cells[merge.column] = value;
        count += 1;
      }
      for (; next < waiting.length && waiting[next]!.top <= index; next += 1) {
        const merge = waiting[next]!;
        if (merge.top === index) open.push({ merge, value: cells[merge.column] ?? null });
      }
    },
  };
}
