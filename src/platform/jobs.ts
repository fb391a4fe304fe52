import pg from 'pg';
import { PgBoss } from 'pg-boss';

import { now } from './clock.ts';
import type { Transaction } from './database.ts';
import { newId } from './identifier.ts';
import { log } from './log.ts';

const SCHEMA = 'pgboss';
/** A process that died is noticed after this long; its job then begins again elsewhere. */
const HEARTBEAT_SECONDS = 30;
/** With waits that grow to a minute: an outage of three quarters of an hour is sat out. */
const ATTEMPTS = 50;
const EXPIRE_SECONDS = 6 * 3600;
const CONNECTIONS = 4;

/**
 * What runs a queue's jobs. Each may be run again after a crash, so it continues and never
 * doubles.
 */
export interface JobBinding {
  /** `signal` is raised when the house closes: finish the act in hand and return. */
  run(data: unknown, signal: AbortSignal): Promise<void>;
  /** For a job that comes round: when next. It waits in line, and begins at once when that is past. */
  next_at?(): Date;
  /** Called once when every attempt has failed, to say so where people look. */
  gaveUp?(data: unknown): Promise<void>;
}

export interface SendOptions {
  /** Jobs of one key wait in line as one: a second is not queued while the first has not begun. */
  key?: string;
  /** Begins no sooner than after so many seconds. */
  after_seconds?: number;
}

export interface Jobs {
  send(db: Transaction, queue: string, data: object, options?: SendOptions): Promise<void>;
  /** Takes in hand the jobs of each queue, those a killed process left as well. */
  work(bindings: Readonly<Record<string, JobBinding>>): Promise<void>;
  /** True from when the jobs were taken in hand until it stops. */
  isWorking(): boolean;
  /** Lets the acts in hand finish, then lets go. */
  stop(): Promise<void>;
}

export interface JobsOptions {
  /** As the schema's owner, past a pooler: pg-boss keeps its own schema and its own functions. */
  owner: pg.ClientConfig;
  queues: readonly string[];
}

/**
 * A worker rests for what its round left of two seconds, by the time of day: set back by an hour
 * meanwhile, that is an hour and two seconds. No rest of the queue's is longer than this.
 */
const LONGEST_REST_MS = 30_000;

const clock = {
  now: () => now().getTime(),
  setTimeout: (work: () => void, ms: number) => setTimeout(work, Math.min(ms, LONGEST_REST_MS)),
  clearTimeout: (it: unknown) => clearTimeout(it as NodeJS.Timeout),
  setInterval: (work: () => void, ms: number) => setInterval(work, ms),
  clearInterval: (it: unknown) => clearInterval(it as NodeJS.Timeout),
};

const deadLetterOf = (queue: string) => `${queue}.dead`;

/**
 * Opens the job queue: PostgreSQL keeps the jobs, so that one is sent in the transaction of what
 * asks for it, and exists exactly when that does.
 */
export async function openJobs({ owner, queues }: JobsOptions): Promise<Jobs> {
  const boss = new PgBoss({
    ...(owner as Record<string, string>),
    schema: SCHEMA,
    max: CONNECTIONS,
    useListenNotify: true,
    schedule: false,
    superviseIntervalSeconds: 20,
    monitorIntervalSeconds: 20,
    clock,
  });
  boss.on('error', (error) => log.warn('jobs.trouble', { error }));
  await boss.start();
  for (const queue of queues) await openQueue(boss, queue);
  await grantSending(owner);
  await releaseLeft(boss, queues);

  const closing = new AbortController();
  let is_working = false;
  return {
    async send(db, queue, data, { key, after_seconds: startAfter = 0 } = {}) {
      const executeSql = (text: string, values: unknown[] = []) => db.raw(text, values);
      const options = { db: { executeSql }, singletonKey: key ?? newId(), startAfter };
      await boss.send(queue, data, options);
    },
    async work(bindings) {
      for (const [queue, binding] of Object.entries(bindings)) {
        await lineUp(boss, queue, binding);
        await workOn(boss, queue, binding, closing.signal);
      }
      is_working = true;
    },
    isWorking: () => is_working && !closing.signal.aborted,
    async stop() {
      closing.abort();
      await boss.stop({ graceful: true, timeout: 8_000, close: true });
    },
  };
}

async function openQueue(boss: PgBoss, queue: string): Promise<void> {
  await boss.createQueue(deadLetterOf(queue), { policy: 'standard', notify: true });
  await boss.createQueue(queue, {
    policy: 'short',
    notify: true,
    deadLetter: deadLetterOf(queue),
    retryLimit: ATTEMPTS,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 60,
    expireInSeconds: EXPIRE_SECONDS,
    heartbeatSeconds: HEARTBEAT_SECONDS,
  });
}

/** The application may put a job in line, in its own transaction; it may not take or change one. */
async function grantSending(owner: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(owner);
  client.on('error', () => {}); // Lost meanwhile: what was asked fails, and says so.
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext('kebu.jobs'))`);
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname = $1 and (tablename like 'job%' or tablename = 'queue')`,
      [SCHEMA],
    );
    const tables = rows.map((it) => it.name).join(', ');
    await client.query(`
      grant usage on schema ${SCHEMA} to kebu_staff, kebu_door;
      grant select, insert on ${tables} to kebu_staff, kebu_door`);
  } finally {
    await client.end();
  }
}

/** Jobs a killed process had in hand begin again now, not when their heartbeat is missed. */
async function releaseLeft(boss: PgBoss, queues: readonly string[]): Promise<void> {
  for (const queue of queues) {
    const left = (await boss.findJobs(queue)).filter((it) => it.state === 'active');
    if (left.length === 0) continue;
    log.info('jobs.taken_up_again', { queue, job_count: left.length });
    const ids = left.map((it) => it.id);
    await boss.fail(queue, ids, { reason: 'process_ended' });
  }
}

/** The next round of a job that comes round; while one waits in line, no second is put there. */
async function lineUp(boss: PgBoss, queue: string, { next_at }: JobBinding): Promise<void> {
  if (next_at) await boss.send(queue, {}, { singletonKey: 'round', startAfter: next_at() });
}

/** A new job wakes its worker at once; one that waits for its next attempt is found by looking. */
const looking = (seconds: number) => ({
  batchSize: 1,
  pollingIntervalSeconds: 2,
  notifyPollingIntervalSeconds: seconds,
});

async function workOn(
  boss: PgBoss,
  queue: string,
  binding: JobBinding,
  closing: AbortSignal,
): Promise<void> {
  await boss.work(queue, looking(3), async ([job]) => {
    if (!job) return;
    try {
      await binding.run(job.data, AbortSignal.any([closing, job.signal]));
    } catch (error) {
      log.warn('jobs.attempt_failed', { queue, job_id: job.id, error });
      // What a job keeps of its failure is a name: a message could quote a row.
      throw new Error(error instanceof Error ? error.name : 'failed');
    }
    if (closing.aborted) throw new Error('closing');
    await lineUp(boss, queue, binding);
  });
  await boss.work(deadLetterOf(queue), looking(30), async ([job]) => {
    if (!job) return;
    log.error('jobs.gave_up', { queue, job_id: job.id });
    await lineUp(boss, queue, binding);
    await binding.gaveUp?.(job.data);
  });
}

let opened: Jobs | undefined;

/** Hands the modules the queue their use cases send to; once, at start. */
export function useJobs(jobs: Jobs | undefined): void {
  opened = jobs;
}

/** Puts a job in line in the caller's transaction: it exists if the transaction commits. */
export async function sendJob(
  db: Transaction,
  queue: string,
  data: object,
  options?: SendOptions,
): Promise<void> {
  if (!opened) throw new Error('the job queue is not open');
  await opened.send(db, queue, data, options);
}
