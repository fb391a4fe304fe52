import { describe, expect, test } from 'vitest';

import { readTable, type Cell, type TableOptions } from '#platform/spreadsheet';

import { bookParts, makeBook, makeZip, textAt } from '../../../test/support/sheets.ts';
import { readDelimited } from './read-delimited.ts';
import { readWorkbook } from './read-workbook.ts';

const options: TableOptions = { file_name: 'a', max_rows: 1_000, max_cell: 500 };

/** The rows as the reading thread sees them, without starting one. */
async function rowsOf(written: Buffer | string): Promise<Cell[][]> {
  const bytes = Buffer.from(written);
  const limits = { ...options, max_columns: 500, max_unpacked: 64 << 20 };
  const read = bytes.toString('latin1', 0, 2) === 'PK' ? readWorkbook : readDelimited;
  const rows: Cell[][] = [];
  for await (const row of read(bytes, limits, () => {}))
    if (row.sheet !== 'hidden') rows.push(row.cells);
  return rows;
}

async function codeOf(bytes: Buffer, more: Partial<TableOptions> = {}): Promise<unknown> {
  return readTable(bytes, { ...options, ...more }).then(
    () => 'read',
    (error: { code?: string }) => error.code,
  );
}

function utf16(text: string, order: 'le' | 'be', mark: boolean): Buffer {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

describe('text tables', () => {
  const text = '姓名,电话\r\n张三,13800138000\r\n欧阳𠮷,010-1234\r\n';
  const gb18030 = Buffer.from('d0d5c3fb2cb5e7bbb00d0ad5c5c8fd2c3133383030313338303030', 'hex');
  test.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from('\ufeff' + text)],
    ['UTF-16 LE', utf16(text, 'le', true)],
    ['UTF-16 BE', utf16(text, 'be', true)],
    ['UTF-16 LE without a mark', utf16(text, 'le', false)],
    ['UTF-16 BE without a mark', utf16(text, 'be', false)],
    ['GB18030', gb18030],
  ])('%s is read as what it is', async (_, bytes) => {
    const rows = await rowsOf(bytes);
    expect(rows[0]).toEqual(['姓名', '电话']);
    expect(rows[1]).toEqual(['张三', '13800138000']);
  });

  test.each<[string, string, unknown[][]]>([
    [
      'semicolons',
      'a;b,c\n1;2\n',
      [
        ['a', 'b,c'],
        ['1', '2'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2,5\n',
      [
        ['a', 'b'],
        ['1', '2,5'],
      ],
    ],
    [
      'bars',
      'a|b\n1|2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'CR alone',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'no line end at the end',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'an order to Excel',
      'sep=;\nA;1\n2;3\n',
      [
        ['A', '1'],
        ['2', '3'],
      ],
    ],
    [
      'quotes',
      'a,b\n"x, ""y""\nz",2\n',
      [
        ['a', 'b'],
        ['x, "y"\nz', '2'],
      ],
    ],
    [
      'a quote inside a field',
      'a,b\n5" pipe,2\n',
      [
        ['a', 'b'],
        ['5" pipe', '2'],
      ],
    ],
    [
      'single quotes',
      "'a','b'\n'x, y','2'\n'z','3'\n",
      [
        ['a', 'b'],
        ['x, y', '2'],
        ['z', '3'],
      ],
    ],
    ['one column', 'name\n张三\n李四\n', [['name'], ['张三'], ['李四']]],
    ['leading zeros', 'code\n007\n', [['code'], ['007']]],
    [
      'blank lines',
      'a,b\n\n , \n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
  ])('%s', async (_, written, rows) => {
    expect(await rowsOf(written)).toEqual(rows);
  });

  test('a row keeps the number of the line it begins on', async () => {
    const { sheets } = await readTable(Buffer.from('a,b\n\n"x\ny",1\nz,2\n'), options);
    expect(sheets[0]!.row_numbers).toEqual([1, 3, 5]);
  });

  test('a file of many pieces is read to its end, wherever the pieces part', async () => {
    const lines = Array.from({ length: 40_000 }, (_, i) => `"客户 ""${i}""",${i}\r\n`);
    const bytes = Buffer.from(lines.join(''));
    expect(bytes.length).toBeGreaterThan(1_000_000 / 2);
    const { sheets } = await readTable(bytes, { ...options, max_rows: 40_000 });
    expect(sheets[0]!.rows).toHaveLength(40_000);
    expect(sheets[0]!.rows.every(([name, n], i) => name === `客户 "${i}"` && n === `${i}`)).toBe(
      true,
    );
  });

  test('bytes that are no text of the encoding are told, not swallowed', async () => {
    const damaged = Buffer.concat([Buffer.from('d0d5c3fb2c61620ad5', 'hex'), Buffer.from([0xff])]);
    const { notes } = await readTable(damaged, options);
    expect(notes.map((it) => it.code)).toContain('characters_damaged');
  });

  test.each<[string, Buffer]>([
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['a page', Buffer.from('<!DOCTYPE html><table><tr><td>1</td></tr></table>')],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj\n')],
    ['nothing', Buffer.from('')],
    ['blank lines', Buffer.from('\n \n,,\n')],
  ])('%s is not a table', async (_, bytes) => {
    expect(await codeOf(bytes)).toBe('spreadsheet.not_a_table');
  });

  test('limits are refused in numbers', async () => {
    expect(await codeOf(Buffer.from('a\n'.repeat(1_001)))).toBe('spreadsheet.too_many_rows');
    expect(await codeOf(Buffer.from('a' + ','.repeat(600)))).toBe('read');
    expect(await codeOf(Buffer.from('a,'.repeat(600) + 'a'))).toBe('spreadsheet.too_many_columns');
    const [[long] = []] = await rowsOf(`${'长'.repeat(501)},b\n`);
    expect(long).toMatchObject({ flag: 'too_long' });
  });
});

describe('workbooks', () => {
  const row = (n: number, cells: string): string => `<row r="${n}">${cells}</row>`;

  test('days stay the day they are, in both date systems', async () => {
    const cells =
      '<c r="A1" s="1"><v>45336</v></c><c r="B1" s="1"><v>45336.75</v></c>' +
      '<c r="C1" s="1"><v>60</v></c><c r="D1" s="1"><v>61</v></c><c r="E1" s="1"><v>0.5</v></c>';
    expect((await rowsOf(makeBook(row(1, cells))))[0]!.slice(0, 2)).toEqual([
      '2024-02-14',
      '2024-02-14T18:00:00',
    ]);
    expect((await rowsOf(makeBook(row(1, cells))))[0]!.slice(3)).toEqual([
      '1900-03-01',
      '12:00:00',
    ]);
    expect((await rowsOf(makeBook(row(1, cells), { date1904: true })))[0]![0]).toBe('2028-02-15');
  });

  test('a phone stored as a number is exact, an ID number has lost its digits', async () => {
    const cells = '<c r="A1"><v>13812348000</v></c><c r="B1"><v>4.10104198807242E+17</v></c>';
    const [found] = await rowsOf(makeBook(row(1, cells)));
    expect(String(found![0])).toBe('13812348000');
    expect(found![1]).toMatchObject({ flag: 'lost_digits' });
  });

  test('a formula is its last value, and its error is no value', async () => {
    const cells =
      '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c>' +
      '<c r="C1" t="str"><f>WEBSERVICE("http://example.com")</f><v>said</v></c>';
    const [found] = await rowsOf(makeBook(row(1, cells)));
    expect(found).toEqual([2, { flag: 'formula_error', text: '#DIV/0!' }, 'said']);
  });

  test('cells merged downwards share the value; blank rows are left out but counted', async () => {
    const data =
      row(1, textAt('A1', 'day') + textAt('B1', 'name')) +
      row(3, textAt('A3', 'Monday') + textAt('B3', 'x')) +
      row(4, textAt('B4', 'y')) +
      row(5, textAt('B5', 'z'));
    const after = '<mergeCells count="1"><mergeCell ref="A3:A4"/></mergeCells>';
    const { sheets, notes } = await readTable(makeBook(data, { after }), options);
    expect(sheets[0]!.rows.slice(1)).toEqual([
      ['Monday', 'x'],
      ['Monday', 'y'],
      [null, 'z'],
    ]);
    expect(sheets[0]!.row_numbers).toEqual([1, 3, 4, 5]);
    expect(notes).toContainEqual({ code: 'merged_cells_filled', sheet: 'A & B', count: 1 });
  });

  test('a hidden sheet is named and not read', async () => {
    const book = makeBook(row(1, textAt('A1', 'x')), { state: 'hidden' });
    const { sheets, notes } = await readTable(book, options);
    expect(sheets.map((it) => it.name)).toEqual(['A & B']);
    expect(notes).toContainEqual({ code: 'hidden_sheet_skipped', sheet: 'hidden' });
  });

  test('names of JavaScript are words like others (D07)', async () => {
    const words = ['__proto__', 'constructor', 'constructor.prototype', 'toString'];
    const cells = words.map((it, at) => textAt(`${'ABCD'[at]}1`, it)).join('');
    expect(await rowsOf(makeBook(row(1, cells)))).toEqual([words]);
    expect(await rowsOf(words.join(',') + '\nx,y,z,w\n')).toEqual([words, ['x', 'y', 'z', 'w']]);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  test('a document type, and with it every entity, is refused (D14)', async () => {
    const parts = bookParts(row(1, textAt('A1', '&bomb;') + textAt('B1', 'x')));
    const sheet = parts.find((it) => it.name.endsWith('sheet1.xml'))!;
    sheet.data =
      '<!DOCTYPE worksheet [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY bomb "&a;&a;">]>' +
      String(sheet.data);
    expect(await codeOf(makeZip(parts))).toBe('spreadsheet.unreadable');
  });
});
