import type { Terms } from '#contract/policy';
import { addDays, dayOf } from '#kernel/calendar';
import type { Refusal } from '#kernel/refusal';

import { refusals, type ImportState } from '../contract-import.ts';

interface Undoable {
  state: ImportState;
  completed_at: Date | null;
}

const fixed: ReadonlySet<ImportState> = new Set<ImportState>([
  'applying',
  'undoing',
  'undone',
  'staging',
  'lapsed',
]);

/**
 * Why a batch cannot be undone as a whole (information/3g): it is gone or just being registered,
 * its days are over, or somebody has worked with one of its archives.
 *
 * Days are calendar days in China from the day after it was registered; the last one counts whole.
 */
export function cannotUndo(
  { state, completed_at }: Undoable,
  { used_count, at, terms }: { used_count: number; at: Date; terms: Terms },
): Refusal | undefined {
  const clause = 'information/3g';
  if (fixed.has(state)) return refusals.not_undoable({ state }, clause);
  if (state !== 'applied' || completed_at === null) return undefined;
  const days = terms.intake.import_undo_days;
  if (dayOf(at) > addDays(dayOf(completed_at), days))
    return refusals.undo_too_late({ days }, clause);
  if (used_count > 0) return refusals.records_in_use({ count: used_count }, clause);
  return undefined;
}
