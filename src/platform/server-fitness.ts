import pg from 'pg';

import { PostgresFailed } from './postgres-process.ts';

/** The pool, the job queue, its listener, the owner's own work and the hold, and what the server reserves. */
export const CONNECTIONS_LEAST = 25;

const looked = [
  'server_version',
  'server_version_num',
  'server_encoding',
  'fsync',
  'full_page_writes',
  'synchronous_commit',
  'max_connections',
  'data_checksums',
] as const;
export type ServerSettings = Partial<Record<(typeof looked)[number], string>>;

/** The settings of a server that decide whether it may hold the register. */
export async function readSettings(client: pg.Client): Promise<ServerSettings> {
  const { rows } = await client.query<{ name: string; setting: string }>(
    'select name, setting from pg_settings where name = any ($1)',
    [looked],
  );
  return Object.fromEntries(rows.map((it) => [it.name, it.setting]));
}

/** Why a server with these settings may not hold the register; undefined when it may. */
export function serverFault(set: ServerSettings): string | undefined {
  if (Number(set.server_version_num) < 150_000) return 'PostgreSQL 15 or newer is needed';
  const off = (['fsync', 'full_page_writes', 'synchronous_commit'] as const).find(
    (it) => set[it] === 'off',
  );
  if (off) return `${off} is off: committed facts could be lost. Turn it on.`;
  if (set.server_encoding !== 'UTF8')
    return `the database is encoded in ${set.server_encoding}: create it with encoding 'UTF8'.`;
  if (Number(set.max_connections) < CONNECTIONS_LEAST)
    return `max_connections is ${set.max_connections}: Kebu needs ${CONNECTIONS_LEAST}. Raise it.`;
  return undefined;
}

/**
 * Refuses, in words, a server of one's own that is too old, too small, or on which a committed fact
 * could be lost (R03). Throws PostgresFailed.
 */
export async function checkServer(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(connection);
  client.on('error', () => {}); // Lost meanwhile: what was asked fails, and says so.
  await client.connect();
  try {
    const fault = serverFault(await readSettings(client));
    if (fault) throw new PostgresFailed(fault);
  } finally {
    await client.end();
  }
}
