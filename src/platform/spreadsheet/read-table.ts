import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

import type { Cell, Note } from './cell.ts';
import type { NumberedRow } from './read-workbook.ts';
import { refusals } from './refusals.ts';
import type { Answer, Reading } from './worker.ts';

/** What a caller bounds. Everything is counted over the whole file. */
export interface TableOptions {
  /** As the person named it; only for telling, never a path. */
  file_name: string;
  max_rows: number;
  /** Characters one cell may hold; a longer one comes flagged `too_long`. */
  max_cell: number;
  max_columns?: number;
  /** Bytes a workbook may unpack to; 300 MB hold about 200,000 rows of 15 columns. */
  max_unpacked?: number;
  /** How long the reader may take over one batch of rows. */
  timeout_ms?: number;
}

export interface Sheet {
  /** Empty for a text table. */
  name: string;
  rows: Cell[][];
  /** The number of each of `rows` in the file, counted from 1: blank rows are left out. */
  row_numbers: number[];
}

export interface Table {
  sheets: Sheet[];
  notes: Note[];
}

const MEMORY_MB = 256;
const AT_ONCE = 2;
const TIMEOUT_MS = 30_000;

/**
 * Reads an uploaded spreadsheet (.xlsx, .xlsm) or text table whole. Its bytes say what the file is,
 * not its name. Runs in a thread of its own with bounded memory and time, so that a hostile file
 * costs its uploader a refusal and nobody else anything (trust E01, E02, D07, D14).
 *
 * @throws Refusal `spreadsheet.*`
 */
export async function readTable(bytes: Buffer, options: TableOptions): Promise<Table> {
  const sheets = new Map<string, Sheet>();
  const reading = readRows(bytes, options);
  for (;;) {
    const next = await reading.next();
    if (next.done) return { sheets: [...sheets.values()], notes: next.value };
    for (const { sheet: name, row_number, cells } of next.value) {
      let sheet = sheets.get(name);
      if (!sheet) sheets.set(name, (sheet = { name, rows: [], row_numbers: [] }));
      sheet.rows.push(cells);
      sheet.row_numbers.push(row_number);
    }
  }
}

/**
 * The same file in batches of 1,000 rows, the reader waiting while the caller works: an import of
 * 200,000 rows never holds more than two batches (trust E06). Returns the notes at the end.
 */
export async function* readRows(
  bytes: Buffer,
  options: TableOptions,
): AsyncGenerator<NumberedRow[], Note[]> {
  if (bytes.length < 4) throw refusals.not_a_table();
  await turn();
  const worker = startWorker(readingOf(bytes, options));
  try {
    const answers = listen(worker, options.timeout_ms ?? TIMEOUT_MS);
    for (;;) {
      const answer = await answers.next();
      if (answer.kind === 'refused') throw refusals[answer.code](answer.facts);
      if (answer.kind === 'done') return answer.notes;
      worker.postMessage('more');
      yield answer.rows;
    }
  } finally {
    await worker.terminate();
    passTurn();
  }
}

function readingOf(bytes: Buffer, options: TableOptions): Reading {
  return {
    // A copy with a buffer of its own: it is handed over, and the caller's bytes stay untouched.
    bytes: Uint8Array.from(bytes),
    limits: {
      max_rows: options.max_rows,
      max_cell: options.max_cell,
      max_columns: options.max_columns ?? 500,
      max_unpacked: options.max_unpacked ?? 300 << 20,
    },
  };
}

/** Compiled, the worker is a file like any; from source, Node must first learn to read it. */
function startWorker(reading: Reading): Worker {
  const isSource = import.meta.url.endsWith('.ts');
  const url = new URL(isSource ? './worker.ts' : './worker.js', import.meta.url);
  const settings = {
    workerData: reading,
    transferList: [reading.bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: 32 },
    env: {},
  };
  if (!isSource) return new Worker(url, settings);
  const tsx = createRequire(import.meta.url)
    .resolve('tsx/esm/api')
    .replace(/\.cjs$/, '.mjs');
  const start = `import(${JSON.stringify(tsx)}).then((it) =>
    it.tsImport(${JSON.stringify(url.href)}, ${JSON.stringify(import.meta.url)}))`;
  return new Worker(start, { ...settings, eval: true, execArgv: ['--conditions=source'] });
}

/** The worker's answers one by one; its death and its silence are refusals, not faults of ours. */
function listen(worker: Worker, timeoutMs: number): { next(): Promise<Answer> } {
  const arrived: Answer[] = [];
  let wake: (() => void) | undefined;
  let failure: Error | undefined;
  const fail = (reason: Error): void => {
    failure ??= reason;
    wake?.();
  };
  worker.on('message', (it: Answer) => {
    arrived.push(it);
    wake?.();
  });
  worker.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') fail(refusals.too_large());
    else fail(new Error('the thread that reads spreadsheets broke', { cause: error }));
  });
  worker.on('exit', () => fail(new Error('the thread that reads spreadsheets ended early')));
  return {
    async next() {
      const timer = setTimeout(() => fail(refusals.timed_out()), timeoutMs);
      try {
        while (arrived.length === 0 && !failure)
          await new Promise<void>((resolve) => (wake = resolve));
      } finally {
        clearTimeout(timer);
      }
      const answer = arrived.shift();
      if (answer) return answer;
      throw failure!;
    },
  };
}

const queue: (() => void)[] = [];
let running = 0;

/** Two files are read at a time: each may take 256 MB, and the other people's work goes first. */
async function turn(): Promise<void> {
  if (running >= AT_ONCE) await new Promise<void>((go) => queue.push(go));
  else running += 1;
}

function passTurn(): void {
  const next = queue.shift();
  if (next) next();
  else running -= 1;
}
