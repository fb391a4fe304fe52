import { findWord, loadWords, type Locale } from '#language';
import { dayOf } from '#kernel/calendar';
import type { Column, Register } from '#kernel/register';
import type { WrittenColumn, WrittenRow, WrittenTable, WrittenValue } from '#platform/spreadsheet';

import type { Order } from './export-orders.ts';

/** One row of any register, as its endpoint answers it. */
export type RegisterRow = Readonly<Record<string, unknown>>;

/** Names of lists that are data, not words: `intake_channel` → code → name. */
export type NamedLists = Readonly<Record<string, ReadonlyMap<string, string>>>;

/** How codes, flags and headings are said in the orderer's language. */
export interface Speech {
  heading(register: Register, column: Column): string;
  title(register: Register): string;
  value(column: Column, value: unknown): WrittenValue;
  word(key: string): string;
}

export async function speechOf(locale: Locale, lists: NamedLists): Promise<Speech> {
  const words = await loadWords(locale);
  const word = (key: string) => findWord(words, key) ?? key;
  const moduleOf = (register: Register) => register.title.split('.')[0]!;
  const label = (list: string | undefined, code: string) =>
    (list && (lists[list]?.get(code) ?? findWord(words, `list.${list}.${code}`))) || code;
  const said = (column: Column, value: unknown): WrittenValue => {
    if (value === null || value === undefined) return null;
    if (Array.isArray(value)) return value.map((it) => said(column, it)).join(', ');
    if (value instanceof Date) return value.toISOString();
    if (typeof value === 'boolean') return word(value ? 'ui.yes' : 'ui.no');
    if (typeof value === 'number') return value;
    return column.kind === 'code' ? label(column.list, String(value)) : String(value);
  };
  return {
    word,
    title: (register) => word(register.title),
    heading: (register, { key }) => word(`${moduleOf(register)}.field.${key}`),
    value: said,
  };
}

const kindOf = ({ kind }: Column): WrittenColumn['kind'] => {
  if (kind === 'date') return 'day';
  if (kind === 'moment') return 'moment';
  return kind === 'integer' ? 'number' : 'text';
};

const columnsOf = (register: Register, order: Order): Column[] =>
  order.columns.map((key) => register.columns.find((it) => it.key === key)!);

/** Rows of a register as the file writes them: the ordered columns, codes in words. */
export function writtenRows(
  register: Register,
  order: Order,
  rows: readonly RegisterRow[],
  speech: Speech,
): WrittenRow[] {
  const columns = columnsOf(register, order);
  return rows.map((row) => columns.map((it) => speech.value(it, row[it.key])));
}

/**
 * The table of an order: above it who took it, when, in which scope, for which purpose
 * (access/4c).
 */
export function tableOf(
  register: Register,
  order: Order,
  { rows, dropped_count }: { rows: AsyncIterable<WrittenRow>; dropped_count: number },
  speech: Speech,
): WrittenTable {
  const columns = columnsOf(register, order);
  const { word } = speech;
  const about = [
    `${word('custody.file.taken_by')} ${order.requested_by_name}`,
    `${word('custody.file.taken_on')} ${dayOf(order.requested_at)}`,
    `${word('custody.file.scope')} ${word(`list.scope.${order.scope}`)}`,
    `${word('custody.file.number')} ${order.export_id}`,
  ];
  if (dropped_count > 0) about.push(`${word('custody.file.dropped')} ${dropped_count}`);
  return {
    title: speech.title(register),
    about: [about.join('  ')],
    columns: columns.map((it) => ({ header: speech.heading(register, it), kind: kindOf(it) })),
    rows,
  };
}
