import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';

import type { ColumnDef } from 'hucre';
import { writeXlsxStream } from 'hucre/xlsx';

import { neutral } from './neutral.ts';

/** `day` holds `2024-02-14`; `moment` an instant with its offset, shown as the time in China. */
export type ColumnKind = 'text' | 'number' | 'day' | 'moment';

export interface WrittenColumn {
  header: string;
  kind: ColumnKind;
  /** In characters of Latin width; a Chinese one takes two. */
  width?: number;
}

export type WrittenValue = string | number | null | undefined;
export type WrittenRow = readonly WrittenValue[];

export interface WrittenTable {
  title: string;
  /** Lines between the title and the header: the filter in words, the moment, who asked. */
  about?: readonly string[];
  columns: readonly WrittenColumn[];
  rows: AsyncIterable<WrittenRow> | Iterable<WrittenRow>;
}

type SheetValue = string | number | Date | null;

const OFFSET_MS = 8 * 3_600_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Streams a table to `sink` and ends it; memory does not grow with the rows. Title and about lines
 * stand above the header, which stays in view. Nothing that is text can be run as a
 * formula: in .xlsx it is stored as text under a text format, in .csv it carries a guard that
 * `readTable` takes off again (trust D03). Days are real dates in .xlsx, phones stay text.
 *
 * @returns how many rows were written, header and lines above it not counted.
 */
export async function writeTable(
  table: WrittenTable,
  format: 'xlsx' | 'csv',
  sink: Writable,
): Promise<{ row_count: number }> {
  let count = 0;
  const counted = async function* (): AsyncGenerator<WrittenRow> {
    for await (const row of table.rows) {
      count += 1;
      yield row;
    }
  };
  const rows = counted();
  try {
    if (format === 'csv') await pipeline(Readable.from(csvPieces(table, rows)), sink);
    else await writeWorkbook(table, rows, sink);
  } finally {
    // When the reader goes away the workbook writer leaves its source open: a cursor, perhaps.
    await rows.return(undefined);
  }
  return { row_count: count };
}

function linesAbove(table: WrittenTable): string[] {
  return [table.title, ...(table.about ?? [])].filter((it) => it !== '');
}

async function writeWorkbook(
  table: WrittenTable,
  rows: AsyncIterable<WrittenRow>,
  sink: Writable,
): Promise<void> {
  const above = linesAbove(table);
  const lines = async function* (): AsyncGenerator<SheetValue[]> {
    for (const line of above) yield [escaped(line)];
    yield table.columns.map((it) => escaped(it.header));
    for await (const row of rows) yield table.columns.map((it, at) => sheetValue(it, row[at]));
  };
  const stream = writeXlsxStream(lines(), {
    name: sheetName(table.title),
    columns: table.columns.map(columnOf),
    freezePane: { rows: above.length + 1 },
    repeatHeaders: false,
  });
  await pipeline(Readable.fromWeb(stream as ReadableStream<Uint8Array>), sink);
}

const FORMATS: Record<ColumnKind, string | undefined> = {
  // Under the text format a value stays text when somebody edits its cell.
  text: '@',
  number: undefined,
  day: 'yyyy-mm-dd',
  moment: 'yyyy-mm-dd hh:mm',
};
const WIDTHS: Record<ColumnKind, number> = { text: 16, number: 10, day: 12, moment: 17 };

function columnOf({ kind, width }: WrittenColumn): ColumnDef {
  const format = FORMATS[kind];
  return { width: width ?? WIDTHS[kind], ...(format && { style: { numFmt: format } }) };
}

function sheetValue({ kind }: WrittenColumn, value: WrittenValue): SheetValue {
  if (value === null || value === undefined || value === '') return null;
  if (kind === 'number' && typeof value === 'number') return value;
  if (kind === 'day' && typeof value === 'string' && DAY.test(value))
    return new Date(`${value}T00:00:00Z`);
  if (kind === 'moment') {
    const at = Date.parse(String(value));
    if (!Number.isNaN(at)) return new Date(at + OFFSET_MS);
  }
  return escaped(String(value));
}

/** `_x0041_` in a workbook means the letter A; text that happens to look so is written out. */
function escaped(text: string): string {
  return wellFormed(text).replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_');
}

/** Half a surrogate pair cannot be written in any file; it becomes the replacement character. */
function wellFormed(text: string): string {
  return text.replace(
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '\ufffd',
  );
}

/** Excel refuses these signs and more than 31 characters in the name of a sheet. */
function sheetName(title: string): string {
  const name = [...title.replace(/[\\/?*[\]:'\p{Cc}]/gu, ' ').trim()].slice(0, 15).join('');
  return name === '' ? 'Kebu' : name;
}

const PIECE = 64 << 10;

async function* csvPieces(
  table: WrittenTable,
  rows: AsyncIterable<WrittenRow>,
): AsyncGenerator<string> {
  const above = [...linesAbove(table).map((it) => [it]), table.columns.map((it) => it.header)];
  let piece = '\ufeff' + above.map((it) => csvLine(it.map(csvText))).join('');
  for await (const row of rows) {
    piece += csvLine(table.columns.map((it, at) => csvValue(it, row[at])));
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

function csvLine(fields: string[]): string {
  return fields.join(',') + '\r\n';
}

function csvValue({ kind }: WrittenColumn, value: WrittenValue): string {
  if (value === null || value === undefined) return '';
  if (kind === 'number' && typeof value === 'number') return String(value);
  if (kind === 'moment') {
    const at = Date.parse(String(value));
    if (!Number.isNaN(at))
      return new Date(at + OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');
  }
  return csvText(String(value));
}

/** Quoted as soon as any program, whatever its separator, might cut it. */
function csvText(text: string): string {
  const guarded = neutral(wellFormed(text));
  return /[",;|\t\r\n']|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
