import { cellText, partPieces, xmlScanner } from './xml-scan.ts';
import type { ZipEntry } from './zip-directory.ts';

/** The texts of a workbook by their number. */
export interface SharedStrings {
  at(index: number): string | undefined;
}

/**
 * Excel keeps each text once and cells name it by number. Two million of them would fill the heap
 * many times over as JavaScript strings cut from the file; here they are bytes in one buffer, made
 * into strings when a cell asks. The part unpacks to more than its texts: the buffer never grows.
 */
export async function sharedStrings(
  bytes: Buffer,
  entry: ZipEntry | undefined,
): Promise<SharedStrings> {
  if (!entry) return { at: () => undefined };
  const room = Buffer.allocUnsafe(entry.unpacked);
  let ends = new Uint32Array(1024);
  let count = 0;
  let used = 0;
  let raw = '';
  let isText = false;
  let phonetic = 0;
  const scanner = xmlScanner({
    open(name) {
      if (name === 'si') raw = '';
      else if (name === 'rPh') phonetic += 1;
      else if (name === 't') isText = phonetic === 0;
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'si') {
        used += room.write(cellText(raw), used);
        if (count === ends.length) ends = grown(ends);
        ends[count] = used;
        count += 1;
      }
    },
    text(piece) {
      if (isText) raw += piece;
    },
  });
  for await (const piece of partPieces(bytes, entry)) scanner.push(piece);
  return {
    at: (index) =>
      Number.isInteger(index) && index >= 0 && index < count
        ? room.toString('utf8', index === 0 ? 0 : ends[index - 1], ends[index])
        : undefined,
  };
}

function grown(full: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(full.length * 2);
  wider.set(full);
  return wider;
}
