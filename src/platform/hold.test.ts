import { afterAll, expect, inject, test } from 'vitest';

import { freshDatabase } from '../../test/support/database.ts';
import { holdDatabase } from './hold.ts';

const { rows, drop } = await freshDatabase();
afterAll(drop);
const [{ name: database }] = await rows('select current_database() as name');
const owner = { ...inject('cluster').owner, database };

const nobody = () => expect.fail('the hold was taken');
const holders = () =>
  rows(`select pid from pg_stat_activity a join pg_locks l using (pid)
        where l.locktype = 'advisory' and l.granted and a.datname = current_database()`);
const until = async (isSo: () => Promise<boolean>) => {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve));
};

test('S01 two servers on one database damaged it: the second is refused in words', async () => {
  const first = await holdDatabase(owner, nobody);
  await expect(holdDatabase(owner, nobody, 100)).rejects.toThrow('another Kebu server works on');
  await first.release();
  const second = await holdDatabase(owner, nobody, 100);
  await second.release();
});

test('S01 a hold whose connection was cut is sought again', async () => {
  const hold = await holdDatabase(owner, nobody);
  const [{ pid }] = await holders();
  await rows('select pg_terminate_backend($1)', pid);
  await until(async () => (await holders()).some((it) => it.pid !== pid));
  await expect(holdDatabase(owner, nobody, 100)).rejects.toThrow('another Kebu server works on');
  await hold.release();
});

test('S01 who lost the hold to another server is told', async () => {
  let taken = 0;
  const first = await holdDatabase(owner, () => taken++, 100);
  const [{ pid }] = await holders();
  const waiting = holdDatabase(owner, nobody); // In line before the first seeks its own again.
  await until(async () => (await rows(`select from pg_locks where not granted`)).length > 0);
  await rows('select pg_terminate_backend($1)', pid);
  const second = await waiting;
  await until(async () => taken === 1);
  await first.release();
  await second.release();
});
