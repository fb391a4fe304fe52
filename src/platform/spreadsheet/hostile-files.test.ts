import { describe, expect, test } from 'vitest';

import { readRows, readTable, type TableOptions } from '#platform/spreadsheet';

import { bookParts, makeBook, makeZip } from '../../../test/support/sheets.ts';

const options: TableOptions = { file_name: 'a', max_rows: 1_000, max_cell: 500 };

async function codeOf(bytes: Buffer, more: Partial<TableOptions> = {}): Promise<unknown> {
  return readTable(bytes, { ...options, ...more }).then(
    () => 'read',
    (error: { code?: string }) => error.code,
  );
}

describe('files that mean harm', () => {
  const rows = '<row r="1"><c r="A1"><v>1</v></c></row>';
  const sheet = (data: string, more = {}): Buffer => {
    const parts = bookParts('');
    const at = parts.findIndex((it) => it.name.endsWith('sheet1.xml'));
    parts[at] = { name: 'xl/worksheets/sheet1.xml', data, ...more };
    return makeZip(parts);
  };

  test('a sheet that unpacks a thousandfold is refused before it is unpacked (E01)', async () => {
    const bomb = sheet(`<worksheet><sheetData>${'<c/>'.repeat(4 << 20)}`);
    expect(bomb.length).toBeLessThan(100_000);
    expect(await codeOf(bomb)).toBe('spreadsheet.too_large');
  });

  test('more than the agreed bytes are refused, however many parts share them (E02)', async () => {
    const parts = bookParts(rows);
    for (let i = 0; i < 12; i += 1)
      parts.push({ name: `xl/media/${i}`, data: Buffer.alloc(1 << 20, `${i * 7919}x`) });
    expect(await codeOf(makeZip(parts), { max_unpacked: 8 << 20 })).toBe('spreadsheet.too_large');
    expect(await codeOf(makeZip(parts))).toBe('read');
  });

  test('a size that lies, or is kept quiet, gains nothing (E02)', async () => {
    const data = `<worksheet><sheetData>${rows.repeat(50_000)}</sheetData></worksheet>`;
    expect(await codeOf(sheet(data, { declared: 100 }))).toBe('spreadsheet.unreadable');
    expect(await codeOf(sheet(data, { declared: 0 }))).toBe('spreadsheet.unreadable');
  });

  test('a hundred thousand parts, parts that overlap, two of one name (E02)', async () => {
    const many = Array.from({ length: 3_000 }, (_, i) => ({ name: `p${i}`, data: '' }));
    expect(await codeOf(makeZip([...bookParts(rows), ...many]))).toBe('spreadsheet.too_large');
    const overlap = bookParts(rows).map((it, at) => (at === 3 ? { ...it, offset: 0 } : it));
    expect(await codeOf(makeZip(overlap))).toBe('spreadsheet.unreadable');
    const twice = [...bookParts(rows), bookParts(rows)[5]!];
    expect(await codeOf(makeZip(twice))).toBe('spreadsheet.unreadable');
  });

  test('a password is said to be the reason', async () => {
    const locked = bookParts(rows).map((it) => ({ ...it, flags: 1 }));
    expect(await codeOf(makeZip(locked))).toBe('spreadsheet.encrypted');
    const wrapped = Buffer.alloc(2048);
    wrapped.writeUInt32BE(0xd0cf11e0);
    wrapped.write('EncryptedPackage', 1024, 'utf16le');
    expect(await codeOf(wrapped)).toBe('spreadsheet.encrypted');
  });

  test('half a workbook, and a zip that is none', async () => {
    const book = makeBook(rows);
    expect(await codeOf(book.subarray(0, book.length / 2))).toBe('spreadsheet.unreadable');
    expect(await codeOf(makeZip([{ name: 'readme.txt', data: 'x' }]))).toBe(
      'spreadsheet.not_a_table',
    );
  });

  test('a cell in the farthest corner costs no grid', async () => {
    const corner = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>';
    expect(await codeOf(makeBook(rows + corner))).toBe('spreadsheet.too_many_columns');
  });

  test('a file that takes too long is given up', async () => {
    expect(await codeOf(makeBook(rows), { timeout_ms: 1 })).toBe('spreadsheet.timed_out');
  });

  test('rows come in batches the caller asks for, and leaving early ends the reading', async () => {
    const bytes = Buffer.from('a,b\n'.repeat(5_000));
    const sizes: number[] = [];
    for await (const batch of readRows(bytes, { ...options, max_rows: 5_000 })) {
      sizes.push(batch.length);
      if (sizes.length === 2) break;
    }
    expect(sizes).toEqual([1_000, 1_000]);
    // Two at a time may be read: had a left one kept its place, the third would wait for ever.
    for (let i = 0; i < 3; i += 1) {
      const reading = readRows(bytes, { ...options, max_rows: 5_000 });
      await reading.next();
      await reading.return([]);
    }
    expect(await codeOf(bytes, { max_rows: 5_000 })).toBe('read');
  });
});
