import { statfs } from 'node:fs/promises';

import { isSealed } from '#modules/vault';
import { monotonicMs } from '#platform/clock';
import { hasOverdueJob } from '#platform/jobs-standing';
import type { Keystore } from '#platform/keystore';

import type { House } from './house.ts';

type Word = 'ok' | 'unwell';

/** How the house is, in words a stranger may read: which part, and never why. */
export interface Health {
  status: Word;
  /** True without the master key: nothing that names a person can be read. */
  sealed: boolean;
  database: Word;
  jobs: Word;
  disk: Word;
  keystore: Word;
}

/** What hangs is unwell: whoever watches is answered within a second. */
const ANSWER_MS = 900;
/** So long the queue is taken to be as it was: a probe every second asks it six times a minute. */
const REMEMBER_JOBS_MS = 10_000;
const REMEMBER_DISK_MS = 5_000;
/** The largest import with its index and the database's log fits, and a day is left to react. */
export const DISK_FREE_BYTES = 500 * 1024 * 1024;

/** A question asked once at a time, however many wait for it; a good answer holds for a while. */
function probe(ask: () => Promise<boolean>, remember_ms: number): () => Promise<boolean> {
  let known = { is_well: false, until_ms: 0 };
  let asking: Promise<boolean> | undefined;
  async function once(): Promise<boolean> {
    const is_well = await ask().catch(() => false);
    known = { is_well, until_ms: is_well ? monotonicMs() + remember_ms : 0 };
    asking = undefined;
    return is_well;
  }
  return async () => {
    if (monotonicMs() < known.until_ms) return known.is_well;
    return inTime((asking ??= once()));
  };
}

function inTime(asked: Promise<boolean>): Promise<boolean> {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(false), ANSWER_MS);
    void asked.then((it) => {
      clearTimeout(late);
      resolve(it);
    });
  });
}

/** Bytes free for this process on the disk of a folder. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

function isInOrder(keystore: Keystore | undefined): boolean {
  const health = keystore?.health();
  return health !== undefined && health.mirrors_in_order === health.mirrors;
}

/**
 * Answers how the house is, within a second whatever hangs. `disk_free_bytes` is the least there
 * should be free where the data lies.
 */
export function openHealth(
  { config, database, keystore, jobs }: Pick<House, 'config' | 'database' | 'keystore' | 'jobs'>,
  { disk_free_bytes = DISK_FREE_BYTES } = {},
): () => Promise<Health> {
  const answers = probe(() => database.answers(), 0);
  const isInTime = probe(async () => !(await hasOverdueJob(database)), REMEMBER_JOBS_MS);
  const hasRoom = probe(
    async () => (await freeBytes(config.data_dir)) >= disk_free_bytes,
    REMEMBER_DISK_MS,
  );
  return async () => {
    const isWorking = jobs?.isWorking() ?? false;
    const [database_ok, jobs_ok, disk_ok] = await Promise.all([
      answers(),
      isWorking && isInTime(),
      hasRoom(),
    ]);
    const keystore_ok = isInOrder(keystore);
    const sealed = isSealed();
    const is_well = database_ok && jobs_ok && disk_ok && keystore_ok && !sealed;
    return {
      status: word(is_well),
      sealed,
      database: word(database_ok),
      jobs: word(jobs_ok),
      disk: word(disk_ok),
      keystore: word(keystore_ok),
    };
  };
}

const word = (is_well: boolean): Word => (is_well ? 'ok' : 'unwell');
