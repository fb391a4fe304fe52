/** What a refusal means to the person refused. Adding a kind forces a status below. */
export type RefusalKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'missing'
  | 'not_offered'
  | 'conflict'
  | 'too_slow'
  | 'too_large'
  | 'too_many'
  | 'sealed';

export const statusOf = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  not_offered: 405,
  conflict: 409,
  too_slow: 408,
  too_large: 413,
  too_many: 429,
  sealed: 503,
} satisfies Record<RefusalKind, number>;

export type Facts = Record<string, string | number>;

/** One thing wrong with one field of what was sent: `{ path: 'phones.0', code: 'too_small' }`. */
export interface FieldProblem {
  path: string;
  code: string;
}

/**
 * The regime says no. A refusal is expected and explainable; a bug is thrown as an ordinary Error.
 * `code` doubles as the translation key, `facts` fill its blanks, `clause` names the paragraph.
 */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: string;
  readonly kind: RefusalKind;
  readonly facts: Facts;
  readonly clause: string | undefined;
  /** Filled when the input is refused, so that a form shows each error beside its field. */
  fields: FieldProblem[] = [];

  constructor(code: string, kind: RefusalKind, facts: Facts, clause: string | undefined) {
    super(code);
    this.code = code;
    this.kind = kind;
    this.facts = facts;
    this.clause = clause;
  }
}

/** Makes one refusal of one module: `refusals.already_decided({ decided_by }, 'sharing/2b')`. */
export type MakeRefusal = (facts?: Facts, clause?: string) => Refusal;

/** Declares the refusals of one module; the keys are the closed list tidy looks for sentences for. */
export function defineRefusals<const Codes extends Record<string, RefusalKind>>(
  module: string,
  codes: Codes,
): { [Code in keyof Codes]: MakeRefusal } {
  const make =
    (code: string, kind: RefusalKind): MakeRefusal =>
    (facts = {}, clause) =>
      new Refusal(`${module}.${code}`, kind, facts, clause);
  return Object.fromEntries(
    Object.entries(codes).map(([code, kind]) => [code, make(code, kind)]),
  ) as { [Code in keyof Codes]: MakeRefusal };
}

/** Throws what a rule returned, if it returned a refusal. */
export function refuseIf(refusal: Refusal | undefined): void {
  if (refusal) throw refusal;
}
