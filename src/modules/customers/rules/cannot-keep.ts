import type { Terms } from '#contract/policy';
import { bandCodes } from '#kernel/band';
import type { Refusal } from '#kernel/refusal';
import { isCreditCode, isIdNumber, normalPhone } from '#rules/vault';

import { refusals, type Archive } from '../contract.ts';

/** The values each list may hold, by the terms in force (part 4; C-10, C-11). */
export function allowedValues(terms: Terms): Record<string, readonly string[]> {
  const { warm_card: card } = terms;
  return {
    employer_kind: card.employer_kinds,
    housing_tenure: card.housing_tenures,
    buying_for: card.buying_for,
    age_band: bandCodes(card.age_bounds),
    area_band: bandCodes(card.area_bounds_m2),
    price_band: bandCodes(card.price_bounds_yuan_per_m2),
    income_band: bandCodes(card.income_bounds_wan_yuan),
  };
}

/**
 * Why this archive cannot be kept as it is (information, 录入与审核): numbers that cannot be true and
 * values no list holds are refused where they enter, not found later.
 */
export function cannotKeep(archive: Archive, terms: Terms): Refusal | undefined {
  const { identity, contact, profile, kind, awareness_channel } = archive;
  const wrong = identity.phones.find((it) => normalPhone(it) === undefined);
  if (wrong !== undefined) return refusals.phone_implausible();
  if (contact.id_number && !isIdNumber(contact.id_number)) return refusals.id_number_wrong();
  if (contact.credit_code && !isCreditCode(contact.credit_code))
    return refusals.credit_code_wrong();
  if (kind !== 'individual' && contact.id_number)
    return refusals.field_not_for_kind({ field: 'id_number' });

  const allowed = allowedValues(terms);
  for (const [field, values] of Object.entries(allowed)) {
    const value = profile[field as keyof typeof profile];
    if (value !== undefined && !values.includes(String(value)))
      return refusals.value_not_in_list({ field });
  }
  if (awareness_channel && !terms.warm_card.awareness_channels.includes(awareness_channel))
    return refusals.value_not_in_list({ field: 'awareness_channel' });
  return undefined;
}
