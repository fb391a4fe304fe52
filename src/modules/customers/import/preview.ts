import { readRows, type Cell, type NumberedRow } from '#platform/spreadsheet';

import type { ImportSheet } from '../contract-import.ts';
import { recogniseColumns } from '../rules/recognise-columns.ts';

/** Limits of one list; the file's own size is the endpoint's. */
const importLimits = { max_rows: 200_000, max_cell: 5_000 } as const;

/** Rows looked at to tell columns apart; the first of them are shown. */
const LOOKED_AT = 120;
const SHOWN = 20;

/** A cell as text, the way the file shows it: for telling, never for importing. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  const text = typeof cell === 'object' ? cell.text : String(cell);
  return text.replaceAll('\0', '').toWellFormed();
}

/**
 * What an uploaded list holds: its sheets, what each column seems to be, the first rows. The whole
 * file is read once, so that one that cannot be is refused now and not in an hour.
 *
 * @throws Refusal `spreadsheet.*`
 */
export async function readPreview(bytes: Buffer, file_name: string): Promise<ImportSheet[]> {
  const sheets = new Map<string, { rows: Cell[][]; count: number }>();
  for await (const rows of readRows(bytes, { ...importLimits, file_name }))
    for (const { sheet, cells } of rows) {
      const known = sheets.get(sheet) ?? { rows: [], count: 0 };
      sheets.set(sheet, known);
      known.count += 1;
      if (known.rows.length < LOOKED_AT) known.rows.push(cells);
    }
  return [...sheets].map(([name, { rows, count }]) => previewOf(name, rows, count));
}

function previewOf(name: string, rows: Cell[][], count: number): ImportSheet {
  const { header_row, columns } = recogniseColumns(rows);
  const width = columns.length;
  const shown = rows.slice(header_row + 1, header_row + 1 + SHOWN);
  return {
    name,
    row_count: count - header_row - 1,
    header_row,
    columns: columns.map((it) => ({
      ...it,
      header: it.header.replaceAll('\0', '').toWellFormed().slice(0, 200),
      field: it.field ?? null,
    })),
    rows: shown.map((cells) =>
      Array.from({ length: width }, (_, at) => textOf(cells[at]).slice(0, 200)),
    ),
  };
}

/** The sheet that looks most like a list of customers: a phone first, then the most rows. */
export function likeliestSheet(sheets: readonly ImportSheet[]): number {
  const worth = (it: ImportSheet) =>
    (it.columns.some((column) => column.field === 'phone') ? 1e9 : 0) + it.row_count;
  return sheets.reduce((best, it, at) => (worth(it) > worth(sheets[best]!) ? at : best), 0);
}

/** What was recognised, as a mapping a person may take over or change. */
export function mappingOf(sheet: ImportSheet): Record<string, string> {
  const known = sheet.columns.filter((it) => it.field !== null);
  return Object.fromEntries(known.map((it) => [String(it.index), it.field!]));
}

/** The rows of one sheet below its header, with their numbers in the file, as they are read. */
export async function* rowsBelow(
  bytes: Buffer,
  { sheet, header_row }: { sheet: string; header_row: number },
): AsyncGenerator<NumberedRow[]> {
  let at = -1;
  for await (const rows of readRows(bytes, { ...importLimits, file_name: '' }))
    yield rows.filter((it) => it.sheet === sheet && ++at > header_row);
}
