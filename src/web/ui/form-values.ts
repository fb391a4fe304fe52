import type { z } from 'zod';

import type { FieldProblem } from '#kernel/refusal';

/** The value at a dotted path, `identity.phones.0`. */
export function valueAt(values: unknown, path: string): unknown {
  let node = values;
  for (const part of path.split('.')) {
    if (node === null || typeof node !== 'object' || !Object.hasOwn(node, part)) return undefined;
    node = (node as Record<string, unknown>)[part];
  }
  return node;
}

/** A copy of the values with one changed; what was not touched stays the same object. */
export function withValue<Values>(values: Values, path: string, value: unknown): Values {
  const [first = '', ...rest] = path.split('.');
  const inner =
    rest.length > 0 ? withValue(valueAt(values, first) ?? {}, rest.join('.'), value) : value;
  if (Array.isArray(values)) {
    const copy = [...(values as unknown[])];
    copy[Number(first)] = inner;
    return copy as Values;
  }
  return { ...values, [first]: inner };
}

/** What was left empty is not sent: a form's '' is the absence of a value, not a value. */
export function filled<Values>(values: Values): Values {
  if (Array.isArray(values))
    return values.filter((it) => it !== '' && it !== undefined).map((it) => filled(it)) as Values;
  if (values === null || typeof values !== 'object' || values instanceof Date) return values;
  const kept = Object.entries(values).filter(([, it]) => it !== '' && it !== undefined);
  return Object.fromEntries(kept.map(([key, it]) => [key, filled(it)])) as Values;
}

const isEmpty = (it: unknown) => it === undefined || it === '' || it === null;

/** What the contract's schema finds wrong, field by field, before anything is sent. */
export function problemsIn(schema: z.ZodType, input: unknown): FieldProblem[] {
  return (schema.safeParse(input).error?.issues ?? []).map(({ path, message, code }) => {
    const at = path.join('.');
    if (isEmpty(valueAt(input, at))) return { path: at, code: 'required' };
    return { path: at, code: /^[a-z_]+$/.test(message) ? message : code };
  });
}
