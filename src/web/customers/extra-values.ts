import type { ExtraFieldRow, ExtraGiven, ExtraValue } from '#contract/customers';

/** The company's own fields as a form holds them, by code: texts, and lists of texts. */
export type ExtraEntries = Record<string, string | string[] | undefined>;

/** What a form begins with: what the archive says already, as the fields show it. */
export function entriesOf(values: readonly ExtraValue[]): ExtraEntries {
  return Object.fromEntries(
    values.map(({ field, value }) => {
      if (typeof value === 'boolean') return [field, value ? 'yes' : 'no'];
      return [field, typeof value === 'number' ? String(value) : (value ?? undefined)];
    }),
  );
}

/** What is sent: each entry as its field's kind has it; an emptied one takes the value away. */
export function givenOf(
  fields: readonly ExtraFieldRow[],
  entries: ExtraEntries,
  stood: ExtraEntries = {},
): ExtraGiven[] {
  return fields.flatMap(({ code, kind }): ExtraGiven[] => {
    const entry = entries[code];
    const isEmpty = entry === undefined || entry.length === 0;
    if (isEmpty) return stood[code] === undefined ? [] : [{ field: code, value: null }];
    if (kind === 'number') return [{ field: code, value: Number(entry) }];
    if (kind === 'flag') return [{ field: code, value: entry === 'yes' }];
    return [{ field: code, value: entry }];
  });
}
