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
