import { crc32, deflateRawSync } from 'node:zlib';

/** A part of a zip made for a test, with lies where the test wants them. */
export interface MadePart {
  name: string;
  data: Buffer | string;
  /** What the directory says it unpacks to, when that is not the truth. */
  declared?: number;
  /** Where the directory says it begins, when that is not the truth. */
  offset?: number;
  flags?: number;
}

/** A zip of these parts. */
export function makeZip(parts: readonly MadePart[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let at = 0;
  for (const { name, data, declared, offset, flags = 0 } of parts) {
    const whole = Buffer.from(data);
    const packed = deflateRawSync(whole);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flags, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(whole), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(declared ?? whole.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset ?? at, 10);
    centrals.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), fields, place, Buffer.from(name)]),
    );
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(Math.min(parts.length, 0xffff), 8);
  end.writeUInt16LE(Math.min(parts.length, 0xffff), 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** The parts of a workbook with one sheet, its rows written as XML by the test. */
export function bookParts(
  sheetData: string,
  { date1904 = false, after = '', state = 'visible' } = {},
): MadePart[] {
  const link = (id: number, kind: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${LINKS}/${kind}" Target="${target}"/>`;
  const links = (...them: string[]): string =>
    `<Relationships xmlns="${PACKAGE}/relationships">${them.join('')}</Relationships>`;
  return [
    { name: '[Content_Types].xml', data: `<Types xmlns="${PACKAGE}/content-types"/>` },
    { name: '_rels/.rels', data: links(link(1, 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      data:
        `<workbook xmlns="${MAIN}" xmlns:r="${LINKS}">` +
        `<workbookPr date1904="${date1904 ? 1 : 0}"/>` +
        '<sheets><sheet name="A &amp; B" sheetId="1" r:id="rId1"/>' +
        `<sheet name="hidden" sheetId="2" state="${state}" r:id="rId3"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: links(
        link(1, 'worksheet', 'worksheets/sheet1.xml'),
        link(2, 'styles', 'styles.xml'),
        link(3, 'worksheet', 'worksheets/sheet2.xml'),
      ),
    },
    {
      name: 'xl/styles.xml',
      data:
        `<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/>` +
        '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      data: `<worksheet xmlns="${MAIN}"><sheetData>${sheetData}</sheetData>${after}</worksheet>`,
    },
    {
      name: 'xl/worksheets/sheet2.xml',
      data:
        `<worksheet xmlns="${MAIN}"><sheetData>` +
        '<row r="1"><c r="A1"><v>7</v></c></row></sheetData></worksheet>',
    },
  ];
}

/** Such a workbook, packed. */
export function makeBook(sheetData: string, options: Parameters<typeof bookParts>[1] = {}): Buffer {
  return makeZip(bookParts(sheetData, options));
}

/** A cell with inline text. */
export function textAt(ref: string, text: string): string {
  return `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
}
