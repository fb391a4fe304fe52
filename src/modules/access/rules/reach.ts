import type { Office, UnitKind } from '#contract/identity';
import { Scope } from '#kernel/scope';

import { grants } from './grants.ts';

/** A unit of the tree, as far as reaching is concerned. */
export interface TreeUnit {
  unit_id: string;
  parent_id: string | null;
  kind: UnitKind;
}

/** Per scope, the units a permission reaches; own needs none. The shape of the gate's `Reach`. */
export type Reach = Partial<Record<Scope, readonly string[]>>;

const kindOf: Record<Exclude<Scope, 'own'>, UnitKind> = {
  team: 'team',
  project: 'project',
  company: 'company',
};

/** A unit and every unit above it, from itself to the group. */
export function pathOf(unit_id: string, tree: readonly TreeUnit[]): TreeUnit[] {
  const path: TreeUnit[] = [];
  let next: string | null = unit_id;
  while (next !== null && path.length < 10) {
    const unit = tree.find((it) => it.unit_id === next);
    if (!unit) break;
    path.push(unit);
    next = unit.parent_id;
  }
  return path;
}

function unitsBeneath(root: TreeUnit, kind: UnitKind, tree: readonly TreeUnit[]): string[] {
  return tree
    .filter((it) => it.kind === kind && pathOf(it.unit_id, tree).includes(root))
    .map((it) => it.unit_id);
}

/**
 * Where an office held in a unit reaches in a scope (access/2a).
 *
 * A department is a function of its company: held there, an office reaches the company's projects.
 * Held in a unit smaller than the scope, it reaches that unit: the widest word of a grant never
 * opens more than the unit one is entrusted with. A closed unit is not in the tree and reaches
 * nothing.
 */
export function reachOf(
  scope: Scope,
  unit_id: string,
  tree: readonly TreeUnit[],
): { scope: Scope; unit_ids: readonly string[] } | undefined {
  if (scope === 'own') return { scope, unit_ids: [] };
  const [unit, ...above] = pathOf(unit_id, tree);
  if (!unit) return undefined;
  if (unit.kind === 'team') return { scope: 'team', unit_ids: [unit_id] };
  if (unit.kind === 'project' && scope === 'company')
    return { scope: 'project', unit_ids: [unit_id] };
  const parent = above[0];
  const root = unit.kind === 'department' && scope !== 'team' && parent ? parent : unit;
  const unit_ids = unitsBeneath(root, kindOf[scope], tree);
  return unit_ids.length > 0 ? { scope, unit_ids } : undefined;
}

/**
 * What somebody may do, and how far, by the offices held today: own ones and those he stands in for
 * alike (access/2e). Several offices add up, each in its own units.
 */
export function permissionsOf(
  offices: readonly { office: string; unit_id: string }[],
  tree: readonly TreeUnit[],
): Map<string, Reach> {
  const found = new Map<string, Reach>();
  for (const { office, unit_id } of offices) {
    const work = grants[office as Office]?.work ?? {};
    for (const stated of Scope.options) {
      const reached = work[stated] && reachOf(stated, unit_id, tree);
      if (!reached) continue;
      for (const permission of new Set(work[stated]!.flat()))
        found.set(permission, widened(found.get(permission) ?? {}, reached));
    }
  }
  return found;
}

function widened(
  reach: Reach,
  { scope, unit_ids }: { scope: Scope; unit_ids: readonly string[] },
): Reach {
  return { ...reach, [scope]: [...new Set([...(reach[scope] ?? []), ...unit_ids])] };
}
