import { isCreditCode, isIdNumber } from '#rules/vault';

import type { ImportField } from './header-words.ts';
import { codeOf, type ListField } from './list-words.ts';
import type { RecognisedColumn } from './recognise-columns.ts';
import { readAge, readBirth } from './row-age.ts';
import {
  raiseOnce,
  rowInHand,
  type RowInHand,
  type RowIssue,
  type RowTerms,
  type RowValues,
} from './row-in-hand.ts';
import { readPhones } from './row-phones.ts';
import { readBand, type BandReading } from './sheet-band.ts';
import { readDay } from './sheet-date.ts';
import { cleanName, cleanText, writtenText, type SheetCell } from './sheet-text.ts';

const LISTS: [ImportField, ListField][] = [
  ['gender', 'gender'],
  ['marital_status', 'marital_status'],
  ['education', 'education'],
  ['occupation', 'occupation'],
  ['employer_kind', 'employer_kind'],
  ['housing_tenure', 'housing_tenure'],
  ['need', 'need'],
  ['buying_for', 'buying_for'],
  ['awareness_channel', 'awareness_channel'],
  ['grade', 'intent_grade'],
];
const TEXTS = [
  ['address', 200],
  ['wechat', 60],
  ['contact_name', 60],
  ['owner_name', 60],
  ['source_ref', 60],
  ['remark', 2000],
  ['household_property', 500],
  ['financial_assets', 500],
] as const satisfies [ImportField & keyof RowValues, number][];
const FOOTER =
  /^(?:合计|总计|小计|累计|制表|填表|统计|审核|说明|注[:：]|备注[:：]|以下空白|totals?\b|subtotal|source:|fuente:)/i;

/**
 * Reads one row of an uploaded sheet into the values of an archive (R-C5). Nothing is guessed: a
 * value that cannot be told is left out and named as an issue of its field. A customer needs a name
 * (a company's will do) and a phone that can be one; a row with neither, or a total at the foot of
 * the table, is `nothing_to_register`.
 */
export function readRow(
  cells: readonly SheetCell[],
  columns: readonly Pick<RecognisedColumn, 'index' | 'field'>[],
  terms: RowTerms,
): { values: RowValues; issues: RowIssue[] } {
  const row = rowInHand(cells, columns, terms);
  raiseFlagged(row, columns);
  readNames(row);
  readPhones(row);
  readTexts(row);
  readNumbers(row);
  for (const [field, list] of LISTS) readList(row, field, list);
  readDays(row);
  readBands(row);
  judge(row, cells);
  return { values: row.values, issues: row.issues };
}

/** Cells whose true value the file does not hold: whatever the column, they are named once. */
function raiseFlagged(row: RowInHand, columns: readonly Pick<RecognisedColumn, 'field'>[]): void {
  for (const { field } of columns) {
    if (!field) continue;
    const cell = row.cell(field);
    if (typeof cell === 'object' && cell !== null) row.raise(field, cell.flag);
    else if (typeof cell === 'string' && cell.includes('\ufffd'))
      row.raise(field, 'characters_damaged');
  }
}

function readNames(row: RowInHand): void {
  const { values } = row;
  const family = row.text('family_name');
  const given = row.text('given_name');
  const isHan = /\p{Script=Han}/u.test(family + given);
  const joined = isHan ? family + given : [given, family].filter((it) => it !== '').join(' ');
  const name = cleanName(row.text('name') || joined);
  const company = cleanName(row.text('company_name'));
  const code = row.text('credit_code').toUpperCase();
  if (code !== '' && !isCreditCode(code)) row.raise('credit_code', 'credit_code_wrong');
  else if (code !== '') values.credit_code = code;
  if (company !== '' && (name === '' || values.credit_code)) {
    values.kind = 'company';
    values.name = company;
    if (name !== '') values.contact_name = name;
  } else if (name !== '') values.name = name;
  if (company !== '') values.company_name = company;
  if (values.name && [...values.name].length > 60) row.raise('name', 'name_too_long', true);
  const told = /(先生|女士|小姐|太太)$/.exec(name)?.[1];
  if (told && values.kind === 'individual') values.gender = told === '先生' ? 'male' : 'female';
}

function readTexts(row: RowInHand): void {
  const { values } = row;
  for (const [field, longest] of TEXTS) {
    const text = row.text(field) === '' ? '' : writtenText(row.cell(field));
    if (text === '') continue;
    if (text.length > longest) row.raise(field, 'too_long');
    else values[field] = text;
  }
  const email = row.text('email').toLowerCase();
  if (/^[^\s@<>"]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$/.test(email)) values.email = email;
  else if (email !== '') row.raise('email', 'email_malformed');
}

function readNumbers(row: RowInHand): void {
  const text = row.text('id_number').replace(/\s/g, '').toUpperCase();
  if (text === '') return;
  if (isIdNumber(text)) row.values.id_number = text;
  else
    row.raise('id_number', /^\d(?:\.\d+)?E\+?1\d$/.test(text) ? 'lost_digits' : 'id_number_wrong');
}

function readList(row: RowInHand, field: ImportField, list: ListField): void {
  const text = row.text(field);
  if (text === '') return;
  const code = codeOf(list, text, row.terms.lists?.[list]);
  if (code) row.values[list] = code;
  else row.raise(field, 'value_not_in_list');
}

function readDays(row: RowInHand): void {
  const visit = readDay(row.cell('first_visit_on'));
  if (visit && 'code' in visit) raiseOnce(row, 'first_visit_on', visit.code);
  else if (visit && row.terms.today && visit.day > row.terms.today)
    row.raise('first_visit_on', 'date_out_of_range');
  else if (visit) row.values.first_visit_on = visit.day;
  readBirth(row);
  readAge(row);
}

function readBands(row: RowInHand): void {
  const { area, price, income } = row.terms.bands;
  const readings: [ImportField, 'area_band' | 'price_band' | 'income_band', BandReading][] = [
    ['area', 'area_band', { bounds: area, unit: 1, smallest_from: 0, highest: 10_000 }],
    ['price', 'price_band', { bounds: price, unit: 1, smallest_from: 0, highest: 500_000 }],
    // 1,000 万元 a year is written 1000 by nobody: from there on it is yuan.
    ['income', 'income_band', { bounds: income, unit: 10_000, smallest_from: 1_000, highest: 1e5 }],
  ];
  for (const [field, target, reading] of readings) {
    const text = row.text(field);
    if (text === '') continue;
    const read = readBand(text, reading);
    if ('band' in read) row.values[target] = read.band;
    else row.raise(field, read.code);
  }
}

/** Whether the row can be a customer at all. */
function judge(row: RowInHand, cells: readonly SheetCell[]): void {
  const { values } = row;
  const first = cells.map((it) => cleanText(it)).find((it) => it !== '') ?? '';
  const phoneTold = row.issues.some((it) => it.field === 'phone' || it.field === 'phone_2');
  const isFooter = FOOTER.test(first) && values.phones.length === 0;
  if (isFooter || (!values.name && values.phones.length === 0 && !phoneTold)) {
    row.issues.length = 0;
    row.raise('row', 'nothing_to_register', true);
    return;
  }
  if (!values.name) row.raise('name', 'name_missing', true);
  if (values.phones.length > 0) return;
  if (phoneTold) {
    for (const it of row.issues)
      if (it.field === 'phone' || it.field === 'phone_2') it.blocks = true;
  } else row.raise('phone', 'phone_missing', true);
}
