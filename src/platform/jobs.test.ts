import { afterAll, expect, inject, test } from 'vitest';

import { freshDatabase } from '../../test/support/database.ts';
import { openJobs, type JobBinding } from './jobs.ts';

const { database, rows, drop, owner } = await freshOwner();
afterAll(drop);

async function freshOwner() {
  const fresh = await freshDatabase();
  const [{ name }] = (await fresh.rows('select current_database() as name')) as [{ name: string }];
  return { ...fresh, owner: { ...inject('cluster').owner, database: name } };
}

const staff = { role: 'kebu_system', settings: {} } as const;
const queues = ['test.echo'];

/** A binding whose runs are awaited by the number of those that happened. */
function recording(run: (data: { word: string }) => void = () => {}) {
  const seen: string[] = [];
  let wake = () => {};
  const binding: JobBinding = {
    async run(data) {
      const it = data as { word: string };
      seen.push(it.word);
      wake();
      run(it);
    },
  };
  const until = async (count: number) => {
    while (seen.length < count) await new Promise<void>((go) => (wake = go));
    return seen;
  };
  return { binding, until, seen };
}

test('a job exists exactly when the transaction that sends it commits', async () => {
  const jobs = await openJobs({ owner, queues });
  const { binding, until } = recording();
  await jobs.work({ 'test.echo': binding });
  const undone = database.transaction(staff, async (db) => {
    await jobs.send(db, 'test.echo', { word: 'never' });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await database.transaction(staff, (db) => jobs.send(db, 'test.echo', { word: 'done' }));
  expect(await until(1)).toEqual(['done']);
  await jobs.stop();
});

test('a job that fails is tried again, and what it keeps of the failure names nobody', async () => {
  const jobs = await openJobs({ owner, queues });
  let failures = 0;
  const { binding, until } = recording(() => {
    if (++failures === 1) throw new TypeError('张三 13800000000');
  });
  await jobs.work({ 'test.echo': binding });
  await database.transaction(staff, (db) => jobs.send(db, 'test.echo', { word: 'again' }));
  expect(await until(2)).toEqual(['again', 'again']);
  await jobs.stop();
  const kept = JSON.stringify(await rows('select output from pgboss.job'));
  expect(kept).not.toContain('13800000000');
});

test('what a killed process had in hand begins again at the next start', async () => {
  const first = await openJobs({ owner, queues });
  await database.transaction(staff, (db) => first.send(db, 'test.echo', { word: 'left' }));
  await first.stop();
  // Taken in hand by a process that is no more: as a kill leaves it.
  await rows(`update pgboss.job set state = 'active', started_on = now(), heartbeat_on = now()
              where data->>'word' = 'left'`);
  const second = await openJobs({ owner, queues });
  const { binding, until } = recording();
  await second.work({ 'test.echo': binding });
  expect(await until(1)).toEqual(['left']);
  await second.stop();
});

test('the application can put a job in line and can neither take nor change one', async () => {
  const change = database.transaction(staff, (db) => db.raw('delete from pgboss.job', []));
  await expect(change).rejects.toThrow('permission denied');
});

test('a job that comes round waits in line once, and begins at once when its time has passed', async () => {
  const rounds = ['test.round'];
  const tomorrow = new Date(Date.now() + 86_400_000);
  const waiting = () =>
    rows(`select from pgboss.job where name = 'test.round' and state = 'created'`);
  const first = await openJobs({ owner, queues: rounds });
  await first.work({ 'test.round': { run: async () => {}, next_at: () => tomorrow } });
  await first.stop();
  expect(await waiting()).toHaveLength(1);

  // The machine was off when the time came.
  await rows(
    `update pgboss.job set start_after = now() - interval '1 hour' where name = 'test.round'`,
  );
  const second = await openJobs({ owner, queues: rounds });
  const ran = new Promise<void>((done) => {
    void second.work({ 'test.round': { run: async () => done(), next_at: () => tomorrow } });
  });
  await ran;
  while ((await waiting()).length === 0);
  await second.stop();
  expect(await waiting()).toHaveLength(1);
});
