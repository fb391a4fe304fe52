import { z } from 'zod';

import { inRole, type Act } from '#gate/act';
import { loadSql } from '#platform/sql';

import { refusals, type contract, type PasskeyProof } from './contract.ts';
import { clearGuesses, countGuesses } from './guesses.ts';
import { ownerOfPasskey } from './passkey-sign-in.ts';
import { isPassword } from './passwords.ts';
import { useCode } from './second-step.ts';

const sql = loadSql(import.meta.url);
const Hash = z.object({ password_hash: z.string().nullable() });

/**
 * 再次验证: whoever sits at a session proves once more that it is he, by his password or a code; what
 * was refused for lack of it is then open for some minutes (access/1g, B12).
 */
export async function stepUp(
  act: Act,
  { password, code, passkey }: z.output<typeof contract.stepUp.input>,
) {
  if (act.session === undefined) throw refusals.session_unknown();
  const door = inRole(act, 'kebu_door');
  const { person_id } = act.actor;
  if (passkey !== undefined) await usePasskey(door, person_id, passkey);
  else if (code !== undefined) await useCode(door, person_id, code);
  else await usePassword(door, person_id, password ?? '');
  await renewSession(door);
  return { done: true as const };
}

async function usePassword(act: Act, person_id: string, password: string): Promise<void> {
  await countGuesses(act, 'password', person_id);
  const { password_hash } = await act.db.one(sql('read_hash'), { person_id }, Hash);
  if (!(await isPassword(password, password_hash))) throw refusals.password_wrong({}, 'access/1g');
  await clearGuesses(act, 'password', person_id);
}

async function usePasskey(act: Act, person_id: string, proof: PasskeyProof): Promise<void> {
  const owner = await ownerOfPasskey(act, proof);
  if (owner !== person_id) throw refusals.passkey_wrong({}, 'access/1g');
}

/** From this moment the session counts as just proved. Runs as the door. */
export async function renewSession(act: Act): Promise<void> {
  const { credential: session_hash = null, at, actor } = act;
  const asked = { session_hash, at, person_id: actor.person_id };
  if ((await act.db.run(sql('renew_session'), asked)) !== 1) throw refusals.session_unknown();
}
