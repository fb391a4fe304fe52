import pg from 'pg';
import { inject } from 'vitest';

import { openGate } from '#gate/perform';
import { openRecorder } from '#modules/audit';
import { Database } from '#platform/database';
import { newId } from '#platform/identifier';

import { openTestVault } from './vault.ts';

/**
 * A private copy of the migrated template. `database` and `perform` are the application's, in its
 * own role; `rows` is the owner's hand in the table, on one connection, so that it can hold a lock.
 */
export async function freshDatabase() {
  const { owner: server, app_password } = inject('cluster');
  const name = `kebu_${newId().replaceAll('-', '')}`;
  const admin = new pg.Client({ ...server, database: 'postgres' });
  await admin.connect();
  await admin.query(`create database ${name} template kebu_template`);
  const owner = new pg.Client({ ...server, database: name });
  await owner.connect();
  const app = { ...server, user: 'kebu_app', password: app_password, database: name };
  const database = new Database({ connection: app });
  await openTestVault();

  const rows = async (text: string, ...values: unknown[]) => (await owner.query(text, values)).rows;

  /** Returns once somebody else waits for a lock: what was started has really met the other. */
  async function someoneWaits(): Promise<void> {
    const asked = `select from pg_stat_activity where datname = $1 and wait_event_type = 'Lock'`;
    while ((await admin.query(asked, [name])).rowCount === 0);
  }

  async function drop(): Promise<void> {
    await Promise.all([database.close(), owner.end()]);
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  }

  return {
    database,
    perform: openGate(database, openRecorder(database)),
    rows,
    someoneWaits,
    drop,
  };
}
