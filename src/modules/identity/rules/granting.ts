import type { Refusal } from '#kernel/refusal';

import { refusals, type Office } from '../contract.ts';

/**
 * Why this person cannot grant this office (access/2: nobody gives himself rights): an
 * administrator grants to others and never to himself, and so never gains sight of a customer by
 * his own hand.
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

/**
 * Offices that stand by themselves, and what may go with them (access/2c): those who administer
 * accounts read no customers, those who audit change nothing. Without this, two administrators
 * could make each other readers of the register.
 */
const goesOnlyWith: Partial<Record<Office, readonly Office[]>> = {
  system_administrator: ['it_officer'],
  internal_auditor: [],
};

const bars = (office: Office, other: Office) =>
  goesOnlyWith[office] !== undefined && !goesOnlyWith[office].includes(other);

/** Why an office cannot be held, also as a deputy, beside those somebody holds already. */
export function cannotCombine(office: Office, held: readonly Office[]): Refusal | undefined {
  const clash = held.find((it) => it !== office && (bars(office, it) || bars(it, office)));
  return clash && refusals.office_not_combinable({ office, held: clash }, 'access/2c');
}
