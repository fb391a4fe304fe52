import { z } from 'zod';

import type { Act } from '#gate/act';
import { hashToken, randomToken } from '#platform/cipher';
import type { Transaction } from '#platform/database';
import { loadSql } from '#platform/sql';

import { clearAttempts, countAttempt, forgiveAttempt } from './attempts.ts';
import { refusals, type contract } from './contract.ts';
import { isPassword } from './passwords.ts';
import { signInKey } from './rules/sign-in-key.ts';

const sql = loadSql(import.meta.url);

const Account = z.object({
  person_id: z.uuid(),
  password_hash: z.string().nullable(),
  is_disabled: z.boolean(),
});

type Input = z.output<typeof contract.signIn.input>;

/**
 * Signs somebody in by name and password. Guessing is counted per name and address, per name and per
 * address before the password is looked at; an unknown name, a wrong password and a disabled account
 * are answered alike and take the same work.
 */
export async function signIn(act: Act, { sign_in_name, password }: Input) {
  const key = signInKey(sign_in_name);
  const buckets = bucketsOf(act, key);
  await countGuess(act, buckets);
  const account = await act.db.as('kebu_door', () =>
    act.db.maybeOne(sql('read_person'), { sign_in_key: key }, Account),
  );
  const isRight = await isPassword(password, account?.password_hash ?? null);
  if (!account || !isRight || account.is_disabled) throw refusals.sign_in_failed({}, 'access/1a');
  await act.apart((db) => forgive(db, buckets, act.at));
  act.note({ person_id: account.person_id });
  return { set_session: await act.db.as('kebu_door', () => openSession(act, account.person_id)) };
}

interface Bucket {
  text: string;
  limit: number;
}

function bucketsOf(act: Act, key: string): { both: Bucket; name: Bucket; address: Bucket } {
  const { sign_in_failures, sign_in_failures_per_name, sign_in_failures_per_address } =
    act.terms.identity;
  const address = act.address ?? 'unknown';
  return {
    both: { text: `sign-in|${key}|${address}`, limit: sign_in_failures },
    name: { text: `sign-in|${key}`, limit: sign_in_failures_per_name },
    address: { text: `sign-in|@${address}`, limit: sign_in_failures_per_address },
  };
}

/** Counted before the look, so that a thousand guesses at once are no more than the limit (B01, B02). */
async function countGuess(act: Act, buckets: ReturnType<typeof bucketsOf>): Promise<void> {
  const minutes = act.terms.identity.sign_in_lock_minutes;
  const counts = await act.apart(async (db) => {
    const found: number[] = [];
    for (const { text } of Object.values(buckets))
      found.push(await countAttempt(db, text, act.at, minutes));
    return found;
  });
  const isLocked = Object.values(buckets).some(({ limit }, at) => counts[at]! > limit);
  if (isLocked) throw refusals.locked({ minutes }, 'access/1b');
}

async function forgive(db: Transaction, buckets: ReturnType<typeof bucketsOf>, at: Date) {
  await clearAttempts(db, buckets.both.text);
  await forgiveAttempt(db, buckets.name.text, at);
  await forgiveAttempt(db, buckets.address.text, at);
}

/** Opens a session; only its hash is kept, so that the table signs nobody in. Runs as the door. */
export async function openSession(act: Act, person_id: string): Promise<string> {
  const session = randomToken();
  const lasts = act.terms.identity.session_absolute_hours * 3_600_000;
  await act.db.run(sql('insert_session'), {
    session_hash: hashToken(session),
    person_id,
    at: act.at,
    expires_at: new Date(act.at.getTime() + lasts),
  });
  return session;
}

/** Ends the session that asks; asking again, or without one, changes nothing. */
export async function signOut(act: Act) {
  const { credential: session_hash, at } = act;
  if (session_hash)
    await act.db.as('kebu_door', () => act.db.run(sql('end_session'), { session_hash, at }));
  return { set_session: null };
}
