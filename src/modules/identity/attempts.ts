import { z } from 'zod';

import { hmac } from '#platform/cipher';
import type { Transaction } from '#platform/database';
import { loadSql } from '#platform/sql';

const sql = loadSql(import.meta.url);
const Count = z.object({ count: z.int() });

let bucketKey: Buffer | undefined;

/** The key that hides whose name or address a bucket is about. */
export function useBucketKey(key: Buffer): void {
  bucketKey = key;
}

function bucketOf(text: string): Buffer {
  if (!bucketKey) throw new Error('identity has no bucket key');
  return hmac(bucketKey, 'attempt|', text);
}

const minuteOf = (at: Date) => new Date(Math.floor(at.getTime() / 60_000) * 60_000);

/**
 * Counts one attempt and answers how many there were in the window ending now; of a name, since it
 * was unlocked if it was. Runs as the door, in a transaction of its own, so that a refusal does not
 * undo it. Both statements travel at once: names that are none take the same (B03).
 */
export async function countAttempt(
  db: Transaction,
  text: string,
  at: Date,
  window_minutes = 60,
  sign_in_key = '',
): Promise<number> {
  const bucket = bucketOf(text);
  const pardon = bucketOf(pardonText(sign_in_key));
  const since = new Date(at.getTime() - window_minutes * 60_000);
  const [, { count }] = await Promise.all([
    db.run(sql('count_attempt'), { bucket, minute: minuteOf(at) }),
    db.one(sql('read_attempts_since'), { bucket, since, pardon }, Count),
  ]);
  return count;
}

const shutText = (sign_in_key: string) => `shut|${sign_in_key}`;
const pardonText = (sign_in_key: string) => `pardon|${sign_in_key}`;

/** Remembers that somebody found a name's door shut: for the administrator's eyes alone. */
export const noteShut = (db: Transaction, sign_in_key: string, at: Date): Promise<number> =>
  db.run(sql('count_attempt'), { bucket: bucketOf(shutText(sign_in_key)), minute: minuteOf(at) });

/** Which of these names found their door shut within the minutes a lock lasts. */
export async function lockedAmong(
  db: Transaction,
  sign_in_keys: readonly string[],
  at: Date,
  minutes: number,
): Promise<Set<string>> {
  const buckets = sign_in_keys.map((it) => bucketOf(shutText(it)));
  const since = new Date(at.getTime() - minutes * 60_000);
  const row = z.object({ bucket: z.instanceof(Buffer) });
  const found = await db.many(sql('list_buckets'), { buckets, since }, row);
  const shut = new Set(found.map((it) => it.bucket.toString('hex')));
  return new Set(sign_in_keys.filter((_, index) => shut.has(buckets[index]!.toString('hex'))));
}

/** Forgets what was guessed at an account, wherever. Runs as the door. */
export async function unlock(
  db: Transaction,
  { sign_in_key, person_id }: { sign_in_key: string; person_id: string },
  at: Date,
): Promise<void> {
  const pardon = bucketOf(pardonText(sign_in_key));
  await db.run(sql('count_attempt'), { bucket: pardon, minute: minuteOf(at) });
  const texts = [shutText(sign_in_key), `sign-in|${sign_in_key}`];
  for (const text of [...texts, `password|${person_id}`, `second|${person_id}`])
    await clearAttempts(db, text);
}

/** Takes one attempt back: a sign-in that succeeded was not a guess. */
export async function forgiveAttempt(db: Transaction, text: string, at: Date): Promise<void> {
  await db.run(sql('forgive_attempt'), { bucket: bucketOf(text), minute: minuteOf(at) });
}

/** Forgets all attempts of a bucket. */
export async function clearAttempts(db: Transaction, text: string): Promise<void> {
  await db.run(sql('delete_attempts'), { bucket: bucketOf(text) });
}

/**
 * How long a place counts as one where somebody usually signs in, and the longest anything is kept.
 */
const PLACE_DAYS = 30;
const daysBefore = (at: Date, days: number) => new Date(at.getTime() - days * 86_400_000);

/** Remembers that somebody came in from an address, and forgets what is older than that memory. */
export async function rememberPlace(db: Transaction, text: string, at: Date): Promise<void> {
  await db.run(sql('forget_attempts'), { before: daysBefore(at, PLACE_DAYS) });
  await db.run(sql('count_attempt'), { bucket: bucketOf(`place|${text}`), minute: minuteOf(at) });
}

/** Whether somebody came in from an address lately. */
export async function isPlaceKnown(db: Transaction, text: string, at: Date): Promise<boolean> {
  const bucket = bucketOf(`place|${text}`);
  const since = daysBefore(at, PLACE_DAYS);
  return (await db.one(sql('read_attempts'), { bucket, since }, Count)).count > 0;
}
