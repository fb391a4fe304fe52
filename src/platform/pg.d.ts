// What of `pg` we use and its published types leave out.
declare module 'pg/lib/utils.js' {
  /** A value as PostgreSQL takes it: text, or bytes; null stays null. */
  export function prepareValue(value: unknown): string | Buffer | null;
}
