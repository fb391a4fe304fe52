/** One field before and after; absent, null and empty are the same nothing. */
export interface Change {
  field: string;
  before: unknown;
  after: unknown;
}

const same = (value: unknown) =>
  value === undefined || value === null || value === '' ? 'null' : JSON.stringify(value);

/** The fields that differ between two states of an archive, in the order of the archive. */
export function changesBetween(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Change[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields
    .filter((field) => same(before[field]) !== same(after[field]))
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }));
}
