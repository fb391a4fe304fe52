import type { CustodyTerms } from '#contract/policy';
import type { Refusal } from '#kernel/refusal';
import { SEPARATE } from '#rules/customers';

import { refusals, type RevealField, type RevealReason } from '../contract.ts';

/** Values under the second seal: for the person in charge and his site supervisor (C-07). */
export const sensitiveFields: ReadonlySet<RevealField> = new Set<RevealField>([
  'id_number',
  'household_property',
  'financial_assets',
  'income_detail',
]);

interface Looking {
  field: RevealField;
  reason_code: RevealReason;
  reason: string | undefined;
  purpose: string | undefined;
  /** Values this person has revealed today, in China. */
  revealed_today: number;
  may_see_sensitive: boolean;
}

/**
 * Why a masked value is not shown (access/3): no reason in words where the code says none, no
 * lawful basis for the purpose, a sensitive value to somebody it is not for or without the separate
 * consent, or enough for one day.
 */
export function cannotReveal(
  customer: { lawful_for: readonly string[] },
  looking: Looking,
  terms: CustodyTerms,
): Refusal | undefined {
  const { field, reason_code, reason, purpose, revealed_today, may_see_sensitive } = looking;
  if (reason_code === 'other' && !reason) return refusals.reason_missing({}, 'access/3a');
  if (purpose === undefined || !customer.lawful_for.includes(purpose))
    return refusals.purpose_not_lawful({ purpose: purpose ?? '' }, 'information/2e');
  if (sensitiveFields.has(field) && !may_see_sensitive)
    return refusals.sensitive_not_shown({ field }, 'access/2b');
  if (sensitiveFields.has(field) && !customer.lawful_for.includes(SEPARATE))
    return refusals.purpose_not_lawful({ purpose: SEPARATE }, 'information/2b');
  if (revealed_today >= terms.reveals_per_day)
    return refusals.reveals_used_up({ limit: terms.reveals_per_day }, 'access/3b');
  return undefined;
}
