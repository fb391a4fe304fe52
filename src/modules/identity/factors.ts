import { z } from 'zod';

import type { Act } from '#gate/act';
import type { Transaction } from '#platform/database';
import { loadSql } from '#platform/sql';

import { PasskeyRow, refusals, type Factor } from './contract.ts';
import { lockPerson } from './lock-person.ts';
import { hasPasskeys } from './passkey-place.ts';

const sql = loadSql(import.meta.url);

const Factors = z.object({
  has_password: z.boolean(),
  totp_since_at: z.date().nullable(),
  recovery_code_count: z.int(),
  passkey_count: z.int(),
});
export type Factors = z.infer<typeof Factors>;

/** What somebody can prove himself with. Runs as the door. */
export const factorsOf = (db: Transaction, person_id: string): Promise<Factors> =>
  db.one(sql('read_factors'), { person_id }, Factors);

/** With what the second step of a sign-in can be taken; empty when one step is enough. */
export function secondStepsOf(it: Factors): Factor[] {
  const steps: Factor[] = [];
  if (it.totp_since_at !== null) steps.push('totp');
  if (it.totp_since_at !== null && it.recovery_code_count > 0) steps.push('recovery_code');
  if (it.passkey_count > 0) steps.push('passkey');
  return steps;
}

/** What I can sign in with. */
export async function mySecurity(act: Act) {
  const db = act.db.as('kebu_door');
  const { person_id } = act.actor;
  const factors = await factorsOf(db, person_id);
  const passkeys = await db.many(sql('list_passkeys'), { person_id }, PasskeyRow);
  return { ...factors, has_passkeys: hasPasskeys(), passkeys };
}

/**
 * Takes away all second factors of a colleague who lost them; he is out everywhere and signs in
 * with his password alone (access/1e). Not one's own: that would be a way around them.
 */
export async function removeFactors(act: Act, { person_id }: { person_id: string }) {
  if (person_id === act.actor.person_id) throw refusals.own_account();
  await lockPerson(act, person_id);
  const { at } = act;
  act.note({ person_id });
  act.cite('access/1e');
  await act.db.run(sql('remove_totp'), { person_id, at });
  await act.db.run(sql('end_codes'), { person_id, at });
  await act.db.run(sql('remove_passkeys'), { person_id, at });
  await act.db.run(sql('end_sessions'), { person_id, at });
  return { done: true as const };
}
