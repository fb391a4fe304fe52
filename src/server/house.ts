import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';

import { openGate, type Perform } from '#gate/perform';
import { openRecorder, type Batches } from '#modules/audit';
import { configureFiles } from '#modules/files';
import { useBucketKey, useFactorKey } from '#modules/identity';
import { loadRegimes } from '#modules/policy';
import { randomToken } from '#platform/cipher';
import { now } from '#platform/clock';
import type { Config } from '#platform/config';
import { Database } from '#platform/database';
import { lockDataDirectory } from '#platform/data-lock';
import { holdDatabase } from '#platform/hold';
import type { Jobs } from '#platform/jobs';
import { realDisk } from '#platform/keystore-disk';
import type { Keystore } from '#platform/keystore';
import { log } from '#platform/log';
import { migrate } from '#platform/migrate';
import { startPostgres } from '#platform/postgres';
import { connectionOf } from '#platform/server-address';
import { checkServer } from '#platform/server-fitness';

import { secondsApart } from './clocks.ts';
import { countSlots, openKeys } from './keys.ts';
import { bindModules } from './modules.ts';
import { openWork } from './work.ts';

/** Everything that stands before a request can be answered, and how it is taken down again. */
export interface House {
  config: Config;
  database: Database;
  perform: Perform;
  /** How the schema's owner signs in: migrations and the job queue. */
  owner: pg.ClientConfig;
  keystore: Keystore | undefined;
  jobs: Jobs | undefined;
  /** How the log was written so far: many entries share a commit. */
  log_batches: Batches;
  /** True when this start made the master key beside the data. */
  has_new_key: boolean;
  close(): Promise<void>;
}

/**
 * Builds the house on a data directory: lock, PostgreSQL, schema, keys, gate. What fails is said in
 * words and takes down what stood already.
 */
export async function openHouse(config: Config): Promise<House> {
  const closing: (() => Promise<void> | void)[] = [];
  const close = async () => {
    for (const undo of closing.splice(0).toReversed()) await undo();
  };
  try {
    loadRegimes();
    closing.push(lockDataDirectory(config.data_dir));
    const owner = await openServer(config, closing);
    const app_password = appPassword(config.data_dir);
    await migrate(owner, { app_password });
    await secondsApart(owner, now());
    const { keystore, bucket_key, is_new } = await openKeys(
      config.data_dir,
      config.master_key_file,
      await countSlots(owner),
    );
    if (keystore) closing.push(() => keystore.close());
    useBucketKey(bucket_key);
    useFactorKey(keystore && bucket_key);
    const database = new Database({
      connection: { ...appConnection(config, owner), user: 'kebu_app', password: app_password },
      named_statements: config.named_statements,
    });
    closing.push(() => database.close());
    bindModules();
    configureFiles({ folder: join(config.data_dir, 'files') });
    const log_batches = { batch_count: 0, entry_count: 0 };
    const perform = openGate(database, openRecorder(database, { batches: log_batches }));
    const is_sealed = keystore === undefined;
    const jobs = await openWork({ database, perform, owner, is_sealed });
    closing.push(() => jobs.stop());
    const standing = { config, database, perform, owner, keystore, jobs, log_batches };
    return { ...standing, has_new_key: is_new, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Another server has the database by now: this one stops as its operator would stop it. */
function leave(): void {
  log.error('database.taken');
  process.kill(process.pid, 'SIGTERM');
}

type Closing = (() => Promise<void> | void)[];

async function openServer(config: Config, closing: Closing): Promise<pg.ClientConfig> {
  const { data_dir, direct_database_url } = config;
  if (direct_database_url) {
    const owner = connectionOf(direct_database_url);
    await checkServer(owner);
    const hold = await holdDatabase(owner, leave);
    closing.push(() => hold.release());
    return owner;
  }
  const postgres = await startPostgres({ data_dir });
  closing.push(() => postgres.stop());
  return postgres.owner;
}

/** Through the pooler when there is one; the owner's connection goes past it. */
function appConnection({ database_url }: Config, owner: pg.ClientConfig): pg.ClientConfig {
  return database_url ? connectionOf(database_url) : owner;
}

/**
 * The password of the role that owns nothing: made here, kept beside the keys, set at every start.
 * A file that a loss of power left empty is no password: it is made anew.
 */
function appPassword(data_dir: string): string {
  const folder = join(data_dir, 'keys');
  const file = join(folder, 'database-app.password');
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  if (kept !== '') return kept;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const made = randomToken();
  writeFileSync(`${file}.part`, made, { mode: 0o600, flush: true });
  realDisk.rename(`${file}.part`, file);
  return made;
}
