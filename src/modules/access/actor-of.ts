import type { Act, Actor, HeldOffice } from '#gate/act';

import { needsSecondFactor, type SecondFactorFor } from './rules/second-factor.ts';
import { pathOf, permissionsOf, type TreeUnit } from './rules/reach.ts';

/** A person as identity knows him: with the offices held today and the tree they stand in. */
export interface Standing {
  person_id: string;
  name: string;
  locale: 'zh-CN' | 'en';
  offices: readonly HeldOffice[];
  tree: readonly TreeUnit[];
  /** True until a password given by an administrator is replaced by one's own (access/1a). */
  must_change_password?: boolean;
  /** True when one comes in with more than a password; absent is no (access/1e). */
  has_second_factor?: boolean;
}

let secondFactorFor: SecondFactorFor = 'off';

/** Who needs a second factor to do what his offices permit. */
export function configureAccess({ second_factor }: { second_factor: SecondFactorFor }): void {
  secondFactorFor = second_factor;
}

/**
 * The person as the gate sees him, with what he may do resolved. Without an office, with a password
 * somebody else knows, or without the second factor the house asks for, he may do nothing but what
 * everyone does to himself.
 */
export function actorOf(standing: Standing): Actor {
  const { person_id, name, locale, offices, tree, must_change_password = false } = standing;
  const permissions = permissionsOf(offices, tree);
  const lacksFactor =
    !standing.has_second_factor && needsSecondFactor(permissions.keys(), secondFactorFor);
  const lacks = must_change_password ? 'own_password' : lacksFactor ? 'second_factor' : undefined;
  return {
    kind: 'person',
    person_id,
    name,
    locale,
    company_id: companyOf(offices, tree),
    offices,
    permissions: lacks ? new Map() : permissions,
    ...(lacks && { lacks }),
  };
}

/** The company one works for: that of his own first office; for offices of the group, its first. */
function companyOf(offices: readonly HeldOffice[], tree: readonly TreeUnit[]): string | undefined {
  const ownFirst = offices.toSorted(
    (a, b) => Number(a.on_behalf_of !== undefined) - Number(b.on_behalf_of !== undefined),
  );
  for (const { unit_id } of ownFirst) {
    const path = pathOf(unit_id, tree);
    const company = path.find((it) => it.kind === 'company');
    if (company) return company.unit_id;
    const beneath = tree.find((it) => it.kind === 'company' && it.parent_id === unit_id);
    if (beneath) return beneath.unit_id;
  }
  return undefined;
}

/**
 * Whether a customer's sensitive fields are shown to this actor (C-07, access/2b): to the person in
 * charge and to the site supervisor of the project. A deputy's use is told to the log (access/2e).
 */
export function maySeeSensitive(
  act: Act,
  { project_id, owner_id }: { project_id: string; owner_id: string | null },
): boolean {
  const { actor } = act;
  if (owner_id === actor.person_id) return true;
  const held = actor.offices.filter(
    (it) => it.office === 'site_supervisor' && it.unit_id === project_id,
  );
  if (held.length === 0) return false;
  const principal = held.every((it) => it.on_behalf_of) ? held[0]?.on_behalf_of : undefined;
  if (principal) act.deputise(principal);
  return true;
}
