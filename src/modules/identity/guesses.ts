import type { Act } from '#gate/act';

import { clearAttempts, countAttempt } from './attempts.ts';
import { refusals } from './contract.ts';

const bucketOf = (kind: GuessKind, person_id: string) => `${kind}|${person_id}`;

/** What is guessed by somebody of whom it is known who he claims to be. */
export type GuessKind = 'password' | 'second';

/**
 * Counts a guess before it is looked at, in a transaction of its own: beyond the limit nobody is
 * let in until the lock ends, not even with the right answer (access/1b, access/1e).
 */
export async function countGuesses(act: Act, kind: GuessKind, person_id: string): Promise<void> {
  const { sign_in_failures, second_factor_failures, sign_in_lock_minutes } = act.terms.identity;
  const limit = kind === 'second' ? second_factor_failures : sign_in_failures;
  const minutes = sign_in_lock_minutes;
  const bucket = bucketOf(kind, person_id);
  const count = await act.apart((db) => countAttempt(db, bucket, act.at, minutes));
  const clause = kind === 'second' ? 'access/1e' : 'access/1b';
  if (count > limit) throw refusals.locked({ minutes }, clause);
}

/** It was right: what was guessed before counts no more. Runs as the door. */
export const clearGuesses = (act: Act, kind: GuessKind, person_id: string): Promise<void> =>
  clearAttempts(act.db, bucketOf(kind, person_id));
