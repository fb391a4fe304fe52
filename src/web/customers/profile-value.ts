import { archiveFields, type Profile } from '#contract/customers';
import type { Terms } from '#contract/policy';

import { bandLabel } from '../ui/band-label.ts';
import type { Speech } from '../words.ts';

type Name = keyof Profile;

const units = {
  age_band: 'age',
  area_band: 'area',
  price_band: 'price',
} as const;

/** A code or a band of the profile in words, its unit beside it (G-09: the period of the income too). */
export function profileValue(words: Speech, profile: Profile, name: Name, terms: Terms): string {
  const value = profile[name];
  if (value === undefined) return '';
  const { say, label } = words;
  const code = String(value);
  if (name === 'income_band')
    return bandLabel(words, code, say(`customers.unit.income_${terms.warm_card.income_period}`));
  if (name in units)
    return bandLabel(words, code, say(`customers.unit.${units[name as keyof typeof units]}`));
  const declared = archiveFields[name] as { list?: string };
  return declared.list ? label(declared.list, code) : code;
}
