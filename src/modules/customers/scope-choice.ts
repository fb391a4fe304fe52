import type { Act } from '#gate/act';

/**
 * The scope fragment of a statement and the ids it compares. One unit is compared with `=`, so that
 * the index gives the order as well; several take `any` and a sort.
 */
export function scopeChoice({ scope, reach, actor }: Act): {
  scope: string;
  reach: readonly string[];
} {
  if (scope === 'own') return { scope, reach: [actor.person_id] };
  const many = { team: 'teams', project: 'projects', company: 'companies' }[scope];
  return { scope: reach.length === 1 ? scope : many, reach };
}

/** True of a fragment that compares several units: no index holds them all in one order. */
export const isSeveral = (scope: string): boolean =>
  ['teams', 'projects', 'companies'].includes(scope);
