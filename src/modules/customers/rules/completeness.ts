import { archiveFields, type ArchiveField, type CustomerKind } from '../contract-archive.ts';

/** Fields an archive of each kind should have before it counts as complete (R-D5). */
const wanted: Record<CustomerKind, readonly ArchiveField[]> = {
  individual: [
    'phones',
    'gender',
    'age_band',
    'employer_kind',
    'housing_tenure',
    'buying_for',
    'awareness_channel',
    'area_band',
    'price_band',
    'income_band',
    'intent_grade',
    'address',
  ],
  company: ['phones', 'contact_name', 'credit_code', 'address', 'need', 'awareness_channel'],
  dealer: ['phones', 'contact_name', 'credit_code', 'address', 'region_code'],
};

/** How many fields a complete archive of a kind has, before those the company added. */
export const wantedCount = (kind: CustomerKind): number => wanted[kind].length;

/** What the next visit should ask for, in the order of the archive, and the share that is there. */
export function completeness(
  kind: CustomerKind,
  has: (field: ArchiveField) => boolean,
): { missing: ArchiveField[]; share: number } {
  const order = Object.keys(archiveFields);
  const fields = wanted[kind].toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
  const missing = fields.filter((it) => !has(it));
  return { missing, share: (fields.length - missing.length) / fields.length };
}
