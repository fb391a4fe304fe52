import type { Refusal } from '#kernel/refusal';

import { refusals, type ImportState } from '../contract-import.ts';
import { importFields, type ImportField } from './header-words.ts';

/** When the columns of a list may be said, or said anew. */
export const mappableStates: ReadonlySet<ImportState> = new Set<ImportState>([
  'mapping',
  'ready',
  'returned',
  'failed',
]);

const names: readonly string[] = ['name', 'family_name', 'given_name', 'company_name'];

/**
 * Why a list cannot be staged with these columns: a customer needs a name and a phone, and no field
 * is read from two columns.
 */
export function cannotMap(
  mapping: Readonly<Record<string, string>>,
  column_count: number,
): Refusal | undefined {
  const fields = Object.values(mapping);
  for (const field of fields)
    if (!importFields.includes(field as ImportField)) return refusals.field_unknown({ field });
  const twice = fields.find((it, at) => fields.indexOf(it) !== at);
  if (twice !== undefined) return refusals.field_twice({ field: twice });
  if (Object.keys(mapping).some((it) => Number(it) >= column_count))
    return refusals.column_unknown();
  if (!fields.some((it) => names.includes(it))) return refusals.name_not_mapped();
  if (!fields.includes('phone')) return refusals.phone_not_mapped();
  return undefined;
}

/** A mapping as the columns the row reader takes. */
export function mappedColumns(
  mapping: Readonly<Record<string, string>>,
): { index: number; field: ImportField }[] {
  return Object.entries(mapping).map(([index, field]) => ({
    index: Number(index),
    field: field as ImportField,
  }));
}
