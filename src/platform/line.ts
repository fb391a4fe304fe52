import type pg from 'pg';

import { Trip, type Answer, type Asked, type Parsed } from './trip.ts';

/** As whom a transaction runs: a scope role, and the settings its row-level policies compare. */
export interface Standing {
  role: Role;
  /** Only uuids and `{uuid,uuid}` lists. */
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

/** What is sent: its name is kept where the connection may keep it. */
export interface Question {
  name: string | undefined;
  text: string;
  values: readonly unknown[];
}

const parsedBy = new WeakMap<pg.PoolClient, Parsed>();

function parsedOf(client: pg.PoolClient): Parsed {
  const parsed = parsedBy.get(client) ?? new Set();
  parsedBy.set(client, parsed);
  return parsed;
}

const plain = (text: string): Question => ({ name: text, text, values: [] });
const BEGIN = plain('begin');
const COMMIT = plain('commit');

/** PostgreSQL cuts what is longer, and two statements would have one name. */
const MOST_NAME_BYTES = 63;

type Named = Pick<Question, 'name' | 'text'>;
const contexts = new Map<string, Named>();

/** The statement that sets settings of these names; there are a handful. */
function contextNamed(kind: 'reading' | 'context', names: string): Named {
  const name = `${kind} ${names.replaceAll('app.', '')}`;
  const known = contexts.get(name);
  if (known) return known;
  if (!/^(app\.[a-z_]+(,|$))*$/.test(names)) throw new Error(`${names}: not names of settings`);
  if (name.length > MOST_NAME_BYTES) throw new Error(`${name} is too long a name for PostgreSQL`);
  const set = ['role', ...names.split(',').filter((it) => it !== '')].map(
    (it, at) => `set_config('${it}', $${at + 1}, true)`,
  );
  if (kind === 'reading') set.push(`set_config('transaction_read_only', 'on', true)`);
  const made = { name, text: `select ${set.join(', ')}` };
  contexts.set(name, made);
  return made;
}

/** Sets role and settings for this transaction alone: nothing outlives it, so poolers are safe. */
function contextOf(
  kind: 'reading' | 'context',
  role: Role,
  settings: ReadonlyMap<string, string>,
): Question {
  const values = [role, ...settings.values()];
  for (let at = 1; at < values.length; at++)
    if (!/^[0-9a-f{},-]*$/.test(values[at]!)) throw new Error('a setting is not a list of ids');
  return { ...contextNamed(kind, [...settings.keys()].join()), values };
}

const ignored = { resolve() {}, reject() {} };

/**
 * One transaction on one connection, taken when something is first asked: whoever works before
 * that, on a password say, keeps nobody waiting. What is asked in the same turn of the event loop
 * travels in one message: opening and context with the first of it, and the commit with the last of
 * a write. Each trip of a read is a transaction of its own, read only from its context on: what
 * stands before one Sync is one transaction to PostgreSQL, with no word said to begin or to end it.
 * At READ COMMITTED that shows it no less and no more.
 */
export class Line {
  readonly #connect: () => Promise<pg.PoolClient>;
  #client: pg.PoolClient | undefined;
  readonly #isReading: boolean;
  readonly #isNamed: boolean;
  readonly #settings: Map<string, string>;
  readonly #home: Role;
  /** The role in force at the server, undefined outside a transaction. */
  #role: Role | undefined;
  #waiting: (Asked & { role: Role })[] = [];
  #isPlanned = false;
  #isTravelling = false;
  #idle: (() => void)[] = [];
  #failure: { error: unknown } | undefined;

  constructor(
    connect: () => Promise<pg.PoolClient>,
    { role, settings }: Standing,
    options: { is_reading: boolean; is_named: boolean },
  ) {
    this.#connect = connect;
    this.#isReading = options.is_reading;
    this.#isNamed = options.is_named;
    this.#home = role;
    const named = Object.entries(settings).map(([name, value]) => [`app.${name}`, value] as const);
    this.#settings = new Map(named);
  }

  /** Asks in this transaction; after a failure everything fails with what failed first. */
  ask(question: Question, role: Role): Promise<Answer> {
    if (this.#failure) return Promise.reject(this.#failure.error);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ...this.#sent(question), role, resolve, reject });
      this.#plan();
    });
  }

  /** A setting for what is asked from now on, also by the next trip of a read. */
  hold(name: string, value: string): void {
    this.#settings.set(`app.${name}`, value);
  }

  #sent({ name, text, values }: Question): Question {
    return { name: this.#isNamed ? name : undefined, text, values };
  }

  /** Not at once: whatever this turn of the loop still asks comes along. */
  #plan(): void {
    if (this.#isPlanned || this.#isTravelling) return;
    this.#isPlanned = true;
    process.nextTick(() => {
      this.#isPlanned = false;
      this.#travel();
    });
  }

  #travel(): void {
    if (this.#waiting.length === 0) return;
    this.#isTravelling = true;
    const arrived = (error?: unknown) => {
      this.#isTravelling = false;
      if (error !== undefined) this.#fail(error);
      if (this.#waiting.length > 0) this.#plan();
      else for (const wake of this.#idle.splice(0)) wake();
    };
    const leave = (client: pg.PoolClient) => {
      this.#client = client;
      const asked = this.#load(this.#waiting.splice(0));
      client.query(new Trip(asked, parsedOf(client), arrived));
    };
    if (this.#client) leave(this.#client);
    else this.#connect().then(leave, arrived);
  }

  #load(waiting: readonly (Asked & { role: Role })[]): Asked[] {
    const load: Asked[] = [];
    const add = (question: Question) => load.push({ ...this.#sent(question), ...ignored });
    if (this.#role === undefined) {
      if (!this.#isReading) add(BEGIN);
      const kind = this.#isReading ? 'reading' : 'context';
      add(contextOf(kind, this.#home, this.#settings));
      this.#role = this.#home;
    }
    for (const it of waiting) {
      if (it.role !== this.#role) add(plain(`set local role ${it.role}`));
      this.#role = it.role;
      load.push(it);
    }
    if (this.#isReading) this.#role = undefined;
    return load;
  }

  #fail(error: unknown): void {
    this.#failure ??= { error };
    for (const it of this.#waiting.splice(0)) it.reject(error);
  }

  /** Commits a write. `COMMIT` of a transaction that failed answers ROLLBACK without an error. */
  async commit(): Promise<void> {
    if (this.#role === undefined && this.#waiting.length === 0) return; // Nothing was asked.
    const { command } = await this.ask(COMMIT, this.#waiting.at(-1)?.role ?? this.#role!);
    if (command !== 'COMMIT') throw new Error('transaction was rolled back');
    this.#role = undefined;
  }

  /** Waits for what is on its way and undoes what was not committed; rejects if the line is lost. */
  async end(): Promise<void> {
    if (this.#isTravelling || this.#isPlanned)
      await new Promise<void>((resolve) => this.#idle.push(resolve));
    if (this.#role !== undefined || this.#failure) await this.#client?.query('rollback');
  }
}
