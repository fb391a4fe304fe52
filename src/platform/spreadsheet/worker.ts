import { parentPort, workerData } from 'node:worker_threads';

import type { Note } from './cell.ts';
import { Unreadable, type RefusalCode } from './refusals.ts';
import { readDelimited } from './read-delimited.ts';
import { isOpenDocument, readOldBook } from './read-old-book.ts';
import { readWorkbook, type NumberedRow, type ReadingLimits } from './read-workbook.ts';

/** What the reading thread is given. */
export interface Reading {
  bytes: Uint8Array<ArrayBuffer>;
  limits: ReadingLimits;
}

/** What it answers; after each batch it waits for the word to go on. */
export type Answer =
  | { kind: 'rows'; rows: NumberedRow[] }
  | { kind: 'done'; notes: Note[] }
  | { kind: 'refused'; code: RefusalCode; facts: Record<string, string | number> };

const BATCH = 1_000;
const NOTES = 100;

const port = parentPort!;
const { bytes, limits } = workerData as Reading;
const waiting: (() => void)[] = [];
let owed = 0;
port.on('message', () => {
  const go = waiting.shift();
  if (go) go();
  else owed += 1;
});

async function allowed(): Promise<void> {
  if (owed > 0) {
    owed -= 1;
    return;
  }
  await new Promise<void>((go) => waiting.push(go));
}

function rowsOf(
  data: Buffer,
  note: (it: Note) => void,
): AsyncIterable<NumberedRow> | Iterable<NumberedRow> {
  const head = data.readUInt32BE(0);
  if (head === 0xd0cf11e0) return readOldBook(data, 'xls', limits, note);
  if (head !== 0x504b0304 && head !== 0x504b0506) return readDelimited(data, limits, note);
  return isOpenDocument(data)
    ? readOldBook(data, 'ods', limits, note)
    : readWorkbook(data, limits, note);
}

async function read(): Promise<Answer> {
  const notes: Note[] = [];
  const note = (it: Note): void => {
    if (notes.length < NOTES) notes.push(it);
  };
  try {
    let rows: NumberedRow[] = [];
    let isEmpty = true;
    for await (const row of rowsOf(Buffer.from(bytes.buffer), note)) {
      rows.push(row);
      isEmpty = false;
      if (rows.length < BATCH) continue;
      port.postMessage({ kind: 'rows', rows } satisfies Answer);
      rows = [];
      await allowed();
    }
    if (rows.length > 0) port.postMessage({ kind: 'rows', rows } satisfies Answer);
    if (isEmpty) throw new Unreadable('not_a_table');
    return { kind: 'done', notes };
  } catch (error) {
    // Whatever a parser trips over in a stranger's file is the file's fault, and said so.
    const known = error instanceof Unreadable ? error : new Unreadable('unreadable');
    return { kind: 'refused', code: known.code, facts: known.facts };
  }
}

port.postMessage(await read());
port.close();
