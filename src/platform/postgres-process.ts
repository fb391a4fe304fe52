import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { monotonicMs } from './clock.ts';
import { log } from './log.ts';
import { isOpenTo, type Binaries, type RunAs } from './postgres-install.ts';
import { isAlive } from './process.ts';

/** How long an old postmaster may take to die, or one that is recovering to be ready. */
const PATIENCE_MS = 60_000;
/** A fast shutdown that takes longer is stuck; an immediate one loses nothing committed. */
const FAST_STOP_MS = 20_000;

/** How long after its end the last words of a process may come, while a child holds its pipe. */
const LAST_WORDS_MS = 1_000;

/** The embedded database did not start; the message says what PostgreSQL said. */
export class PostgresFailed extends Error {
  override name = 'PostgresFailed';
}

/** A cluster on disk, and what is needed to run PostgreSQL on it. */
export interface Cluster {
  folder: string;
  binaries: Binaries;
  ids: RunAs;
}

/**
 * How a program finds the cluster. Below a folder that is shut to its account it cannot walk there,
 * but root can put it there before handing it over: Linux then reaches it as its own place.
 */
function placeOf({ folder, ids, binaries }: Cluster) {
  const isOpen = isOpenTo(join(folder, '..'), ids);
  const env = {
    PATH: '/usr/bin:/bin',
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
    LD_LIBRARY_PATH: binaries.libraries,
  };
  return {
    path: isOpen ? folder : '/proc/self/cwd',
    options: { ...ids, env, cwd: isOpen ? '/' : folder },
  };
}

/** Makes a cluster in an empty folder. */
export function runInitdb(cluster: Cluster, args: string[]): Promise<void> {
  const { path, options } = placeOf(cluster);
  return new Promise((resolve, reject) => {
    const child = spawn(cluster.binaries.initdb, ['-D', path, ...args], {
      ...options,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk) => (said += chunk));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new PostgresFailed(said))));
  });
}

export interface Postmaster {
  pid: number;
  is_adopted: boolean;
}

/**
 * The postmaster of the cluster: the one that runs, else a new one. One that is still dying, or
 * still recovering, is waited for.
 */
export async function runPostmaster(
  cluster: Cluster,
  settings: Record<string, string>,
): Promise<Postmaster> {
  const until = monotonicMs() + PATIENCE_MS;
  for (;;) {
    const running = runningPostmaster(cluster.folder);
    if (running !== undefined) return { pid: running, is_adopted: true };
    disownStalePid(cluster.folder);
    const outcome = await startOnce(cluster, settings);
    if (typeof outcome === 'number') return { pid: outcome, is_adopted: false };
    // "lock file postmaster.pid already exists", "shared memory block is still in use".
    const is_busy = /already exists|still in use|being used by another/.test(outcome);
    if (!is_busy || monotonicMs() > until) throw new PostgresFailed(outcome);
    await pause(200);
  }
}

async function startOnce(
  cluster: Cluster,
  settings: Record<string, string>,
): Promise<number | string> {
  const { path, options } = placeOf(cluster);
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(cluster.binaries.postgres, ['-D', path, ...flags], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true, // Ctrl-C at the terminal is for us: we stop it once requests are finished.
  });
  const told = listenTo(child);
  while (!told.is_gone) {
    if (child.pid !== undefined && runningPostmaster(cluster.folder) === child.pid) {
      told.is_ready = true;
      child.unref();
      (child.stderr as unknown as { unref(): void }).unref();
      return child.pid;
    }
    await pause(10);
  }
  return told.said;
}

/** Keeps the last words of a postmaster, and logs them when it ends otherwise than by our wish. */
function listenTo(child: ChildProcess) {
  const told = { said: '', is_gone: false, is_ready: false };
  child.stderr?.on('data', (chunk) => (told.said = (told.said + String(chunk)).slice(-4000)));
  child.on('error', (error) => {
    told.said += String(error);
    told.is_gone = true;
  });
  child.on('close', () => (told.is_gone = true));
  child.on('exit', (code, signal) => {
    // What it said last comes after its end, and why it ended is in it: "already exists", say.
    setTimeout(() => (told.is_gone = true), LAST_WORDS_MS).unref();
    if (told.is_ready && code !== 0) log.error('postgres.ended', { code, signal, said: told.said });
  });
  return told;
}

function pidFileOf(folder: string): string[] | undefined {
  try {
    return readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
}

/** Where a process stands; undefined when it is gone, a stranger's, or the system does not say. */
function whereaboutsOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/**
 * The postmaster of this cluster, once line 8 of its pid file says `ready` (the rule of pg_ctl).
 * It stands in its cluster as long as it lives: a pid given to something else does not.
 */
export function runningPostmaster(folder: string): number | undefined {
  const lines = pidFileOf(folder);
  const pid = Number(lines?.[0]);
  if (lines?.[7]?.trim() !== 'ready' || !isAlive(pid)) return undefined;
  const isOurs =
    process.platform === 'linux'
      ? whereaboutsOf(pid) === realpathSync(folder)
      : lines[1] === folder;
  return isOurs ? pid : undefined;
}

/**
 * A machine or container that lost power leaves a pid that may now be something else's, npm's for
 * one, and PostgreSQL would wait for that to end. Naming us instead says that the old one is gone,
 * and still lets PostgreSQL look for its shared memory, which the rest of the file names.
 */
function disownStalePid(folder: string): void {
  const lines = pidFileOf(folder);
  const pid = Number(lines?.[0]);
  if (!lines || !isAlive(pid)) return;
  const place = whereaboutsOf(pid);
  if (place === undefined || place === realpathSync(folder)) return;
  writeFileSync(join(folder, 'postmaster.pid'), [process.pid, ...lines.slice(1)].join('\n'));
}

/** Fast shutdown: open sessions end, what is committed is written, then it exits. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!isAlive(pid)) return;
    send(pid, signal);
    const until = monotonicMs() + FAST_STOP_MS;
    while (isAlive(pid) && monotonicMs() < until) await pause(20);
  }
  if (isAlive(pid)) throw new PostgresFailed(`PostgreSQL (process ${pid}) does not stop`);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
