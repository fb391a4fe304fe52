import type { Refusal } from '#kernel/refusal';

import { refusals, type Office } from '../contract.ts';

/**
 * Why this person cannot grant this office (access/2: nobody gives himself rights): an administrator
 * grants to others and never to himself, and so never gains sight of a customer by his own hand.
 */
export function cannotGrant(granter_id: string, person_id: string): Refusal | undefined {
  return granter_id === person_id ? refusals.own_grant({}, 'access/2c') : undefined;
}

/** Why an office cannot be ended: somebody must be left who can administer. */
export function cannotEnd(office: Office, administrators_left: number): Refusal | undefined {
  if (office !== 'system_administrator' || administrators_left > 0) return undefined;
  return refusals.last_administrator({}, 'access/2c');
}

/** Why a period cannot be: it ends before it begins. */
export function cannotLast(from_on: string, until_on: string | undefined): Refusal | undefined {
  return until_on !== undefined && until_on < from_on ? refusals.period_wrong() : undefined;
}
