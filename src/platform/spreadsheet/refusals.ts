import { defineRefusals } from '#kernel/refusal';

/** Why a file is not read. Facts carry counts and limits, never a value of a cell. */
export const refusals = defineRefusals('spreadsheet', {
  unreadable: 'invalid',
  too_large: 'too_large',
  too_many_rows: 'too_large',
  too_many_columns: 'too_large',
  encrypted: 'invalid',
  not_a_table: 'invalid',
  timed_out: 'invalid',
});
export type RefusalCode = keyof typeof refusals;

/** Thrown inside the worker, where a Refusal could not cross to the other thread whole. */
export class Unreadable extends Error {
  override name = 'Unreadable';
  readonly code: RefusalCode;
  readonly facts: Record<string, string | number>;

  constructor(code: RefusalCode, facts: Record<string, string | number> = {}) {
    super(code);
    this.code = code;
    this.facts = facts;
  }
}
