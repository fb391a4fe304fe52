import type pg from 'pg';
import type { z } from 'zod';

import type { Line, Role } from './line.ts';
import { valuesOf, type Statement } from './sql.ts';
import { Skipped, type Answer } from './trip.ts';

type Params = Record<string, unknown>;

/** The statements of one transaction. Rows are parsed on the way in: a wrong row is a defect here. */
export class Transaction {
  readonly #line: Line;
  readonly #role: Role;
  readonly #last: Promise<unknown>[];

  constructor(line: Line, role: Role, last: Promise<unknown>[] = []) {
    this.#line = line;
    this.#role = role;
    this.#last = last;
  }

  #ask(statement: Statement, params: Params): Promise<Answer> {
    const values = valuesOf(statement, params);
    const { name, text } = statement;
    return this.#line.ask({ name, text, values }, this.#role);
  }

  async many<Row extends z.ZodType>(
    statement: Statement,
    params: Params,
    row: Row,
  ): Promise<z.output<Row>[]> {
    const { rows } = await this.#ask(statement, params);
    return rows.map((it) => row.parse(it));
  }

  async maybeOne<Row extends z.ZodType>(
    statement: Statement,
    params: Params,
    row: Row,
  ): Promise<z.output<Row> | undefined> {
    const { rows } = await this.#ask(statement, params);
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
    return (await this.#ask(statement, params)).count;
  }

  /**
   * The same transaction in another role: the narrow one that finds duplicates outside one's scope,
   * or the system's for a write that follows from a decision.
   */
  as(role: Role): Transaction {
    return new Transaction(this.#line, role, this.#last);
  }

  /**
   * Keeps an id in force that a statement of this transaction has set, such as the customer who was
   * opened: what a read asks later is a transaction of its own.
   */
  hold(name: 'customer_id' | 'batch_id', id: string): void {
    this.#line.hold(name, id);
  }

  /**
   * A statement nobody waits for: it keeps its place among the others, and when it fails nothing is
   * committed. Values that do not fit throw here, before anything is sent; `failed` says what a
   * failure at the database means.
   */
  lastly(
    statement: Statement,
    params: Params,
    failed: (error: unknown) => unknown = (error) => error,
  ): void {
    const asked = this.#ask(statement, params).catch((error: unknown) => {
      throw error instanceof Skipped ? error : failed(error);
    });
    asked.catch(() => {}); // It shows in `settled`; never unhandled.
    this.#last.push(asked);
  }

  /** Rejects with what failed of all that nobody waited for. */
  async settled(): Promise<undefined> {
    const ends = await Promise.allSettled(this.#last);
    const failures = ends.flatMap((it) => (it.status === 'rejected' ? [it.reason as unknown] : []));
    const own = failures.find((it) => !(it instanceof Skipped));
    if (failures.length > 0) throw own ?? failures[0];
  }

  /** For libraries that bring their own statements (the job queue), inside this transaction. */
  async raw(text: string, values: unknown[]): Promise<Pick<pg.QueryResult, 'rows' | 'rowCount'>> {
    const { rows, count } = await this.#line.ask({ name: undefined, text, values }, this.#role);
    return { rows, rowCount: count };
  }
}
