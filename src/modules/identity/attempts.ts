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
 * Counts one attempt and answers how many there were in the window ending now. Runs as the door, in
 * a transaction of its own, so that a refusal does not undo it.
 */
export async function countAttempt(
  db: Transaction,
  text: string,
  at: Date,
  window_minutes = 60,
): Promise<number> {
  const bucket = bucketOf(text);
  const since = new Date(at.getTime() - window_minutes * 60_000);
  await db.run(sql('count_attempt'), { bucket, minute: minuteOf(at) });
  return (await db.one(sql('read_attempts'), { bucket, since }, Count)).count;
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
