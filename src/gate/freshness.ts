import { defineRefusals } from '#kernel/refusal';

import type { Petition } from './act.ts';

export const refusals = defineRefusals('gate', {
  /** The page asks who is there, and then asks again for what was refused. */
  step_up_needed: 'unauthenticated',
});

/**
 * Refuses when whoever sits at a session proved himself too long ago for what he asks (access/1g,
 * B12). An open screen is not its owner. Tokens, jobs and the command line are not asked: nobody
 * sits there, and a token is made by somebody who just proved himself.
 */
export function refuseStale({ session, at, terms }: Petition | Omit<Petition, 'scope'>): void {
  const minutes = terms.identity.step_up_minutes;
  if (session === undefined) return;
  if (at.getTime() - session.authenticated_at.getTime() <= minutes * 60_000) return;
  throw refusals.step_up_needed({ minutes }, 'access/1g');
}
