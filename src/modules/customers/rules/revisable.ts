import type { Refusal } from '#kernel/refusal';

import { correctionRefusals, refusals, type CustomerState } from '../contract.ts';

/** States in which the archive is still the enterer's: nothing reviewed is changed silently (R-F2). */
const revisable: readonly CustomerState[] = ['received', 'entered', 'returned', 'pending_review'];

/** Why the archive cannot be rewritten by hand: once in force it changes by request and approval. */
export function cannotRevise(state: CustomerState): Refusal | undefined {
  return revisable.includes(state)
    ? undefined
    : refusals.not_revisable({ state }, 'information/5b');
}

/** Why a recorded awareness channel is not changed in passing: a correction says why (warm-card/6b). */
export function cannotChangeAwareness(
  before: string | null,
  after: string | undefined,
): Refusal | undefined {
  if (before === null || before === after) return undefined;
  return refusals.awareness_needs_reason({ awareness_channel: before }, 'warm-card/6b');
}

/** Why no correction can be asked for: before it is in force an archive is revised (information/5b). */
export function cannotCorrect(state: CustomerState): Refusal | undefined {
  return state === 'in_force' ? undefined : correctionRefusals.not_correctable({ state });
}

/** Why a record cannot be voided: it is already, or it is in force and must be corrected instead. */
export function cannotVoid(state: CustomerState): Refusal | undefined {
  if (state === 'voided') return refusals.already_voided();
  return cannotRevise(state);
}
