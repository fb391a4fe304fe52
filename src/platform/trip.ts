import pg from 'pg';
import { prepareValue } from 'pg/lib/utils.js';

/** A statement on its way: under a name it is parsed once for each connection. */
export interface Asked {
  /** Undefined is parsed every time, as behind a PgBouncer older than 1.21. */
  name: string | undefined;
  text: string;
  values: readonly unknown[];
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

export interface Answer {
  rows: Record<string, unknown>[];
  /** What was done: SELECT, INSERT, COMMIT … */
  command: string;
  /** Rows touched or returned. */
  count: number;
}

interface Column {
  name: string;
  read: (text: string) => unknown;
}

/** Nothing was wrong with this statement: another of its trip failed, as `cause` says. */
export class Skipped extends Error {
  override name = 'Skipped';

  constructor(cause: unknown) {
    super('another statement failed', { cause });
  }
}

/** What went wrong, from whichever statement of the trip it is told. */
export const failureOf = (error: unknown): unknown =>
  error instanceof Skipped ? error.cause : error;

/** The columns of each statement's answer, by its text: asked of PostgreSQL the first time only. */
const known = new Map<string, readonly Column[]>();

/** What a trip needs of a connection of `pg`: its messages, which the published types leave out. */
interface Wire {
  stream: { cork(): void; uncork(): void };
  parse(message: { name: string; text: string; types: undefined }): void;
  bind(message: object): void;
  describe(message: { type: 'P'; name: string }): void;
  execute(message: object): void;
  close(message: { type: 'S'; name: string }): void;
  sync(): void;
}

interface RowDescription {
  fields: readonly { name: string; dataTypeID: number }[];
}

/** The statements a connection has parsed under their names. */
export type Parsed = Set<string>;

/**
 * Several statements in one message and one answer: written at once, with a single Sync, and
 * without asking again what columns a known statement has. Where one fails it fails with its
 * error, and all others as `Skipped`. A trip is a query of `pg` as a cursor is, with its `submit`.
 */
export class Trip {
  readonly #asked: readonly Asked[];
  readonly #parsed: Parsed;
  readonly #answers: Answer[] = [];
  #columns: readonly Column[] | undefined;
  #rows: Record<string, unknown>[] = [];
  readonly #done: (error?: unknown) => void;

  /** `done` is called once everything asked was answered, or nothing more will be. */
  constructor(asked: readonly Asked[], parsed: Parsed, done: (error?: unknown) => void) {
    this.#asked = asked;
    this.#parsed = parsed;
    this.#done = done;
  }

  submit(connection: pg.Connection): void {
    const wire = connection as unknown as Wire;
    wire.stream.cork();
    try {
      for (const it of this.#asked) this.#send(wire, it);
      wire.sync();
    } finally {
      wire.stream.uncork();
    }
  }

  #send(wire: Wire, { name = '', text, values }: Asked): void {
    if (name === '' || !this.#parsed.has(name)) {
      // What the last failure left of it is closed first; of one never parsed, that is no error.
      if (name !== '') wire.close({ type: 'S', name });
      wire.parse({ name, text, types: undefined });
      if (name !== '') this.#parsed.add(name);
    }
    wire.bind({ portal: '', statement: name, values, valueMapper: prepareValue });
    if (!known.has(text)) wire.describe({ type: 'P', name: '' });
    wire.execute({});
  }

  get #current(): Asked {
    return this.#asked[this.#answers.length]!;
  }

  handleRowDescription({ fields }: RowDescription): void {
    const columns = fields.map(({ name, dataTypeID }) => ({
      name,
      read: pg.types.getTypeParser(dataTypeID, 'text') as Column['read'],
    }));
    known.set(this.#current.text, columns);
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    const columns = (this.#columns ??= known.get(this.#current.text)!);
    const row: Record<string, unknown> = {};
    for (let at = 0; at < columns.length; at++) {
      const text = fields[at]!;
      const { name, read } = columns[at]!;
      row[name] = text === null ? null : read(text);
    }
    this.#rows.push(row);
  }

  handleCommandComplete({ text }: { text: string }): void {
    const asked = this.#current.text;
    if (!known.has(asked)) known.set(asked, []);
    const words = text.split(' ');
    const count = words.length > 1 ? Number(words.at(-1)) : 0;
    this.#answers.push({ rows: this.#rows, command: words[0]!, count });
    this.#rows = [];
    this.#columns = undefined;
  }

  /** Everything was done; answers given before the last one was might still have been undone. */
  handleReadyForQuery(): void {
    this.#asked.forEach((it, at) => it.resolve(this.#answers[at]!));
    this.#done();
  }

  handleError(error: unknown): void {
    // What was parsed before the failure cannot be told from what was not: it is parsed anew.
    for (const { name } of this.#asked) if (name !== undefined) this.#parsed.delete(name);
    const skipped = new Skipped(error);
    this.#asked.forEach((it, at) => it.reject(at === this.#answers.length ? error : skipped));
    this.#done(error);
  }

  handlePortalSuspended(): void {}

  handleEmptyQuery(): void {}
}
