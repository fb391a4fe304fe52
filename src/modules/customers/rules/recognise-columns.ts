import { isIdNumber, isMobile } from '#rules/vault';

import { fieldOfHeader, type ImportField } from './header-words.ts';
import { readDay } from './sheet-date.ts';
import { cleanText, type SheetCell } from './sheet-text.ts';

export interface RecognisedColumn {
  /** Counted from 0. */
  index: number;
  header: string;
  field: ImportField | undefined;
  /** 0–1: from 0.9 it may be taken without asking; below, the person should look. */
  confidence: number;
}

export interface RecognisedTable {
  /** Which of the rows given is the header, counted from 0; -1 when the table has none. */
  header_row: number;
  columns: RecognisedColumn[];
}

const HEADER_WITHIN = 30;
const SAMPLE = 60;

/**
 * What each column of an uploaded sheet holds (information, 导入): by the words above it, and where
 * those are silent by what stands below. The header need not be the first row: titles, notes and a
 * second level of headings may stand above it. Each field is given to one column only, the surest.
 */
export function recogniseColumns(rows: readonly (readonly SheetCell[])[]): RecognisedTable {
  const header_row = headerRow(rows);
  const width = Math.max(0, ...rows.slice(0, header_row + 1 + SAMPLE).map((it) => it.length));
  const below = rows.slice(header_row + 1, header_row + 1 + SAMPLE);
  const columns: RecognisedColumn[] = [];
  for (let index = 0; index < width; index += 1) {
    const header = header_row === -1 ? '' : headerText(rows, header_row, index);
    const values = below.map((it) => it[index]).filter((it) => cleanText(it) !== '');
    const match = guess(header, values, header_row === -1);
    columns.push({
      index,
      header,
      field: match?.field,
      confidence: match?.confidence ?? 0,
    });
  }
  settle(columns);
  return { header_row, columns };
}

/**
 * The row that names the most different fields; the first of equals. Where the row below it holds
 * nothing but further headings, that one is the header and the other a level above.
 */
function headerRow(rows: readonly (readonly SheetCell[])[]): number {
  let best = -1;
  let bestScore = 0;
  for (const [at, row] of rows.slice(0, HEADER_WITHIN).entries()) {
    const { score, fields, filled, has_values } = headings(row);
    const isOnly = (rows[at + 1]?.length ?? 0) <= 1 || filled >= 2;
    const isEnough = fields >= 2 || (score === 1 && isOnly && !has_values);
    if (isEnough && score > bestScore) {
      best = at;
      bestScore = score;
    }
  }
  if (best === -1) return -1;
  const below = headings(rows[best + 1] ?? []);
  return below.fields >= 2 && below.fields === below.filled ? best + 1 : best;
}

interface Headings {
  /** The confidences of the different fields named, added up. */
  score: number;
  fields: number;
  filled: number;
  /** Whether numbers stand there that no heading has. */
  has_values: boolean;
}

function headings(row: readonly SheetCell[]): Headings {
  const found = new Map<ImportField, number>();
  let filled = 0;
  let has_values = false;
  for (const cell of row) {
    const text = cleanText(cell);
    if (text === '') continue;
    filled += 1;
    if (/\d{4}/.test(text)) has_values = true;
    // A field's word is seldom longer; a note that happens to end in one is.
    const match = typeof cell === 'string' && text.length <= 30 ? fieldOfHeader(text) : undefined;
    if (match) found.set(match.field, Math.max(match.confidence, found.get(match.field) ?? 0));
  }
  const score = [...found.values()].reduce((sum, it) => sum + it, 0);
  return { score, fields: found.size, filled, has_values };
}

/** The heading of a column; where the row has none, the one merged over it from above. */
function headerText(
  rows: readonly (readonly SheetCell[])[],
  headerRow: number,
  index: number,
): string {
  for (let at = headerRow; at >= Math.max(0, headerRow - 2); at -= 1) {
    const row = rows[at]!;
    // A row with a single text is a title over the whole table, not a heading of this column.
    if (at < headerRow && row.filter((it) => cleanText(it) !== '').length < 2) continue;
    const text = cleanText(row[index]).replace(/\s+/g, ' ');
    if (text !== '') return text;
  }
  return '';
}

function guess(
  header: string,
  values: (SheetCell | undefined)[],
  hasNoHeader: boolean,
): { field: ImportField; confidence: number } | undefined {
  const named = fieldOfHeader(header);
  const seen = fieldOfValues(values, hasNoHeader || header === '');
  if (named && values.length === 0) return { ...named, confidence: named.confidence - 0.05 };
  if (!named) return header === '' || seen?.field === 'phone' ? seen : undefined;
  if (!seen) return named;
  if (seen.field === named.field) return { ...named, confidence: Math.max(named.confidence, 0.95) };
  const isPhone = named.field === 'phone_2' && seen.field === 'phone';
  // Numbers under a header that says something else: the header may be shifted by a column.
  const contradicts = ['phone', 'id_number', 'email'].includes(seen.field) && !isPhone;
  return contradicts ? { ...named, confidence: Math.min(named.confidence, 0.5) } : named;
}

/** What the values themselves show: phones, ID numbers and addresses of mail are unmistakable. */
function fieldOfValues(
  values: (SheetCell | undefined)[],
  hasNoHeader: boolean,
): { field: ImportField; confidence: number } | undefined {
  if (values.length === 0) return undefined;
  const texts = values.map((it) => cleanText(it).slice(0, 100));
  const share = (test: (text: string) => boolean): number =>
    texts.filter(test).length / texts.length;
  if (share((it) => isMobile(it.replace(/^(?:\+?86)?[\s-]*|[\s-]/g, ''))) >= 0.7)
    return { field: 'phone', confidence: 0.9 };
  if (share((it) => isIdNumber(it)) >= 0.6) return { field: 'id_number', confidence: 0.9 };
  if (share((it) => /^[^\s@]+@[^\s@]+\.[a-z]+$/i.test(it)) >= 0.7)
    return { field: 'email', confidence: 0.9 };
  if (!hasNoHeader) return undefined;
  if (share((it) => /^(?:男|女|male|female|先生|女士)$/i.test(it)) >= 0.8)
    return { field: 'gender', confidence: 0.8 };
  if (share((it) => /^\p{Script=Han}{2,4}(?:先生|女士|小姐)?$/u.test(it)) >= 0.9)
    return { field: 'name', confidence: isVaried(texts) ? 0.5 : 0.2 };
  return dateField(values);
}

/** Names differ from row to row; grades, channels and districts repeat. */
function isVaried(texts: string[]): boolean {
  return new Set(texts).size > texts.length * 0.6;
}

function dateField(
  values: (SheetCell | undefined)[],
): { field: ImportField; confidence: number } | undefined {
  const years: number[] = [];
  for (const value of values) {
    const read = typeof value === 'string' ? readDay(value) : undefined;
    if (read && 'day' in read) years.push(Number(read.day.slice(0, 4)));
  }
  if (years.length < values.length * 0.8) return undefined;
  const middle = years.sort((a, b) => a - b)[years.length >> 1]!;
  return { field: middle < 2008 ? 'birth_on' : 'first_visit_on', confidence: 0.5 };
}

/** One column a field: the surest keeps it; a second phone becomes the second phone. */
function settle(columns: RecognisedColumn[]): void {
  const taken = new Map<ImportField, RecognisedColumn>();
  for (const column of [...columns].sort((a, b) => b.confidence - a.confidence)) {
    if (!column.field) continue;
    if (column.field === 'phone' && taken.has('phone')) column.field = 'phone_2';
    if (taken.has(column.field)) {
      column.field = undefined;
      column.confidence = 0;
    } else taken.set(column.field, column);
  }
}
