import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

import { randomToken, sha256 } from './cipher.ts';
import { log } from './log.ts';
import { installedPostgres, runAs, type Binaries, type RunAs } from './postgres-install.ts';

const OWNER = 'kebu_owner';
const START_TRIES = 20;

/** The embedded database did not start; the message says what PostgreSQL said. */
export class PostgresFailed extends Error {
  override name = 'PostgresFailed';
}

export interface Postgres {
  /** How the owner of the schema signs in; the application signs in as a role that owns nothing. */
  owner: { host: string; port: number; user: string; password: string; database: string };
  pid: number;
  /** True when a postmaster of a crashed parent was found running and taken over. */
  is_adopted: boolean;
  stop(): Promise<void>;
}

/** Unix socket only, durable, small: what the embedded database always runs with. */
const settings: Record<string, string> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  logging_collector: 'off',
  shared_buffers: '128MB',
  max_connections: '60',
  jit: 'off',
  random_page_cost: '1.1',
  idle_in_transaction_session_timeout: '30s',
  log_statement: 'none',
  log_min_error_statement: 'panic', // A failed statement would carry its values into the log.
  log_error_verbosity: 'terse',
  log_min_messages: 'fatal',
};

/**
 * Starts PostgreSQL 18 under the data directory, making the cluster the first time. It adopts a
 * postmaster that a crashed parent left behind, and retries while an old one is still dying.
 */
export async function startPostgres({
  data_dir,
  extra = {},
}: {
  data_dir: string;
  extra?: Record<string, string>;
}): Promise<Postgres> {
  const ids = runAs();
  const home = join(data_dir, 'postgres');
  // The unprivileged account must be able to pass through; nothing but its own folder is its.
  mkdirSync(home, { recursive: true, mode: 0o755 });
  if (ids.uid !== undefined) chmodSync(data_dir, 0o711);
  const cluster = join(home, 'cluster');
  const socket = socketFolder(home, ids);
  const password = ownerPassword(data_dir);
  const owner = { host: socket, port: 5432, user: OWNER, password, database: 'postgres' };

  const running = runningPostmaster(cluster);
  if (running !== undefined) {
    log.info('postgres.adopted', { pid: running });
    return { owner, pid: running, is_adopted: true, stop: () => stopPid(running) };
  }
  const binaries = await installedPostgres(home, ids);
  if (!existsSync(join(cluster, 'PG_VERSION')))
    await initialise(binaries, { home, cluster, password, ids });
  chmodSync(cluster, 0o700);
  const options = { ...settings, unix_socket_directories: socket, ...extra };
  const pid = await startRetrying(binaries, cluster, options, ids);
  return { owner, pid, is_adopted: false, stop: () => stopPid(pid) };
}

/** Socket addresses end at about 100 bytes: a deep data directory gets its socket elsewhere. */
function socketFolder(home: string, ids: RunAs): string {
  const near = join(home, 'socket');
  const digest = sha256(home).toString('hex').slice(0, 12);
  const folder = near.length < 80 ? near : join(tmpdir(), `kebu-${digest}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (ids.uid !== undefined) chownSync(folder, ids.uid, ids.gid!);
  chmodSync(folder, 0o700);
  return folder;
}

function ownerPassword(data_dir: string): string {
  const file = join(data_dir, 'keys', 'database-owner.password');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(join(data_dir, 'keys'), { recursive: true, mode: 0o700 });
  writeFileSync(file, randomToken(), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}

interface Cluster {
  home: string;
  cluster: string;
  password: string;
  ids: RunAs;
}

async function initialise(binaries: Binaries, { home, cluster, password, ids }: Cluster) {
  rmSync(cluster, { recursive: true, force: true }); // A first start that was cut off left a part.
  mkdirSync(cluster, { mode: 0o700 });
  const secret = join(home, 'initial.password');
  writeFileSync(secret, password, { mode: 0o600 });
  if (ids.uid !== undefined) {
    chownSync(cluster, ids.uid, ids.gid!);
    chownSync(secret, ids.uid, ids.gid!);
  }
  const auth = ['--auth-local=scram-sha-256', '--auth-host=scram-sha-256', `--pwfile=${secret}`];
  // Never --locale=C: trigram and case functions then find nothing in Chinese.
  const locale = [
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--lc-collate=C',
    '--lc-ctype=C.UTF-8',
  ];
  const args = [
    '-D',
    cluster,
    '-U',
    OWNER,
    ...auth,
    ...locale,
    '--no-instructions',
    '--data-checksums',
  ];
  try {
    await run(binaries.initdb, args, binaries, ids);
  } finally {
    rmSync(secret, { force: true });
  }
}

const environment = ({ libraries }: Binaries) => ({
  PATH: '/usr/bin:/bin',
  LC_ALL: 'C.UTF-8',
  TZ: 'UTC',
  LD_LIBRARY_PATH: libraries,
});

function run(command: string, args: string[], binaries: Binaries, ids: RunAs): Promise<void> {
  return new Promise((resolve, reject) => {
    const env = environment(binaries);
    const child = spawn(command, args, {
      ...ids,
      env,
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk) => (said += chunk));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new PostgresFailed(said))));
  });
}

async function startRetrying(
  binaries: Binaries,
  cluster: string,
  options: Record<string, string>,
  ids: RunAs,
): Promise<number> {
  for (let tries = 1; ; tries++) {
    const outcome = await startOnce(binaries, cluster, options, ids);
    if (typeof outcome === 'number') return outcome;
    // "lock file postmaster.pid already exists" and shared memory in use pass as the old one dies.
    const isDying = /already exists|still in use|being used by another/.test(outcome);
    if (!isDying || tries === START_TRIES) throw new PostgresFailed(outcome);
    await pause(300);
  }
}

async function startOnce(
  binaries: Binaries,
  cluster: string,
  options: Record<string, string>,
  ids: RunAs,
): Promise<number | string> {
  const flags = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(binaries.postgres, ['-D', cluster, ...flags], {
    ...ids,
    env: environment(binaries),
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true, // Ctrl-C at the terminal is for us: we stop it once requests are finished.
  });
  let said = '';
  let isGone = false;
  child.stderr.on('data', (chunk) => (said = (said + String(chunk)).slice(-4000)));
  child.on('exit', () => (isGone = true));
  child.on('error', (error) => {
    said += String(error);
    isGone = true;
  });
  while (!isGone) {
    if (runningPostmaster(cluster) === child.pid && child.pid !== undefined) {
      child.unref();
      (child.stderr as unknown as { unref(): void }).unref();
      return child.pid;
    }
    await pause(10);
  }
  return said;
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** The postmaster of this cluster, once line 8 of its pid file says `ready` (the rule of pg_ctl). */
function runningPostmaster(cluster: string): number | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    const isOurs = lines[1] === cluster && lines[7]?.trim() === 'ready';
    return isOurs && isAlive(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Fast shutdown: open sessions end, what is committed is written, then it exits. */
async function stopPid(pid: number): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  while (isAlive(pid)) await pause(20);
}

/** Refuses, in words, a server on which a committed fact could be lost or a rule not hold. */
export async function checkServer(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; setting: string }>(
      `select name, setting from pg_settings
       where name in ('server_version_num', 'fsync', 'full_page_writes', 'synchronous_commit')`,
    );
    const set = new Map(rows.map(({ name, setting }) => [name, setting]));
    if (Number(set.get('server_version_num')) < 150_000)
      throw new PostgresFailed('PostgreSQL 15 or newer is needed');
    for (const name of ['fsync', 'full_page_writes', 'synchronous_commit'])
      if (set.get(name) === 'off')
        throw new PostgresFailed(`${name} is off: committed facts could be lost. Turn it on.`);
  } finally {
    await client.end();
  }
}
