import type { Act } from '#gate/act';

/**
 * The units beneath which an administrator administers: the companies his permission reaches, and
 * the units he holds the office in, which may be the group itself. What stands elsewhere is not
 * refused but unknown to him (A20).
 */
export function rootsOf({ reach, actor }: Act): string[] {
  const held = actor.offices.filter((it) => it.office === 'system_administrator');
  return [...reach, ...held.map((it) => it.unit_id)];
}
