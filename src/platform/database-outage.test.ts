import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

import { freshDatabase } from '../../test/support/database.ts';
import { Database, Outage, type Standing } from './database.ts';

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
    await db.as('kebu_dedupe', async () => {
      await cutOff();
      await new Promise((resolve) => setTimeout(resolve, 50));
      await db.raw('select 1', []);
    });
  });
  await expect(lost).rejects.toThrow(Outage);
  process.off('unhandledRejection', listen);
  expect(unhandled).toEqual([]);
});
