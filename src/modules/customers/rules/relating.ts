import type { Terms } from '#contract/policy';
import type { Day } from '#kernel/calendar';
import type { Refusal } from '#kernel/refusal';

import {
  relationRefusals,
  type CustomerKind,
  type Member,
  type MemberConsent,
  type RelationKind,
} from '../contract.ts';

const family: readonly RelationKind[] = ['spouse', 'parent', 'child', 'sibling', 'relative'];
const ofPeople: readonly RelationKind[] = [
  ...family,
  'co_buyer',
  'agent',
  'principal',
  'friend',
  'employer',
];
const ofFirms: readonly RelationKind[] = ['contact', 'agent', 'principal', 'co_buyer'];

/** What somebody can be to a customer of this kind: a company has contacts and no brothers. */
export const relationKinds = (kind: CustomerKind): readonly RelationKind[] =>
  kind === 'individual' ? ofPeople : ofFirms;

const inverse: Partial<Record<RelationKind, RelationKind>> = {
  parent: 'child',
  child: 'parent',
  agent: 'principal',
  principal: 'agent',
  contact: 'employer',
  employer: 'contact',
};

/** What the customer is to the other, seen from there. */
export const inverseOf = (kind: RelationKind): RelationKind => inverse[kind] ?? kind;

/** Whole years lived on a day; somebody born on 29 February is a year older on 1 March. */
export function ageOn(birth_on: Day, today: Day): number {
  const years = Number(today.slice(0, 4)) - Number(birth_on.slice(0, 4));
  return today.slice(5) < birth_on.slice(5) ? years - 1 : years;
}

/** Whether a guardian must agree (information/4f; PIPL 31): by the day of birth, else as told. */
export const isMinor = (
  { birth_on, is_minor }: { birth_on?: Day | undefined; is_minor: boolean },
  today: Day,
  terms: Pick<Terms, 'archives'>,
): boolean =>
  birth_on === undefined ? is_minor : ageOn(birth_on, today) < terms.archives.guardian_below_years;

interface Relating {
  customer_kind: CustomerKind;
  kind: RelationKind;
  member: Pick<Member, 'birth_on'>;
  is_minor: boolean;
  consent: MemberConsent;
}

/**
 * Why somebody cannot be added to a customer (information/4f): each agrees for himself, and for a
 * child a guardian agrees and is named.
 */
export function cannotAddMember(
  { customer_kind, kind, member, is_minor, consent }: Relating,
  today: Day,
  terms: Pick<Terms, 'archives'>,
): Refusal | undefined {
  const clause = 'information/4f';
  if (!relationKinds(customer_kind).includes(kind)) return relationRefusals.relation_kind_wrong();
  const { birth_on } = member;
  if (birth_on !== undefined && birth_on > today) return relationRefusals.born_later();
  const years = terms.archives.guardian_below_years;
  if (isMinor({ birth_on, is_minor }, today, terms) && consent.given_by !== 'guardian')
    return relationRefusals.guardian_missing({ years }, clause);
  if (consent.given_by === 'guardian' && !consent.guardian)
    return relationRefusals.guardian_not_named({}, clause);
  return undefined;
}
