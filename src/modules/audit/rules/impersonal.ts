import type { Facts } from '#kernel/refusal';

const name = /^[a-z][a-z0-9_]{0,39}$/;
const code = /^([a-z0-9_.:-]{0,80}|[A-Z])$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A local telephone number has seven digits; no code and no written day has as many in a row. */
const longNumber = /[0-9]{7}/;
/** Mobile numbers begin at 13 000 000 000; no count of ours comes near. */
const COUNT_LIMIT = 10_000_000_000;

function isImpersonal(value: string | number): boolean {
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) < COUNT_LIMIT;
  return uuid.test(value) || (code.test(value) && !longNumber.test(value));
}

/**
 * The key of the first fact that could hold something personal, or undefined when none can.
 *
 * Facts of entries and of requests outlive the person they concern and are read by people who may
 * not know him (R-E8), so they hold ids, codes, days and counts. No free text passes: no capital
 * (but a single one: a grade), no Chinese, no space, no @, no digits as long as a telephone number.
 */
export function personalFact(facts: Facts): string | undefined {
  const found = Object.entries(facts).find(([key, it]) => !name.test(key) || !isImpersonal(it));
  return found?.[0];
}
