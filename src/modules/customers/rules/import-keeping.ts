import type { RetentionTerms } from '#contract/policy';
import { addDays, dayOf, startOf } from '#kernel/calendar';

import type { ImportState } from '../contract-import.ts';

/** States nothing more becomes of: the batch keeps them when its rows are destroyed. */
const ended: readonly ImportState[] = ['applied', 'declined', 'undone'];

/** States a list is left lying in; it lapses when its rows are destroyed. */
const leftLying: readonly ImportState[] = ['mapping', 'ready', 'submitted', 'returned', 'failed'];

/** Lists a job has in hand are not among them: they come to one of these states first. */
export const destructibleStates: readonly ImportState[] = [...ended, ...leftLying];

/** The state of a batch whose rows are destroyed: what ended stays what it was. */
export const stateWithoutRows = (state: ImportState): ImportState =>
  ended.includes(state) ? state : 'lapsed';

/**
 * Lists that came to their state before this moment have been kept for their days (information/9a).
 * Days are calendar days in China from the day after; the last one counts whole.
 */
export function keptSince(at: Date, terms: RetentionTerms): Date {
  return startOf(addDays(dayOf(at), -terms.staging_days));
}
