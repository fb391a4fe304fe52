import { Office } from '#contract/identity';
import type { RetentionTerms } from '#contract/policy';
import type { Refusal } from '#kernel/refusal';

import { refusals, type Purpose, type PurposeGiven } from '../contract.ts';

/** Purposes the application itself works by; they are reworded, never closed. */
export const ownPurposes: readonly string[] = [
  'sales',
  'service',
  'marketing',
  'sharing',
  'sensitive',
];

/** The longest a purpose may keep: the regime's own term where it fixes one (information/9a). */
export function longestRetention(code: string, terms: RetentionTerms): number | undefined {
  const fixed: Readonly<Record<string, number>> = terms;
  return ownPurposes.includes(code) ? fixed[`${code}_days`] : undefined;
}

/**
 * Why a purpose cannot be kept so (information/2a): it must have an office that answers for it, and
 * keep no longer than the regime says. What changed meanwhile is not written over.
 */
export function cannotKeepPurpose(
  given: PurposeGiven,
  before: Pick<Purpose, 'version'> | undefined,
  terms: RetentionTerms,
): Refusal | undefined {
  if (!Office.safeParse(given.owner_office).success)
    return refusals.office_unknown({ office: given.owner_office });
  const days = longestRetention(given.code, terms);
  if (days !== undefined && given.retain_days > days)
    return refusals.retention_too_long({ days }, 'information/9a');
  if (given.version === 0 && before) return refusals.purpose_known({ purpose: given.code });
  if (given.version !== (before?.version ?? 0)) return refusals.purpose_moved();
  return undefined;
}

/** What still rests on a purpose: places that collect for it, notices in force that name it. */
interface Resting {
  use_count: number;
  notices: readonly string[];
}

/** Why a purpose cannot be closed: nothing may be left that is collected for no purpose. */
export function cannotClosePurpose(
  { code, is_open }: Pick<Purpose, 'code' | 'is_open'>,
  { use_count, notices }: Resting,
): Refusal | undefined {
  const clause = 'information/2a';
  if (ownPurposes.includes(code)) return refusals.purpose_needed({ purpose: code }, clause);
  if (!is_open) return refusals.purpose_closed({ purpose: code });
  if (notices.length > 0) return refusals.purpose_in_notice({ purpose: code }, clause);
  if (use_count > 0) return refusals.purpose_collected_for({ count: use_count }, clause);
  return undefined;
}
