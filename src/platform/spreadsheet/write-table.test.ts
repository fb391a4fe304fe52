import { PassThrough, Writable } from 'node:stream';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  readTable,
  writeTable,
  type WrittenColumn,
  type WrittenRow,
  type WrittenTable,
} from '#platform/spreadsheet';

import { recordSplitter } from './delimited.ts';
import { partText, zipDirectory } from './zip-directory.ts';

const columns: WrittenColumn[] = [
  { header: '姓名', kind: 'text', width: 20 },
  { header: '电话', kind: 'text' },
  { header: '次数', kind: 'number' },
  { header: '首访日期', kind: 'day' },
  { header: '更新时间', kind: 'moment' },
];
const above = { title: '客户一览表', about: ['筛选：级别 A', '2026-11-23 09:30'] };

async function written(
  rows: WrittenTable['rows'],
  format: 'xlsx' | 'csv',
  more: Partial<WrittenTable> = {},
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _, done) {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  await writeTable({ ...above, columns, rows, ...more }, format, sink);
  return Buffer.concat(chunks);
}

async function readBack(bytes: Buffer): Promise<unknown[][]> {
  const options = { file_name: 'a', max_rows: 5_000, max_cell: 5_000 };
  return (await readTable(bytes, options)).sheets[0]!.rows;
}

function sheetXml(bytes: Buffer): string {
  const parts = zipDirectory(bytes, { entries: 50, unpacked: 1 << 26, held: 1 << 26 });
  // The writer streams, so the part's own directory entry knows the sizes.
  return partText(bytes, parts.get('xl/worksheets/sheet1.xml')!);
}

const row: WrittenRow = ['张三', '13800138000', 3, '2024-02-29', '2024-02-14T18:30:00Z'];
const dangerous = [
  '=1+1',
  '+8613800138000',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1+1',
  '＋1',
  '－1',
  '＠a',
  "'=1",
  "''=1",
  '"=cmd|\' /C calc\'!A0"',
  ';=1+1',
  'a;=1+1',
  "'t Hooft",
  '_x0041_',
  '<b>&amp;</b>',
  '𠮷野家',
  '{{7*7}}',
  '#N/A?',
];

describe('what is written', () => {
  test.each(['xlsx', 'csv'] as const)('%s: title, lines about it, header, rows', async (format) => {
    const rows = await readBack(await written([row, row], format));
    expect(rows.slice(0, 3).map((it) => it[0])).toEqual([above.title, ...above.about]);
    expect(rows[3]).toEqual(columns.map((it) => it.header));
    expect(rows.slice(4)).toHaveLength(2);
  });

  test('xlsx: days are dates, moments are in China, phones text, the header in view', async () => {
    const bytes = await written([row], 'xlsx');
    const [found] = (await readBack(bytes)).slice(4);
    expect(found).toEqual(['张三', '13800138000', 3, '2024-02-29', '2024-02-15T02:30:00']);
    const xml = sheetXml(bytes);
    expect(xml).toMatch(/<pane ySplit="4"[^>]*state="frozen"/);
    expect(xml).toMatch(/<c r="B5" t="inlineStr"/);
    expect(xml).toMatch(/<c r="D5" s="\d"><v>45351<\/v>/);
  });

  test('csv: a mark for Excel, CRLF, moments in China', async () => {
    const bytes = await written([row], 'csv');
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
    expect(bytes.toString().split('\r\n')[4]).toBe(
      '张三,13800138000,3,2024-02-29,2024-02-15 02:30',
    );
  });

  test('csv: no field can be taken for a formula, whatever the separator (D03)', async () => {
    const bytes = await written(
      dangerous.map((it) => ['张三', it]),
      'csv',
    );
    for (const delimiter of [',', ';', '\t', '|']) {
      const splitter = recordSplitter({ delimiter, quote: '"', skip_lines: 0 });
      const records = [...splitter.take(bytes.toString('utf8', 3)), ...splitter.end()];
      const fields = records.flatMap((it) => it.fields);
      expect(fields.length).toBeGreaterThan(dangerous.length);
      expect(fields.filter((it) => /^[=+\-@\t\r\n＝＋－＠]/.test(it))).toEqual([]);
    }
  });

  test('xlsx: what looks like a formula is text under a text format (D03)', async () => {
    const bytes = await written(
      dangerous.map((it) => [it]),
      'xlsx',
    );
    const xml = sheetXml(bytes);
    expect(xml).not.toContain('<f');
    const cells = [...xml.matchAll(/<c r="A\d+"([^>]*)>/g)].map(([, it]) => it);
    expect(cells.every((it) => it!.includes('t="inlineStr"') && it!.includes('s="1"'))).toBe(true);
  });

  test.each(['xlsx', 'csv'] as const)('%s: dangerous text comes back as it was', async (format) => {
    const rows = await readBack(
      await written(
        dangerous.map((it) => [it, 'x']),
        format,
      ),
    );
    expect(rows.slice(4).map((it) => it[0])).toEqual(dangerous);
  });

  test.each(['xlsx', 'csv'] as const)('%s: any text comes back as it was', async (format) => {
    const anyText = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.stringMatching(/^['=+\-@",;|\t\r\n _xA0-9]{0,12}$/),
    );
    const texts = fc.sample(anyText, { numRuns: 800, seed: 20261123 });
    const rows = await readBack(
      await written(
        texts.map((it) => [it, 'x']),
        format,
      ),
    );
    const expected = texts.map((it) => (it.includes('\ufffd') ? null : it || null));
    rows.slice(4).forEach(([it], at) => {
      if (expected[at] === null) return;
      expect(it, JSON.stringify(texts[at])).toBe(expected[at]);
    });
    expect(rows).toHaveLength(4 + texts.length);
  });
});

describe('while it is written', () => {
  test.each(['xlsx', 'csv'] as const)(
    '%s: rows are asked for only as they leave',
    async (format) => {
      let asked = 0;
      const rows = function* (): Generator<WrittenRow> {
        for (; asked < 200_000; asked += 1) yield [`客户 ${asked} ${'x'.repeat(200)}`, '1', asked];
      };
      const sink = new PassThrough({ highWaterMark: 1024 });
      const writing = writeTable({ ...above, columns, rows: rows() }, format, sink);
      await new Promise((resolve) => sink.once('readable', resolve));
      const before = asked;
      sink.destroy();
      await expect(writing).rejects.toThrow(/./);
      expect(before).toBeLessThan(50_000);
    },
  );

  test.each(['xlsx', 'csv'] as const)('%s: a source that fails fails the file', async (format) => {
    const rows = async function* (): AsyncGenerator<WrittenRow> {
      yield row;
      throw new Error('the cursor broke');
    };
    await expect(written(rows(), format)).rejects.toThrow('the cursor broke');
  });

  test.each(['xlsx', 'csv'] as const)(
    '%s: when the reader goes away the source is let go',
    async (format) => {
      let isReleased = false;
      const rows = async function* (): AsyncGenerator<WrittenRow> {
        try {
          for (let i = 0; i < 1_000_000; i += 1) yield [`客户 ${i}`, '1', i];
        } finally {
          isReleased = true;
        }
      };
      const sink = new PassThrough();
      const writing = writeTable({ ...above, columns, rows: rows() }, format, sink);
      sink.once('data', () => sink.destroy());
      await expect(writing).rejects.toThrow(/./);
      expect(isReleased).toBe(true);
    },
  );
});
