import { z } from 'zod';

import { inRole, type Act } from '#gate/act';
import { equal, open, randomBytes, seal } from '#platform/cipher';
import { newId } from '#platform/identifier';
import { loadSql } from '#platform/sql';

import { refusals, type contract } from './contract.ts';
import { factorKey, markOf } from './factor-key.ts';
import { endRecoveryCodes, makeRecoveryCodes } from './recovery-codes.ts';
import { fromBase32, toBase32 } from './rules/base32.ts';
import { endOthers } from './sessions.ts';
import { stepOf } from './totp-code.ts';

const sql = loadSql(import.meta.url);
/** RFC 4226 §4 recommends 160 bits. */
const SECRET_BYTES = 20;

const Totp = z.object({ totp_id: z.uuid(), secret: z.instanceof(Buffer) });
const Named = z.object({ sign_in_name: z.string(), company_name: z.string() });

const placeOf = (person_id: string, totp_id: string) =>
  `identity.totp|secret|${person_id}|${totp_id}`;
const proofOf = (person_id: string, secret: string) =>
  markOf('totp-offer', person_id, secret).toString('base64url');

/**
 * A new secret for an authenticator app. It is kept nowhere: the proof says that it was made here
 * and for whom, and a code shows that the app has it.
 */
export async function offerTotp(act: Act) {
  const { person_id, company_id = null } = act.actor;
  const db = act.db.as('kebu_door');
  const named = await db.one(sql('read_name'), { person_id, company_id }, Named);
  const secret = toBase32(randomBytes(SECRET_BYTES));
  const label = `Kebu:${named.sign_in_name}`;
  const search = new URLSearchParams({ secret, issuer: 'Kebu' });
  const url = `otpauth://totp/${encodeURIComponent(label)}?${search}`;
  return { secret, url, proof: proofOf(person_id, secret) };
}

/**
 * Takes an app as the second factor once a code proves it: in place of an earlier one, with ten new
 * recovery codes, and every other session of mine ends (B07).
 */
export async function confirmTotp(
  act: Act,
  { secret, proof, code }: z.output<typeof contract.confirmTotp.input>,
) {
  const { person_id } = act.actor;
  const isOurs = equal(Buffer.from(proof), Buffer.from(proofOf(person_id, secret)));
  const bytes = fromBase32(secret);
  if (!isOurs || !bytes) throw refusals.offer_unknown();
  const step = stepOf(Buffer.from(bytes), code, act.at);
  if (step === undefined) throw refusals.code_wrong({}, 'access/1e');
  const door = inRole(act, 'kebu_door');
  const { at } = act;
  await door.db.run(sql('lock_totp'), { person_id });
  await door.db.run(sql('remove_totp'), { person_id, at });
  const totp_id = newId();
  const sealed = seal(factorKey(), Buffer.from(bytes), placeOf(person_id, totp_id));
  await door.db.run(sql('insert_totp'), { totp_id, person_id, secret: sealed, at, step });
  const recovery_codes = await makeRecoveryCodes(door, person_id);
  await endOthers(act);
  return { recovery_codes };
}

export async function removeTotp(act: Act) {
  const door = inRole(act, 'kebu_door');
  const { person_id } = act.actor;
  const removed = await door.db.run(sql('remove_totp'), { person_id, at: act.at });
  if (removed === 0) throw refusals.factor_unknown();
  await endRecoveryCodes(door, person_id);
  await endOthers(act);
  return { done: true as const };
}

/**
 * Whether a code of the app is right now, and not used before; it is used up thereby. Runs as the
 * door, after the guess was counted.
 */
export async function useTotp(act: Act, person_id: string, code: string): Promise<boolean> {
  const kept = await act.db.maybeOne(sql('read_totp'), { person_id }, Totp);
  if (!kept) return false;
  const { totp_id, secret } = kept;
  const step = stepOf(open(factorKey(), secret, placeOf(person_id, totp_id)), code, act.at);
  if (step === undefined) return false;
  return (await act.db.run(sql('use_step'), { totp_id, step })) === 1;
}
