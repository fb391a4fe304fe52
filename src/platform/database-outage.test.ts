import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

import { openFaultProxy } from '../../drills/faults/fault-proxy.ts';
import { freshDatabase } from '../../test/support/database.ts';
import { asOutage, Database, Outage, type Standing } from './database.ts';

const door: Standing = { role: 'kebu_door', settings: {} };

let database: Database;
let owner: pg.Client;
let stage: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  stage = await freshDatabase();
  const [{ name }] = (await stage.rows('select current_database() as name')) as [{ name: string }];
  const connection = { ...inject('cluster').owner, database: name };
  database = new Database({ connection, max: 2 });
  owner = new pg.Client(connection);
  await owner.connect();
});
afterAll(async () => {
  await database.close();
  await owner.end();
  await stage.drop();
});

/** Cuts off who sleeps in this database, as the end of PostgreSQL does. */
const cutOff = () =>
  owner.query(`select pg_terminate_backend(pid) from pg_stat_activity
               where datname = current_database() and query like 'select pg_sleep%'`);

test('a connection lost while another role was being taken ended the whole process', async () => {
  const unhandled: unknown[] = [];
  const listen = (error: unknown) => void unhandled.push(error);
  process.on('unhandledRejection', listen);
  const lost = database.transaction(door, async (db) => {
    db.raw('select pg_sleep(20)', []).catch(() => {}); // What follows waits behind it.
    await cutOff();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await db.as('kebu_dedupe').raw('select 1', []);
  });
  await expect(lost).rejects.toThrow(Outage);
  process.off('unhandledRejection', listen);
  expect(unhandled).toEqual([]);
});

/** A server of one's own listens to the network, the embedded one to its socket. */
const placeOf = (host: string, port: number) =>
  host.startsWith('/') ? { path: join(host, `.s.PGSQL.${port}`) } : { host, port };

test('R06 a network that swallowed everything kept a request waiting for ever', async () => {
  const { host, port, ...who } = inject('cluster').owner;
  const proxy = await openFaultProxy(() => placeOf(host, port));
  const connection = { ...who, host: '127.0.0.1', port: proxy.port, database: 'postgres' };
  const far = new Database({ connection, max: 1 });
  const ask = () => far.read(door, (db) => db.raw('select 1 as one', []), 300);
  expect((await ask()).rowCount).toBe(1);
  proxy.set({ kind: 'black_hole' });
  await expect(ask()).rejects.toMatchObject({ name: 'Outage', reason: 'unavailable' });
  proxy.heal();
  expect((await ask()).rowCount).toBe(1);
  await far.close();
  await proxy.close();
});

test('R05 a commit nobody heard of was called a failure: now it is called unknown', async () => {
  const { host, port, ...who } = inject('cluster').owner;
  const proxy = await openFaultProxy(() => placeOf(host, port));
  const connection = { ...who, host: '127.0.0.1', port: proxy.port, database: 'postgres' };
  const far = new Database({ connection, max: 1 });
  proxy.set({ kind: 'reset_at_commit', count: 1 });
  const lost = far.transaction(door, (db) => db.raw('select 1', []));
  await expect(lost).rejects.toMatchObject({ name: 'Outage', reason: 'outcome_unknown' });
  await far.close();
  await proxy.close();
});

test.each([
  ['53100', 'disk_full'],
  ['ENOSPC', 'disk_full'],
  ['EROFS', 'disk_full'],
  ['XX001', 'damaged'],
  ['57P01', 'unavailable'],
  ['08006', 'unavailable'],
])('an error %s is an outage of its own kind: %s', (code, reason) => {
  expect(asOutage(Object.assign(new Error('x'), { code }))).toMatchObject({ reason });
});

test.each(['23505', '42P01', '22P02'])('an error %s is nobody’s outage', (code) => {
  const error = Object.assign(new Error('x'), { code });
  expect(asOutage(error)).toBe(error);
});
