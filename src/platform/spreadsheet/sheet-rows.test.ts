import { writeXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';

import type { Cell } from './cell.ts';
import { readWorkbook } from './read-workbook.ts';
import { dateStyles, isDateFormat, serialText } from './serial-day.ts';
import { cellText, xmlScanner } from './xml-scan.ts';
import { bookParts, makeZip, textAt, type MadePart } from '../../../test/support/sheets.ts';

const limits = { max_rows: 50_000, max_cell: 500, max_columns: 500, max_unpacked: 64 << 20 };

async function rowsOf(bytes: Buffer): Promise<Cell[][]> {
  const rows: Cell[][] = [];
  for await (const { sheet, cells } of readWorkbook(bytes, limits, () => {}))
    if (sheet !== 'hidden') rows.push(cells);
  return rows;
}

function withStrings(parts: MadePart[], xml: string): Buffer {
  const links = parts.find((it) => it.name === 'xl/_rels/workbook.xml.rels')!;
  const type = 'http://purl.oclc.org/ooxml/officeDocument/relationships/sharedStrings';
  links.data = String(links.data).replace(
    '</Relationships>',
    `<Relationship Target="/xl/sharedStrings.xml" Type="${type}" Id="rId9"/></Relationships>`,
  );
  return makeZip([...parts, { name: 'xl/sharedStrings.xml', data: xml }]);
}

describe('the words of a workbook', () => {
  test('plain, rich and empty ones, without their readings', async () => {
    const strings =
      '<sst><si><t>一</t></si><si/>' +
      '<si><r><t>张</t></r><r><rPr><b/></rPr><t xml:space="preserve">三 </t></r>' +
      '<rPh sb="0" eb="1"><t>zhang</t></rPh></si><si><t>a&amp;b&#x4E00;_x000D_c</t></si>' +
      '<si><t><![CDATA[<&>]]></t></si></sst>';
    const cell = (at: number): string => `<c r="${'ABCDEF'[at]}1" t="s"><v>${at}</v></c>`;
    const row = `<row r="1">${[0, 1, 2, 3, 4, 5].map(cell).join('')}</row>`;
    expect(await rowsOf(withStrings(bookParts(row), strings))).toEqual([
      ['一', null, '张三 ', 'a&b一\rc', '<&>'],
    ]);
  });

  test('prefixed elements, cells without references, values of every type', async () => {
    const row =
      '<x:row><x:c t="b"><x:v>1</x:v></x:c><x:c/><x:c t=\'str\'><x:v>x</x:v></x:c>' +
      '<x:c\n  t="d"><x:v>2024-02-14T00:00:00</x:v></x:c><x:c><x:v>1.5E3</x:v></x:c></x:row>';
    expect(await rowsOf(makeZip(bookParts(row)))).toEqual([[true, null, 'x', '2024-02-14', 1500]]);
  });

  test('what another program writes is read alike, wherever the pieces part', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => [
      `客户 ${i % 977} 𠮷 & <${i}>`,
      i / 7,
      i % 2 === 0,
      null,
      new Date(Date.UTC(2000, 0, 1 + i)),
      '同一句话',
    ]);
    const bytes = Buffer.from(await writeXlsx({ sheets: [{ name: 'a', rows }] }));
    const expected = rows.map(([text, number, truth, none, day, same]) => [
      text,
      Number((number as number).toPrecision(15)),
      truth,
      none,
      (day as Date).toISOString().slice(0, 10),
      same,
    ]);
    expect(await rowsOf(bytes)).toEqual(expected);
  });

  test('a reference beyond the last column is no workbook', async () => {
    const far = makeZip(bookParts(`<row r="1">${textAt('ZZZZ1', 'x')}</row>`));
    await expect(rowsOf(far)).rejects.toMatchObject({ code: 'unreadable' });
  });
});

describe('XML in pieces', () => {
  const xml = '<?xml version="1.0"?><!-- <a> --><a b="1"><c/>x<![CDATA[<y>]]>z</a>';
  const heard = (pieces: string[]): string => {
    let all = '';
    const scanner = xmlScanner({
      open: (name) => (all += `(${name}`),
      close: (name) => (all += `${name})`),
      text: (raw) => (all += raw),
    });
    for (const piece of pieces) scanner.push(piece);
    return all;
  };
  test('is heard the same whatever the pieces', () => {
    for (let at = 0; at <= xml.length; at += 1)
      expect(heard([xml.slice(0, at), xml.slice(at)])).toBe('(a(cc)x<y>za)');
    expect(heard([...xml])).toBe('(a(cc)x<y>za)');
  });
  test('a tag without end is given up', () => {
    expect(() => heard(['<a', 'x'.repeat(2 << 20), 'y'])).toThrow(/./);
  });
  test.each([
    ['&lt;&#65;&#x4e00;&nope;&amp;lt;', '<A一&nope;&lt;'],
    ['_x0041_ _x005F_x0041_', 'A _x0041_'],
  ])('%s', (raw, text) => {
    expect(cellText(raw)).toBe(text);
  });
});

describe('serial numbers', () => {
  test.each<[number, boolean, string | number]>([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [60, false, 60],
    [61, false, '1900-03-01'],
    [45351, false, '2024-02-29'],
    [43889, true, '2024-02-29'],
    [0, true, '1904-01-01'],
    [0.75, false, '18:00:00'],
    [44927.000005787035, false, '2023-01-01'],
    [44927.00000579861, false, '2023-01-01T00:00:01'],
    [44926.999999, false, '2023-01-01'],
    [-1, false, -1],
    [3e6, false, 3e6],
  ])('%d, 1904 %s', (serial, is1904, text) => {
    expect(serialText(serial, is1904)).toBe(text);
  });

  test.each([
    ['yyyy-mm-dd', true],
    ['[$-804]yyyy"年"m"月"d"日";@', true],
    ['[h]:mm:ss', true],
    ['上午/下午h"时"', true],
    ['General', false],
    ['G/通用格式', false],
    ['0.00_);[Red](0.00)', false],
    ['#,##0"days"', false],
    ['@', false],
    ['¥#,##0\\m', false],
  ])('%s shows a date: %s', (format, is) => {
    expect(isDateFormat(format)).toBe(is);
  });

  test('styles name formats by number, their own and those every program knows', () => {
    const xml =
      '<styleSheet><numFmts><numFmt numFmtId="200" formatCode="m&quot;月&quot;"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>' +
      '<xf numFmtId="200"/><xf numFmtId="57"><alignment/></xf></cellXfs></styleSheet>';
    expect(dateStyles(xml)).toEqual([false, true, true]);
  });
});
