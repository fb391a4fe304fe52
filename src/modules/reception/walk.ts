import type { Act } from '#gate/act';

/**
 * How many rows the filters of a page may pass over before it answers what it has: they are decided
 * in the rows themselves, and a thousand of those are read in a millisecond or two.
 */
const LOOK = 2_000;

export const lookOf = (filter: object): number | undefined =>
  Object.keys(filter).length > 0 ? LOOK : undefined;

/** The filters of a request that are stated, by their names. */
export function stated<Input extends object, Key extends keyof Input & string>(
  input: Input,
  keys: readonly Key[],
): Record<string, unknown> {
  const given = keys.filter((it) => input[it] !== undefined);
  return Object.fromEntries(given.map((it) => [it, input[it]]));
}

/** By which unit a list is walked, and the ids of those in reach; one's own is oneself. */
export function unitChoice({ scope, reach, actor }: Act): {
  unit: string;
  reach: readonly string[];
} {
  if (scope === 'own') return { unit: scope, reach: [actor.person_id] };
  if (scope === 'team' || reach.length === 1) return { unit: scope, reach };
  return { unit: { project: 'projects', company: 'companies' }[scope], reach };
}
