import { z } from 'zod';

import type { Act } from '#gate/act';
import { loadSql } from '#platform/sql';

import { rootsOf } from './administered.ts';
import { refusals } from './contract.ts';

const sql = loadSql(import.meta.url);
const State = z.object({ is_disabled: z.boolean() });

/** Locks a person the actor administers, and looks whether the account is disabled. */
export async function lockPerson(act: Act, person_id: string): Promise<z.infer<typeof State>> {
  const asked = { person_id, roots: rootsOf(act) };
  const state = await act.db.maybeOne(sql('lock_person'), asked, State);
  if (!state) throw refusals.person_unknown();
  return state;
}

/** Refuses when the actor does not administer a person; for reads. */
export async function seePerson(act: Act, person_id: string): Promise<void> {
  const asked = { person_id, roots: rootsOf(act) };
  const seen = await act.db.maybeOne(sql('see_person'), asked, z.object({}));
  if (!seen) throw refusals.person_unknown();
}
