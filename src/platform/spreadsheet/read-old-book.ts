import { cellOf, isBlank, trimmed, type Note } from './cell.ts';
import { refuseBeyond, zipLimits, type NumberedRow, type ReadingLimits } from './read-workbook.ts';
import { Unreadable } from './refusals.ts';
import { zipDirectory } from './zip-directory.ts';

const OLD_BOOK_BYTES = 32 << 20;

/**
 * The rows of an .xls (WPS writes the same under .et) or an .ods. These cannot be read row by row:
 * the sheet is held whole, within the thread's memory, so files must be smaller.
 */
export async function* readOldBook(
  bytes: Buffer,
  format: 'xls' | 'ods',
  limits: ReadingLimits,
  note: (it: Note) => void,
): AsyncGenerator<NumberedRow> {
  if (bytes.length > OLD_BOOK_BYTES) throw new Unreadable('too_large');
  if (format === 'xls' && isSealed(bytes)) throw new Unreadable('encrypted');
  if (format === 'ods') zipDirectory(bytes, zipLimits(limits));
  // Loaded when such a file comes: most never see one.
  const { readOds, readXls } = await import('hucre');
  const book = format === 'xls' ? await readXls(bytes) : await readOds(bytes);
  let count = 0;
  for (const sheet of book.sheets) {
    if (sheet.hidden || sheet.veryHidden) {
      note({ code: 'hidden_sheet_skipped', sheet: sheet.name });
      continue;
    }
    const before = count;
    for (const [at, values] of sheet.rows.entries()) {
      const cells = trimmed(values.map((it) => cellOf(it, limits.max_cell)));
      if (cells.every(isBlank)) continue;
      count += 1;
      refuseBeyond(count, cells, limits);
      yield { sheet: sheet.name, row_number: at + 1, cells };
    }
    if (count === before) note({ code: 'empty_sheet', sheet: sheet.name });
  }
}

/** Whether a zip calls itself an open document, in the part that must come first and unpacked. */
export function isOpenDocument(bytes: Buffer): boolean {
  return bytes.toString('latin1', 30, 120).startsWith('mimetypeapplication/vnd.oasis.opendocument');
}

/** A book under a password: an .xlsx wrapped in an old container, or an .xls with a FILEPASS. */
function isSealed(data: Buffer): boolean {
  if (data.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return true;
  const book = data.indexOf(Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06]));
  if (book === -1) return false;
  const globals = data.subarray(book, book + 64);
  return globals.includes(Buffer.from([0x2f, 0x00, 0x36, 0x00]));
}
