/**
 * How much of a long test is done: the small dose in `npm test`, the full one in
 * `npm run drill -- NAME`.
 */
export const doseOf = <T>(small: T, full: T): T =>
  process.env.KEBU_DOSE === 'full' ? full : small;
