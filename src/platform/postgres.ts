import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { randomToken, sha256 } from './cipher.ts';
import { monotonicMs } from './clock.ts';
import { realDisk } from './keystore-disk.ts';
import { log } from './log.ts';
import { installedPostgres, isOpenTo, runAs, type RunAs } from './postgres-install.ts';
import {
  PostgresFailed,
  runInitdb,
  runPostmaster,
  stopPostmaster,
  type Cluster,
  type Postmaster,
} from './postgres-process.ts';
import { isAlive } from './process.ts';

export { PostgresFailed } from './postgres-process.ts';

const OWNER = 'kebu_owner';
/** How often we look whether the postmaster lives, and how long a failed restart is let rest. */
const WATCH_MS = 250;
const REST_MS = 5_000;
/** A socket's address ends at 103 bytes on macOS, 107 on Linux; its name takes 15 of them. */
const SOCKET_FOLDER_BYTES = 85;

export interface Postgres {
  /** How the owner of the schema signs in; the application signs in as a role that owns nothing. */
  owner: { host: string; port: number; user: string; password: string; database: string };
  /** Changes when a postmaster that died was started again. */
  readonly pid: number;
  /** True when a postmaster of a crashed parent was found running and taken over. */
  is_adopted: boolean;
  stop(): Promise<void>;
}

/** Unix socket only, durable, small: what the embedded database always runs with. */
const settings: Record<string, string> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  // Said here, a line in postgresql.conf cannot turn them off (R03).
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
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
 * postmaster that a crashed parent left behind (R02), waits while an old one is still dying, and
 * starts one that dies again until `stop` (R01). `extra` settings go before the usual ones. Throws
 * PostgresFailed with what PostgreSQL said.
 */
export async function startPostgres({
  data_dir,
  extra = {},
}: {
  data_dir: string;
  extra?: Record<string, string>;
}): Promise<Postgres> {
  const home = join(resolve(data_dir), 'postgres');
  const folder = join(home, 'cluster');
  const ids = runAs(folder);
  mkdirSync(home, { recursive: true });
  chmodSync(home, 0o755);
  // The unprivileged account must be able to pass through; nothing but its own folder is its.
  if (ids.uid !== undefined) chmodSync(data_dir, 0o711);
  const binaries = await installedPostgres(home, ids);
  const socket = socketFolder(home, ids);
  const password = ownerPassword(data_dir, existsSync(folder));
  const cluster = { folder, binaries, ids };
  if (!existsSync(folder)) await makeCluster(cluster, { socket, password });
  if (!existsSync(join(folder, 'PG_VERSION')) && readdirSync(folder).length > 0)
    throw new PostgresFailed(`${folder} is not a PostgreSQL cluster; nothing in it was touched`);
  chmodSync(folder, 0o700);

  const start = () =>
    runPostmaster(cluster, { ...settings, unix_socket_directories: socket, ...extra });
  const first = await start();
  const owner = { host: socket, port: 5432, user: OWNER, password, database: 'postgres' };
  if (first.is_adopted) log.info('postgres.adopted', { pid: first.pid });
  return keepRunning(first, start, owner);
}

/** How to sign in beside the server that runs on this data directory: `kebu doctor` looks so. */
export function embeddedOwner(data_dir: string): Postgres['owner'] {
  const home = join(resolve(data_dir), 'postgres');
  const host = socketFolder(home, runAs(join(home, 'cluster')));
  const password = ownerPassword(data_dir, true);
  return { host, port: 5432, user: OWNER, password, database: 'postgres' };
}

function keepRunning(
  first: Postmaster,
  start: () => Promise<Postmaster>,
  owner: Postgres['owner'],
): Postgres {
  let { pid } = first;
  let restart: Promise<void> | undefined;
  let rests_until = 0;
  const restarted = (it: Postmaster) => {
    pid = it.pid;
    log.warn('postgres.restarted', { pid });
  };
  const failed = (error: unknown) => {
    rests_until = monotonicMs() + REST_MS;
    log.error('postgres.not_restarted', { error });
  };
  const watch = setInterval(() => {
    if (restart || isAlive(pid) || monotonicMs() < rests_until) return;
    log.error('postgres.died', { pid });
    restart = start()
      .then(restarted, failed)
      .finally(() => (restart = undefined));
  }, WATCH_MS);
  watch.unref();
  return {
    owner,
    get pid() {
      return pid;
    },
    is_adopted: first.is_adopted,
    async stop() {
      clearInterval(watch);
      await restart;
      await stopPostmaster(pid);
    },
  };
}

/**
 * A deep data directory, or one the database's account cannot walk to, gets its socket elsewhere:
 * a place anyone may have prepared, so it must be a folder, and ours.
 */
function socketFolder(home: string, ids: RunAs): string {
  const near = join(home, 'socket');
  const isShort = Buffer.byteLength(near) <= SOCKET_FOLDER_BYTES;
  const digest = sha256(home).toString('hex').slice(0, 12);
  const folder = isShort && isOpenTo(home, ids) ? near : join(tmpdir(), `kebu-${digest}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid } = lstatSync(folder);
  const isOurs = uid === process.getuid?.() || uid === ids.uid;
  if (lstatSync(folder).isSymbolicLink() || (process.getuid && !isOurs))
    throw new PostgresFailed(`${folder} was made by somebody else: remove it`);
  if (ids.uid !== undefined) chownSync(folder, ids.uid, ids.gid!);
  chmodSync(folder, 0o700);
  return folder;
}

/** Kept before the cluster is made, so that a loss of power never leaves a cluster without it. */
function ownerPassword(data_dir: string, hasCluster: boolean): string {
  const file = join(data_dir, 'keys', 'database-owner.password');
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  if (kept !== '') return kept;
  if (hasCluster)
    throw new PostgresFailed(`the database's password is missing: restore ${file} from the backup`);
  mkdirSync(join(data_dir, 'keys'), { recursive: true, mode: 0o700 });
  const made = randomToken();
  writeFileSync(`${file}.part`, made, { mode: 0o600, flush: true });
  realDisk.rename(`${file}.part`, file);
  return made;
}

/** Made aside and named when whole: a first start that is cut off leaves nothing to repair. */
async function makeCluster(
  { folder, binaries, ids }: Cluster,
  { socket, password }: { socket: string; password: string },
): Promise<void> {
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { mode: 0o700 });
  const secret = join(socket, 'initial.password');
  writeFileSync(secret, password, { mode: 0o600 });
  if (ids.uid !== undefined) for (const it of [part, secret]) chownSync(it, ids.uid, ids.gid!);
  const auth = ['--auth-local=scram-sha-256', '--auth-host=scram-sha-256', `--pwfile=${secret}`];
  // Never --locale=C: trigram and case functions then find nothing in Chinese.
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const order = ['--lc-collate=C', '--lc-ctype=C.UTF-8'];
  const args = ['-U', OWNER, ...auth, ...locale, ...order, '--no-instructions', '--data-checksums'];
  try {
    await runInitdb({ folder: part, binaries, ids }, args);
    realDisk.rename(part, folder);
  } finally {
    rmSync(secret, { force: true });
  }
}
