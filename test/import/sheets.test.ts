import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

import { readTable, type Table } from '#platform/spreadsheet';

import { readRow } from '../../src/modules/customers/rules/read-row.ts';
import { recogniseColumns } from '../../src/modules/customers/rules/recognise-columns.ts';
import type { RowIssue, RowValues } from '../../src/modules/customers/rules/row-in-hand.ts';

const terms = {
  bands: {
    age: [25, 35, 45, 55],
    area: [80, 100, 120, 140, 160],
    price: [2500, 3000, 3500, 4000],
    income: [3, 5, 10, 20],
  },
};
const options = { max_rows: 20_000, max_cell: 10_000 };

interface Person {
  name: string;
  mobile: string | null;
  id_card?: string | null;
  address?: string;
  first_visit?: string;
  email?: string | null;
}

interface Read {
  values: RowValues;
  issues: RowIssue[];
}

async function open(file: string): Promise<Table> {
  return readTable(readFileSync(file), { ...options, file_name: 'x' });
}

/** The customers of a file's first sheet: what the whole way from bytes to values makes of it. */
async function customersOf(file: string): Promise<Read[]> {
  const { rows } = (await open(file)).sheets[0]!;
  const { header_row, columns } = recogniseColumns(rows);
  return rows
    .slice(header_row + 1)
    .map((it) => readRow(it, columns, terms))
    .filter(({ issues }) => !issues.some((it) => it.code === 'nothing_to_register'));
}

function told({ issues }: Read, field: string): string | undefined {
  return issues.find((it) => it.field === field)?.code;
}

/** Right, or left out and said: never silently wrong (trust E08). */
function compare(found: Read, person: Person): void {
  const { values } = found;
  expect(values.name).toBe(person.name);
  if (person.mobile === null)
    expect([values.phones, told(found, 'phone')]).toEqual([[], 'lost_digits']);
  else expect(values.phones[0]).toBe(person.mobile);
  if (person.id_card === null)
    expect([values.id_number, told(found, 'id_number')]).toEqual([undefined, 'lost_digits']);
  else if (person.id_card !== undefined) expect(values.id_number).toBe(person.id_card);
  if (person.address !== undefined) expect(values.address).toBe(person.address);
  if (person.first_visit !== undefined) expect(values.first_visit_on).toBe(person.first_visit);
  if (person.email) expect(values.email).toBe(person.email);
}

describe('invented sheets of a Chinese sales office', () => {
  const data = fileURLToPath(new URL('./sheets/', import.meta.url));
  test.each([
    'zh1_gb18030.csv',
    'zh2_merged_header.xlsx',
    'zh3_scientific.csv',
    'zh4_unicode_text.txt',
  ])('%s: each of 40 customers is right, and what the file has lost is said', async (file) => {
    const truth = readFileSync(data + file.replace(/\.\w+$/, '.expected.json'), 'utf8');
    const { rows } = JSON.parse(truth) as { rows: Person[] };
    const found = await customersOf(data + file);
    expect(found).toHaveLength(rows.length);
    for (const [at, person] of rows.entries()) compare(found[at]!, person);
  });
});

/** Open data that lies beside the project on the machines it is built on, and not in it. */
const beside = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

describe.runIf(existsSync(beside))('open data beside the project', () => {
  const torture = `${beside}torture/`;
  const first = async (file: string): Promise<Table['sheets'][number]> =>
    (await open(torture + file)).sheets[0]!;

  test.each(['google_contacts_old.csv', 'outlook_365.csv', 'hubspot_contacts.csv'])(
    '%s: every contact',
    async (file) => {
      const truth = readFileSync(`${beside}crm_exports/expected.json`, 'utf8');
      const { rows } = (JSON.parse(truth) as Record<string, { rows: Person[] }>)[file]!;
      const found = await customersOf(`${beside}crm_exports/${file}`);
      expect(found).toHaveLength(rows.length);
      for (const [at, person] of rows.entries()) compare(found[at]!, person);
    },
  );

  test.each<[string, number, number]>([
    ['messytables__characters.csv', 383, 18],
    ['easyexcel__office_bom.csv', 11, 2],
    ['messytables__utf-16le_encoded.csv', 328, 19],
    ['frictionless__issue-1138.csv', 8, 3],
    ['phpss__sep.csv', 2, 2],
    ['frictionless__leading-zeros.csv', 4, 1],
    ['easyexcel__t05.xlsx', 6, 1],
    ['easyexcel__t01.xls', 3, 18],
    ['messytables__blank_line.ods', 4, 3],
    ['sheetjs__write.et', 4, 4],
    ['hutool__aaa.xlsx', 4, 4],
    ['csvkit__sheets.xlsx', 6, 8],
  ])('%s has %i rows of %i columns', async (file, rows, columns) => {
    const sheet = await first(file);
    expect(sheet.rows).toHaveLength(rows);
    expect(Math.max(...sheet.rows.map((it) => it.length))).toBe(columns);
  });

  test('each kind of encoding shows its own words', async () => {
    expect((await first('messytables__characters.csv')).rows[1]![2]).toBe(
      '雲嘉南濱海國家風景區管理處',
    );
    expect((await first('messytables__spanish_chars.csv')).rows[0]![7]).toBe('Descripción');
    expect((await first('easyexcel__office_bom.csv')).rows[0]).toEqual(['姓名', '年纪']);
    expect((await first('frictionless__issue-1138.csv')).rows[2]![2]).toBe('qualitätsgesichert');
  });

  test('dates of both systems and seconds that round are the ones the sheet shows', async () => {
    expect((await first('csvkit__sheets.xlsx')).rows[1]![1]).toBe('1971-01-01');
    expect((await first('readxl__deaths.xlsx')).rows.flat()).toContain('1947-01-08');
    expect((await first('easyexcel__t05.xlsx')).rows.slice(1).flat()).toEqual([
      ...Array.from({ length: 3 }, () => '2023-01-01'),
      ...Array.from({ length: 2 }, () => '2023-01-01T00:00:01'),
    ]);
    expect((await first('hutool__merge_test.xlsx')).rows[2]!.slice(0, 3)).toEqual([
      '李四',
      '女',
      11,
    ]);
  });

  test('a password is the reason given', async () => {
    await expect(open(`${torture}phpss__pwtest.xls`)).rejects.toMatchObject({
      code: 'spreadsheet.encrypted',
    });
  });
});
