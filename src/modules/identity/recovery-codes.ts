import { inRole, type Act } from '#gate/act';
import { randomBytes } from '#platform/cipher';
import { loadSql } from '#platform/sql';

import { refusals } from './contract.ts';
import { markOf } from './factor-key.ts';
import { factorsOf } from './factors.ts';
import { toBase32 } from './rules/base32.ts';

const sql = loadSql(import.meta.url);
/** Fifty bits each: ten letters and digits nobody misreads. */
const LETTERS = 10;

const newCode = () => toBase32(randomBytes(8)).slice(0, LETTERS).toLowerCase();
const hashOf = (person_id: string, code: string) => markOf('recovery-code', person_id, code);
/** In two halves, as one reads it off paper. */
const written = (code: string) => `${code.slice(0, 5)}-${code.slice(5)}`;

/** New recovery codes, to be shown once; those before them end. Runs as the door. */
export async function makeRecoveryCodes(act: Act, person_id: string): Promise<string[]> {
  const codes = Array.from({ length: act.terms.identity.recovery_code_count }, newCode);
  const { at } = act;
  await act.db.run(sql('end_codes'), { person_id, at });
  const code_hashes = codes.map((it) => hashOf(person_id, it));
  await act.db.run(sql('insert_codes'), { person_id, code_hashes, at });
  return codes.map(written);
}

export const endRecoveryCodes = (act: Act, person_id: string): Promise<number> =>
  act.db.run(sql('end_codes'), { person_id, at: act.at });

/** Uses a recovery code up; false when it is none, or was used. Runs as the door. */
export async function useRecoveryCode(act: Act, person_id: string, code: string): Promise<boolean> {
  const code_hash = hashOf(person_id, code);
  return (await act.db.run(sql('use_code'), { person_id, code_hash, at: act.at })) === 1;
}

/** Ten new codes for whoever has a second factor. */
export async function renewRecoveryCodes(act: Act) {
  const door = inRole(act, 'kebu_door');
  const { person_id } = act.actor;
  const { totp_since_at } = await factorsOf(door.db, person_id);
  if (!totp_since_at) throw refusals.factor_unknown();
  return { recovery_codes: await makeRecoveryCodes(door, person_id) };
}
