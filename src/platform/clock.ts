/** The only reader of the machine's clock: everywhere else time is passed in. */
export const now = (): Date => new Date();

/** Milliseconds that only go forward, for measuring; not a time of day. */
export const monotonicMs = (): number => performance.now();

const UTC = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)\+00$/;

/** A moment as PostgreSQL writes it in UTC; undefined for any other spelling. */
export function readMoment(text: string): Date | undefined {
  const found = UTC.exec(text);
  return found ? new Date(`${found[1]}T${found[2]}Z`) : undefined;
}

const began = { at_ms: Date.now(), monotonic_ms: performance.now() };

/**
 * How far the time of day has run away from the machine's own count since this process began, in
 * ms: positive after a jump ahead. Small corrections are normal; an hour is a clock set wrong.
 */
export const clockDriftMs = (): number =>
  Date.now() - began.at_ms - (performance.now() - began.monotonic_ms);
