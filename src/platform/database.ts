import type { Socket } from 'node:net';

import pg from 'pg';

import { monotonicMs, now, readMoment } from './clock.ts';
import { Line, type Standing } from './line.ts';
import { log } from './log.ts';
import { asOutage, codeOf, Outage } from './outage.ts';
import { Transaction } from './transaction.ts';
import { failureOf } from './trip.ts';

export type { Role, Standing } from './line.ts';
export { asOutage, Outage, type OutageReason } from './outage.ts';
export { Transaction } from './transaction.ts';

// Days stay days: a `date` read as a Date would move with the server's time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
// Our connections speak UTC, which is read without the library's care for every spelling there is.
const anyMoment = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ);
pg.types.setTypeParser(
  pg.types.builtins.TIMESTAMPTZ,
  (text) => readMoment(text) ?? (anyMoment(text) as Date),
);

const retryCodes = new Set(['40001', '40P01']);
const RETRIES = 3;
/** Waiting for a free connection, or for a new one to be let in. */
const CONNECT_MS = 4_000;
/** A person is answered within ten seconds (R06), whatever becomes of the database meanwhile. */
const PATIENCE_MS = 9_400;
/** Counting attempts is short: a few connections serve everybody who waits for it. */
const SIDE_CONNECTIONS = 3;

/** Nobody can say what became of a commit whose answer did not come. */
function asUnknown(thrown: unknown): unknown {
  const error = failureOf(thrown);
  const outage = asOutage(error);
  if (!(outage instanceof Outage) || outage.reason !== 'unavailable') return outage;
  return new Outage('nobody heard whether it was done', {
    cause: error,
    reason: 'outcome_unknown',
  });
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

/** A connection in use, and the clock that gives it up. */
interface Held {
  client: pg.PoolClient;
  late: NodeJS.Timeout;
}

/** Takes a connection. A network that swallows everything leaves no error behind: silence is one. */
async function hold(pool: pg.Pool, patience_ms: number): Promise<Held> {
  const asked_ms = monotonicMs();
  const client = await pool.connect();
  return { client, late: setTimeout(giveUp, patienceLeft(patience_ms, asked_ms), client) };
}

function letGo(held: Held | undefined, broken?: Error): void {
  if (!held) return;
  clearTimeout(held.late);
  held.client.release(broken);
}

/** Commits; a failure is told as what travelled with the commit tells it, unless nobody heard. */
async function commit(line: Line, db: Transaction): Promise<void> {
  const committed = line.commit();
  committed.catch(() => {}); // It is waited for below, behind what travelled with it.
  const failed = await db.settled().catch((error: unknown) => ({ error }));
  await committed.catch((error: unknown) => {
    const unknown = asUnknown(error);
    throw unknown instanceof Outage && unknown.reason === 'outcome_unknown'
      ? unknown
      : (failed?.error ?? unknown);
  });
}

/** The pool of the application's role. Every statement runs inside a transaction with a standing. */
export class Database {
  readonly #pool: pg.Pool;
  readonly #side: pg.Pool;
  readonly #named: boolean;

  constructor({ connection, max = 12, named_statements = true }: DatabaseOptions) {
    const settings = { ...connection, connectionTimeoutMillis: CONNECT_MS };
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
   * A transaction that writes. The opening travels with its first statements; commit is awaited.
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

  /** Reads: opening, context, statements and commit travel in one message (`Line`). */
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
      } catch (thrown) {
        const error = failureOf(thrown);
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
    let held: Held | undefined;
    const connect = async () => {
      held = await hold(pool, patience_ms);
      return held.client;
    };
    const line = new Line(connect, standing, { is_reading, is_named: this.#named });
    try {
      const db = new Transaction(line, standing.role);
      const result = await work(db);
      if (!is_reading) await commit(line, db);
      return result;
    } finally {
      line.end().then(
        () => letGo(held),
        (broken: Error) => letGo(held, broken),
      );
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

  /** How the connections are taken: those open, those nobody holds, and who waits for one. */
  load(): { size: number; idle: number; waiting: number } {
    const pools = [this.#pool, this.#side];
    const sum = (of: (pool: pg.Pool) => number) => pools.reduce((all, it) => all + of(it), 0);
    return {
      size: sum((it) => it.totalCount),
      idle: sum((it) => it.idleCount),
      waiting: sum((it) => it.waitingCount),
    };
  }

  async close(): Promise<void> {
    await Promise.all([this.#pool.end(), this.#side.end()]);
  }
}
