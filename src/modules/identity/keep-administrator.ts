import { z } from 'zod';

import type { Act } from '#gate/act';
import { dayOf } from '#kernel/calendar';
import { refuseIf } from '#kernel/refusal';
import { loadSql } from '#platform/sql';

import { cannotEnd } from './rules/granting.ts';

const sql = loadSql(import.meta.url);
const Administering = z.object({ holding_id: z.uuid(), unit_id: z.uuid() });
type Administering = z.infer<typeof Administering>;

/** Refuses when these offices of administrators end and a unit is left without one (access/2c). */
export async function keepAdministrator(act: Act, ending: readonly Administering[]): Promise<void> {
  const asked = { ending: ending.map((it) => it.holding_id), today: dayOf(act.at) };
  for (const { unit_id } of ending) {
    const Count = z.object({ count: z.int() });
    const { count } = await act.db.one(sql('count_others'), { ...asked, unit_id }, Count);
    refuseIf(cannotEnd('system_administrator', count));
  }
}

/**
 * Before administrators are counted: whoever else is ending one waits until this act is through.
 */
export async function lockAdministrators(act: Act): Promise<void> {
  await act.db.run(sql('lock_administrators'), {});
}

/** The offices of administrator a person holds, to be kept in mind when his account ends. */
export function administeringOf(act: Act, person_id: string): Promise<Administering[]> {
  const asked = { person_id, today: dayOf(act.at) };
  return act.db.many(sql('list_administering'), asked, Administering);
}
