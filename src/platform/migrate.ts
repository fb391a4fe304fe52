import { readFileSync, readdirSync } from 'node:fs';
import pg from 'pg';

import { sha256 } from './cipher.ts';

// The same place from src/platform and from dist/platform.
const folder = new URL('../../db/', import.meta.url);

/** The database was written by a newer Kebu; running on would damage it. */
export class NewerDatabase extends Error {
  override name = 'NewerDatabase';
}

export interface Migration {
  name: string;
  text: string;
  digest: string;
}

/** The migrations of this program, in order. */
export function migrations(): Migration[] {
  const files = readdirSync(new URL('migrations/', folder)).filter((it) => it.endsWith('.sql'));
  return files.sort().map((name) => {
    const text = readFileSync(new URL(`migrations/${name}`, folder), 'utf8');
    return { name, text, digest: sha256(text).toString('hex') };
  });
}

/**
 * Brings a database to this program's schema: roles of the cluster, then each migration not yet
 * applied, each in its own transaction. Forward only; an edited migration or a newer database is
 * refused. `app_password` becomes the password of the role the application signs in with.
 */
export async function migrate(
  owner: pg.ClientConfig,
  { app_password }: { app_password?: string } = {},
): Promise<string[]> {
  const client = new pg.Client(owner);
  client.on('error', () => {}); // Lost meanwhile: what was asked fails, and says so.
  await client.connect();
  try {
    // Two processes starting at once take turns; the lock ends with the connection.
    await client.query(`select pg_advisory_lock(hashtext('kebu.migrate'))`);
    await client.query(readFileSync(new URL('roles.sql', folder), 'utf8'));
    if (app_password !== undefined)
      await client.query(`alter role kebu_app password ${client.escapeLiteral(app_password)}`);
    await client.query(`
      create schema if not exists kebu;
      create table if not exists kebu.migration (
        name       text primary key,
        digest     text not null,
        applied_at timestamptz not null
      )`);
    return await applyMissing(client);
  } finally {
    await client.end();
  }
}

async function applyMissing(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; digest: string }>(
    'select name, digest from kebu.migration',
  );
  const applied = new Map(rows.map(({ name, digest }) => [name, digest]));
  const known = migrations();
  for (const name of applied.keys())
    if (!known.some((it) => it.name === name))
      throw new NewerDatabase(`this database has the migration ${name}, which this Kebu lacks`);

  const done: string[] = [];
  for (const { name, text, digest } of known) {
    if (applied.get(name) === digest) continue;
    if (applied.has(name)) throw new Error(`migration ${name} was edited after it was applied`);
    await client.query('begin');
    await client.query(text);
    await client.query('insert into kebu.migration values ($1, $2, clock_timestamp())', [
      name,
      digest,
    ]);
    await client.query('commit');
    done.push(name);
  }
  return done;
}
