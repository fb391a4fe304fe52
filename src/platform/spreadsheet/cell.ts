/**
 * What one cell holds. Days are `2024-02-14`, moments `2024-02-14T09:30:00` as the sheet shows it:
 * a spreadsheet has no time zone, so none is applied and the day never shifts.
 */
export type Cell = string | number | boolean | null | FlaggedCell;

/**
 * A cell whose true value the file no longer holds, or that is no value at all. `lost_digits`: a
 * number of more than 15 digits, rounded by Excel before it came here; `too_long`; `formula_error`:
 * `#N/A` and its kin. `text` is what the file shows, and is never to be imported as the value.
 */
export interface FlaggedCell {
  flag: 'lost_digits' | 'too_long' | 'formula_error';
  text: string;
}

/** Something the reader did or saw that the person who uploaded the file should know. */
export interface Note {
  code: NoteCode;
  sheet?: string;
  count?: number;
}
export type NoteCode =
  | 'hidden_sheet_skipped'
  | 'empty_sheet'
  | 'merged_cells_filled'
  | 'macros_ignored'
  | 'links_ignored'
  | 'encoding_guessed'
  | 'characters_damaged'
  | 'quote_unclosed';

const ERRORS = new Set(
  '#N/A #REF! #NAME? #VALUE! #DIV/0! #NULL! #NUM! #SPILL! #CALC! #FIELD! #BLOCKED!'.split(' '),
);
const DIGITS_KEPT = 1e15;

/** One value as the workbook reader hands it over, made into a cell. */
export function cellOf(value: unknown, maxCell: number): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return textCell(value, maxCell);
  if (typeof value === 'number') return numberCell(value);
  if (value instanceof Date) return dateCell(value);
  return typeof value === 'boolean' ? value : null;
}

/** Text as a cell: `''` is nothing, a formula's error is not a value. */
export function textCell(text: string, maxCell: number): Cell {
  if (text === '') return null;
  if (text.length > maxCell) return { flag: 'too_long', text: text.slice(0, 40) };
  if (text.charCodeAt(0) === 35 && ERRORS.has(text)) return { flag: 'formula_error', text };
  return text;
}

function numberCell(value: number): Cell {
  if (!Number.isFinite(value)) return { flag: 'formula_error', text: String(value) };
  if (Math.abs(value) >= DIGITS_KEPT)
    return { flag: 'lost_digits', text: BigInt(Math.trunc(value)).toString() };
  // 15 digits is all a sheet keeps: 0.1 + 0.2 is written 0.30000000000000004 and means 0.3.
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}

function dateCell(value: Date): Cell {
  // Milliseconds come rounded already: x.500 is as a rule a little less, and Excel shows second x.
  const ms = Math.ceil(value.getTime() / 1000 - 0.5) * 1000;
  if (!Number.isFinite(ms)) return { flag: 'formula_error', text: '#VALUE!' };
  const iso = new Date(ms).toISOString();
  const [day = '', rest = ''] = iso.split('T');
  const time = rest.slice(0, 8);
  // A serial below 1 is a time of day on the sheet's day zero, not a day of 1899.
  if (day <= '1899-12-31') return time;
  return time === '00:00:00' ? day : `${day}T${time}`;
}

/** A row with nothing after its last filled cell; blank rows come out empty. */
export function trimmed(row: Cell[]): Cell[] {
  let end = row.length;
  while (end > 0 && isBlank(row[end - 1])) end -= 1;
  row.length = end;
  return row;
}

export function isBlank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}
