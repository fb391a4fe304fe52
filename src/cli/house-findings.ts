import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

import { now } from '#platform/clock';
import type { Config } from '#platform/config';
import { lockDataDirectory } from '#platform/data-lock';
import { keystoreExists, openKeystore } from '#platform/keystore';
import { loadMasterKey } from '#platform/master-key';
import { migrations } from '#platform/migrate';
import { embeddedOwner, startPostgres } from '#platform/postgres';
import { connectionOf } from '#platform/server-address';
import { readSettings, serverFault } from '#platform/server-fitness';

import { askServer } from '../server/control.ts';
import { bad, ok, warn, type Finding } from './finding.ts';
import { reasonOf } from './machine-findings.ts';

const CLOCK_SECONDS = 5;

/** Database, jobs and keystore, beside a running server or without one; nothing is changed. */
export async function houseFindings(config: Config): Promise<Finding[]> {
  const { data_dir, direct_database_url } = config;
  const probe = { endpoint_id: 'identity.set-up-state', input: {} };
  const isRunning = (await askServer(data_dir, probe)) !== undefined;
  const hasCluster = existsSync(join(data_dir, 'postgres', 'cluster'));
  const outside = direct_database_url && connectionOf(direct_database_url);
  if (isRunning) {
    const looked = await databaseFindings(outside || embeddedOwner(data_dir));
    return [ok('server_running'), ...looked, ...copiesOnDisk(mirrorsOf(data_dir))];
  }
  const stopped = ok('server_stopped');
  if (!existsSync(data_dir)) return [stopped, ok(outside ? 'keystore_none' : 'database_none')];
  let unlock: () => void;
  try {
    unlock = lockDataDirectory(data_dir);
  } catch (error) {
    return [bad('data_held', { reason: reasonOf(error) })];
  }
  try {
    const looked = outside
      ? await databaseFindings(outside)
      : hasCluster
        ? await embeddedFindings(data_dir)
        : [ok('database_none')];
    return [stopped, ...looked, ...(await keystoreFindings(config))];
  } finally {
    unlock();
  }
}

const mirrorsOf = (data_dir: string) => ['a', 'b'].map((it) => join(data_dir, 'keystore', it));

async function embeddedFindings(data_dir: string): Promise<Finding[]> {
  try {
    const postgres = await startPostgres({ data_dir });
    try {
      return await databaseFindings(postgres.owner);
    } finally {
      await postgres.stop();
    }
  } catch (error) {
    return [bad('database_away', { reason: reasonOf(error) })];
  }
}

async function databaseFindings(owner: pg.ClientConfig): Promise<Finding[]> {
  const client = new pg.Client({ ...owner, connectionTimeoutMillis: 8_000 });
  client.on('error', () => {}); // Lost meanwhile: what was asked fails, and says so.
  try {
    await client.connect();
    return [
      ...(await settingFindings(client)),
      await clockFinding(client),
      await schemaFinding(client),
      ...(await jobFindings(client)),
    ];
  } catch (error) {
    return [bad('database_away', { reason: reasonOf(error) })];
  } finally {
    await client.end().catch(() => {});
  }
}

async function settingFindings(client: pg.Client): Promise<Finding[]> {
  const set = await readSettings(client);
  const reason = serverFault(set);
  if (reason) return [bad('database_fault', { reason })];
  const version = ok('database_version', { version: set.server_version ?? '' });
  return set.data_checksums === 'off' ? [version, warn('database_unchecked')] : [version];
}

async function clockFinding(client: pg.Client): Promise<Finding> {
  const before = now().getTime();
  const { rows } = await client.query<{ ms: string }>(
    `select extract(epoch from clock_timestamp()) * 1000 as ms`,
  );
  const between = (before + now().getTime()) / 2;
  const seconds = Math.round(Math.abs(Number(rows[0]!.ms) - between) / 1000);
  return seconds > CLOCK_SECONDS ? bad('clock_differs', { seconds }) : ok('clock_agrees');
}

async function has(client: pg.Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ is: boolean }>('select to_regclass($1) is not null as is', [
    table,
  ]);
  return rows[0]!.is;
}

async function schemaFinding(client: pg.Client): Promise<Finding> {
  const known = new Set(migrations().map((it) => it.name));
  if (!(await has(client, 'kebu.migration'))) return warn('schema_pending', { count: known.size });
  const { rows } = await client.query<{ name: string }>('select name from kebu.migration');
  const newer = rows.find((it) => !known.has(it.name));
  if (newer) return bad('schema_newer', { name: newer.name });
  const count = known.size - rows.length;
  return count > 0 ? warn('schema_pending', { count }) : ok('schema_current');
}

async function jobFindings(client: pg.Client): Promise<Finding[]> {
  if (!(await has(client, 'pgboss.job'))) return [];
  const { rows } = await client.query<{ dead: string; overdue: string }>(
    `select count(*) filter (where name like '%.dead'
                               and created_on > now() - interval '7 days') as dead,
            count(*) filter (where name not like '%.dead' and state in ('created', 'retry')
                               and start_after < now() - interval '10 minutes') as overdue
     from pgboss.job`,
  );
  const dead = Number(rows[0]!.dead);
  const overdue = Number(rows[0]!.overdue);
  const findings: Finding[] = [];
  if (dead > 0) findings.push(bad('jobs_dead', { count: dead }));
  if (overdue > 0) findings.push(warn('jobs_overdue', { count: overdue }));
  return findings.length > 0 ? findings : [ok('jobs_moving')];
}

/** Beside a running server, which has them open: every copy is there, and of one size. */
function copiesOnDisk(folders: readonly string[]): Finding[] {
  const sizes = folders.map(
    (it) => statSync(join(it, 'keys'), { throwIfNoEntry: false })?.size ?? 0,
  );
  const most = Math.max(...sizes);
  if (most === 0) return [ok('keystore_none')];
  return [standingOf(sizes.filter((it) => it === most).length, folders.length)];
}

const standingOf = (whole: number, mirrors: number): Finding =>
  whole === mirrors
    ? ok('keystore_whole', { mirrors })
    : bad('keystore_ailing', { mirrors, whole });

/** Without a server the keystore is opened as it lies: a copy that opening mends is told as bad. */
async function keystoreFindings(config: Config): Promise<Finding[]> {
  const mirrors = mirrorsOf(config.data_dir);
  if (!keystoreExists(mirrors)) return [ok('keystore_none')];
  const [seen] = copiesOnDisk(mirrors);
  if (seen?.standing !== 'ok') return [seen!];
  try {
    const master_key = loadMasterKey(config.master_key_file);
    if (!master_key) return [bad('key_absent', { file: config.master_key_file })];
    const keystore = await openKeystore({ mirrors, master_key, must_exist: true });
    const { mirrors_in_order, mirrors: all } = keystore.health();
    await keystore.close();
    return [standingOf(mirrors_in_order, all)];
  } catch (error) {
    return [bad('keystore_unusable', { reason: reasonOf(error) })];
  }
}
