/** The moment as the reader's machine knows it; what counts is always the server's. */
export function now(): Date {
  return new Date(performance.timeOrigin + performance.now());
}
