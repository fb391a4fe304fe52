import type { Socket } from 'node:net';

import pg from 'pg';
import { z } from 'zod';

import { monotonicMs, now } from './clock.ts';
import { log } from './log.ts';
import { asOutage, codeOf, Outage } from './outage.ts';
import { valuesOf, type Statement } from './sql.ts';

export { asOutage, Outage, type OutageReason } from './outage.ts';

type Params = Record<string, unknown>;

// Days stay days: a `date` read as a Date would move with the server's time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** As whom a transaction runs: a scope role, and the settings its row-level policies compare. */
export interface Standing {
  role: Role;
  /** Only uuids and `{uuid,uuid}` lists: they are written into the opening message. */
  settings: Readonly<Record<string, string>>;
}

export type Role =
  | 'kebu_own'
  | 'kebu_team'
  | 'kebu_project'
  | 'kebu_company'
  | 'kebu_system'
  | 'kebu_guest'
  | 'kebu_door'
  | 'kebu_dedupe';

const retryCodes = new Set(['40001', '40P01']);
const RETRIES = 3;
/** Waiting for a free connection, or for a new one to be let in. */
const CONNECT_MS = 4_000;
/** A person is answered within ten seconds (R06), whatever becomes of the database meanwhile. */
const PATIENCE_MS = 9_400;
/** Counting attempts is short: a few connections serve everybody who waits for it. */
const SIDE_CONNECTIONS = 3;

/** Nobody can say what became of a commit whose answer did not come. */
function asUnknown(error: unknown): unknown {
  const outage = asOutage(error);
  if (!(outage instanceof Outage) || outage.reason !== 'unavailable') return outage;
  return new Outage('nobody heard whether it was done', {
    cause: error,
    reason: 'outcome_unknown',
  });
}

/** The statements of one transaction. Rows are parsed on the way in: a wrong row is a defect here. */
export class Transaction {
  readonly #client: pg.PoolClient;
  readonly #named: boolean;
  readonly #standing: Standing;

  constructor(client: pg.PoolClient, named: boolean, standing: Standing) {
    this.#client = client;
    this.#named = named;
    this.#standing = standing;
  }

  async #query(statement: Statement, params: Params): Promise<pg.QueryResult> {
    const values = valuesOf(statement, params);
    const { name, text, prepared } = statement;
    return this.#client.query(this.#named && prepared ? { name, text, values } : { text, values });
  }

  async many<Row extends z.ZodType>(
    statement: Statement,
    params: Params,
    row: Row,
  ): Promise<z.output<Row>[]> {
    const { rows } = await this.#query(statement, params);
    return rows.map((it) => row.parse(it));
  }

  async maybeOne<Row extends z.ZodType>(
    statement: Statement,
    params: Params,
    row: Row,
  ): Promise<z.output<Row> | undefined> {
    const { rows } = await this.#query(statement, params);
    if (rows.length > 1) throw new Error(`${statement.name}: expected one row, got ${rows.length}`);
    return rows.length === 0 ? undefined : row.parse(rows[0]);
  }

  async one<Row extends z.ZodType>(
    statement: Statement,
    params: Params,
    row: Row,
  ): Promise<z.output<Row>> {
    const found = await this.maybeOne(statement, params, row);
    if (found === undefined) throw new Error(`${statement.name}: expected one row, got none`);
    return found as z.output<Row>;
  }

  /** Runs a statement for its effect and says how many rows it touched. */
  async run(statement: Statement, params: Params): Promise<number> {
    return (await this.#query(statement, params)).rowCount ?? 0;
  }

  /**
   * Takes another role for the statements of `work` and gives it back: the narrow role that finds
   * duplicates outside one's scope, or the system's for a write that follows from a decision.
   */
  async as<T>(role: Role, work: () => Promise<T>): Promise<T> {
    const taken = this.#client.query(`set local role ${role}`);
    taken.catch(() => {}); // Lost before anybody waits for it: `work` meets the same failure.
    try {
      const result = await work();
      await this.#client.query(`set local role ${this.#standing.role}`);
      return result;
    } finally {
      await taken;
    }
  }

  /** For libraries that bring their own statements (the job queue), inside this transaction. */
  raw(text: string, values: unknown[]): Promise<pg.QueryResult> {
    return this.#client.query(text, values);
  }
}

function opening({ role, settings }: Standing, readOnly: boolean): string {
  const lines = [readOnly ? 'begin read only' : 'begin', `set local role ${role}`];
  for (const [name, value] of Object.entries(settings)) {
    if (!/^[a-z_]+$/.test(name) || !/^[0-9a-f{},-]*$/.test(value))
      throw new Error(`setting ${name} is not a list of ids`);
    lines.push(`set local app.${name} = '${value}'`);
  }
  return lines.join('; ');
}

export interface DatabaseOptions {
  connection: pg.PoolConfig;
  max?: number;
  /** False behind a PgBouncer older than 1.21, where named statements fail. */
  named_statements?: boolean;
}

interface Manner {
  patience_ms?: number | undefined;
  is_reading?: boolean;
}

/** What of the patience is left after waiting for a connection; mostly all of it, one timer list. */
function patienceLeft(patience_ms: number, asked_ms: number): number {
  const waited_ms = monotonicMs() - asked_ms;
  return waited_ms < 100 ? patience_ms : Math.max(100, patience_ms - waited_ms);
}

/** Cuts a connection that is silent: all its statements fail, and the pool forgets it. */
function giveUp(client: pg.PoolClient): void {
  log.warn('database.given_up', {});
  const { connection } = client as unknown as { connection: { stream: Socket } };
  connection.stream.destroy();
}

function letGo(client: pg.PoolClient, late: NodeJS.Timeout, broken?: Error): void {
  clearTimeout(late);
  client.release(broken);
}

/** The pool of the application's role. Every statement runs inside a transaction with a standing. */
export class Database {
  readonly #pool: pg.Pool;
  readonly #side: pg.Pool;
  readonly #named: boolean;

  constructor({ connection, max = 12, named_statements = true }: DatabaseOptions) {
    const pipeline = { pipeline: true } as pg.PoolConfig; // Newer than its published types.
    const settings = { ...connection, ...pipeline, connectionTimeoutMillis: CONNECT_MS };
    this.#pool = new pg.Pool({ ...settings, max });
    this.#side = new pg.Pool({ ...settings, max: SIDE_CONNECTIONS });
    this.#named = named_statements;
    for (const pool of [this.#pool, this.#side]) {
      pool.on('error', (error) => log.warn('database.connection_lost', { error }));
      // The pool listens to idle connections only: one lost while it is lent out would end the
      // process. Whoever holds it learns it from his next statement.
      pool.on('connect', (client) => client.on('error', () => {}));
    }
  }

  /**
   * A transaction that writes. The opening travels with the first statement; commit is awaited.
   * Without an answer for `patience_ms` its connection is given up.
   */
  transaction<T>(
    standing: Standing,
    work: (db: Transaction) => Promise<T>,
    patience_ms?: number,
  ): Promise<T> {
    return this.#retrying(() => this.#once(this.#pool, standing, work, { patience_ms }));
  }

  /**
   * A transaction of its own for somebody who is inside one. It has connections of its own: were
   * they the same, a dozen acts that each wait for a second connection would wait for each other.
   */
  aside<T>(standing: Standing, work: (db: Transaction) => Promise<T>): Promise<T> {
    return this.#retrying(() => this.#once(this.#side, standing, work, {}));
  }

  /**
   * A transaction that reads: opening, statements and commit travel in one trip, and the answer
   * does not wait for the commit, which has nothing to make durable.
   */
  read<T>(
    standing: Standing,
    work: (db: Transaction) => Promise<T>,
    patience_ms?: number,
  ): Promise<T> {
    const how = { patience_ms, is_reading: true };
    return this.#retrying(() => this.#once(this.#pool, standing, work, how));
  }

  async #retrying<T>(attempt: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await attempt();
      } catch (error) {
        if (tries >= RETRIES || !retryCodes.has(codeOf(error))) throw asOutage(error);
      }
    }
  }

  async #once<T>(
    pool: pg.Pool,
    standing: Standing,
    work: (db: Transaction) => Promise<T>,
    { patience_ms = PATIENCE_MS, is_reading = false }: Manner,
  ): Promise<T> {
    const asked_ms = monotonicMs();
    const client = await pool.connect();
    // A network that swallows everything leaves no error behind: silence is one after a while.
    const late = setTimeout(giveUp, patienceLeft(patience_ms, asked_ms), client);
    const opened = client.query(opening(standing, is_reading));
    opened.catch(() => {}); // Its failure shows in the first statement as well; never unhandled.
    let isCommitting = false;
    try {
      const result = await work(new Transaction(client, this.#named, standing));
      await opened;
      isCommitting = !is_reading;
      const committed = client.query('commit');
      if (is_reading) {
        committed.then(
          () => letGo(client, late),
          (error: Error) => letGo(client, late, error),
        );
        return result;
      }
      // `commit` of a transaction that failed answers ROLLBACK without an error of its own.
      if ((await committed).command !== 'COMMIT') throw new Error('transaction was rolled back');
      letGo(client, late);
      return result;
    } catch (error) {
      client.query('rollback').then(
        () => letGo(client, late),
        (broken: Error) => letGo(client, late, broken),
      );
      throw isCommitting ? asUnknown(error) : error;
    }
  }

  /** True when the database answers within a second. */
  async answers(): Promise<boolean> {
    const started = now();
    try {
      await this.#pool.query('select 1');
      return now().getTime() - started.getTime() < 1000;
    } catch {
      return false;
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#pool.end(), this.#side.end()]);
  }
}
