import { z } from 'zod';

import { inRole, type Act } from '#gate/act';
import type { Transaction } from '#platform/database';
import { fewAtOnce } from '#platform/few-at-once';
import { loadSql } from '#platform/sql';

import {
  clearAttempts,
  countAttempt,
  forgiveAttempt,
  isPlaceKnown,
  noteShut,
  rememberPlace,
} from './attempts.ts';
import { refusals, type contract } from './contract.ts';
import { isPassword } from './passwords.ts';
import { enter } from './second-step.ts';
import { signInKey } from './rules/sign-in-key.ts';

const sql = loadSql(import.meta.url);

const Account = z.object({
  person_id: z.uuid(),
  password_hash: z.string().nullable(),
  is_disabled: z.boolean(),
});

type Input = z.output<typeof contract.signIn.input>;

/**
 * Signs somebody in by name and password. Guessing is counted per name and address, per name and
 * per address before the password is looked at; an unknown name, a wrong password and a disabled
 * account are answered alike and take the same work.
 */
export async function signIn(act: Act, { sign_in_name, password }: Input) {
  const key = signInKey(sign_in_name);
  const person_id = await weighed(() => weigh(act, key, password));
  return enter(inRole(act, 'kebu_door'), person_id, 'password');
}

/**
 * A shift that comes in at once, from one address, is weighed a few at a time: what is counted and
 * not yet known to be right stays below every limit. Nobody who waits holds a connection (B18).
 */
const weighed = fewAtOnce(4);

/** Whom a name and a password are of; refused where they are nobody's. */
async function weigh(act: Act, key: string, password: string): Promise<string> {
  const buckets = bucketsOf(act, key);
  await countGuess(act, key, buckets);
  const account = await act.apart((db) =>
    db.as('kebu_door').maybeOne(sql('read_person'), { sign_in_key: key }, Account),
  );
  const isRight = await isPassword(password, account?.password_hash ?? null);
  if (!account || !isRight || account.is_disabled) throw refusals.sign_in_failed({}, 'access/1a');
  await act.apart((db) => forgive(db, buckets, act.at));
  return account.person_id;
}

interface Bucket {
  text: string;
  limit: number;
}
type Buckets = Record<'both' | 'name' | 'address', Bucket>;

function bucketsOf(act: Act, key: string): Buckets {
  const { sign_in_failures, sign_in_failures_per_name, sign_in_failures_per_address } =
    act.terms.identity;
  const address = act.address ?? 'unknown';
  return {
    both: { text: `sign-in|${key}|${address}`, limit: sign_in_failures },
    name: { text: `sign-in|${key}`, limit: sign_in_failures_per_name },
    address: { text: `sign-in|@${address}`, limit: sign_in_failures_per_address },
  };
}

/**
 * Counted before the look, so that a thousand guesses at once are no more than the limit (B01,
 * B02). Guesses elsewhere do not lock the owner out where he came in before (access/1b): there only
 * what was guessed there counts. Knocking at a locked door counts for nothing, or it would stay
 * locked.
 */
async function countGuess(act: Act, key: string, { both, name, address }: Buckets): Promise<void> {
  const minutes = act.terms.identity.sign_in_lock_minutes;
  const isLocked = await act.apart(async (db) => {
    const isOver = async ({ text, limit }: Bucket, of?: string) =>
      (await countAttempt(db, text, act.at, minutes, of)) > limit;
    const [isHereOver, isNameOver, isAddressOver] = await Promise.all([
      isOver(both, key),
      isOver(name, key),
      isOver(address),
    ]);
    const isKnown = isNameOver && (await isPlaceKnown(db, both.text, act.at));
    const isShut = isHereOver || isAddressOver || (isNameOver && !isKnown);
    if (isShut)
      for (const { text } of [both, name, address]) await forgiveAttempt(db, text, act.at);
    if (isShut && !isAddressOver) await noteShut(db, key, act.at);
    return isShut;
  });
  if (isLocked) throw refusals.locked({ minutes }, 'access/1b');
}

/** A sign-in that succeeded was not a guess; from here it is known where he comes in. */
async function forgive(db: Transaction, { both, name, address }: Buckets, at: Date) {
  await Promise.all([
    clearAttempts(db, both.text),
    forgiveAttempt(db, name.text, at),
    forgiveAttempt(db, address.text, at),
    rememberPlace(db, both.text, at),
  ]);
}

/** Ends the session that asks; asking again, or without one, changes nothing. */
export async function signOut(act: Act) {
  const { credential: session_hash, at } = act;
  if (session_hash) await act.db.as('kebu_door').run(sql('end_session'), { session_hash, at });
  return { set_session: null };
}
