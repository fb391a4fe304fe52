/** The only reader of the machine's clock: everywhere else time is passed in. */
export const now = (): Date => new Date();

/** Milliseconds that only go forward, for measuring; not a time of day. */
export const monotonicMs = (): number => performance.now();

const ZERO = 48;
const twoAt = (text: string, at: number): number =>
  (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO;

/** Thousandths behind the seconds: as many digits as were worth writing stand before the `+`. */
function thousandths(text: string): number {
  let [ms, worth] = [0, 100];
  for (let at = 20; at < text.length - 3 && worth >= 1; at++, worth /= 10)
    ms += (text.charCodeAt(at) - ZERO) * worth;
  return ms;
}

/**
 * A moment as PostgreSQL writes it in UTC, `2026-11-23 01:02:03.456+00`; undefined for any other
 * spelling. Digits are read where they stand: a page of rows has threescore moments.
 */
export function readMoment(text: string): Date | undefined {
  if (!text.endsWith('+00') || text[4] !== '-' || text[10] !== ' ') return undefined;
  const year = twoAt(text, 0) * 100 + twoAt(text, 2);
  if (year < 100) return undefined; // `Date.UTC` takes such years for the last century's.
  const [month, day] = [twoAt(text, 5) - 1, twoAt(text, 8)];
  const [hour, minute, second] = [twoAt(text, 11), twoAt(text, 14), twoAt(text, 17)];
  return new Date(Date.UTC(year, month, day, hour, minute, second, thousandths(text)));
}

const began = { at_ms: Date.now(), monotonic_ms: performance.now() };

/**
 * How far the time of day has run away from the machine's own count since this process began, in
 * ms: positive after a jump ahead. Small corrections are normal; an hour is a clock set wrong.
 */
export const clockDriftMs = (): number =>
  Date.now() - began.at_ms - (performance.now() - began.monotonic_ms);
