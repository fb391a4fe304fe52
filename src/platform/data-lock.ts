import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { isAlive, lifeOf } from './process.ts';

/** Another Kebu works on this data directory. */
export class AlreadyRunning extends Error {
  override name = 'AlreadyRunning';
}

/** The data directory belongs to another account, or the disk does not let us write. */
export class UnusableData extends Error {
  override name = 'UnusableData';
}

/**
 * Takes the data directory for this process; a second start on the same data is refused in words
 * (R15). The lock of a process that died is taken over, also when its pid meanwhile belongs to
 * another or a loss of power left the file empty. Answers with the function that gives it back.
 *
 * Holds on one machine: processes that do not see each other's pids (two containers on one volume)
 * are not kept apart.
 */
export function lockDataDirectory(data_dir: string): () => void {
  const file = join(data_dir, 'kebu.lock');
  const mine = `${process.pid} ${lifeOf(process.pid) ?? ''}`;
  const draft = `${file}.${process.pid}`;
  inWords(data_dir, () => {
    mkdirSync(data_dir, { recursive: true, mode: 0o711 });
    writeFileSync(draft, mine, { mode: 0o600 });
  });
  try {
    // A link appears with its content: nobody ever reads a lock that is half written.
    while (!isTaken(draft, file)) {
      const found = read(file);
      if (found === undefined) continue;
      const holder = holderOf(found);
      if (holder !== undefined)
        throw new AlreadyRunning(
          `数据目录正被另一个客簿使用 / another Kebu (process ${holder}) is using ${data_dir}`,
        );
      takeAway(file, found);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return () => {
    if (read(file) === mine) rmSync(file, { force: true });
  };
}

function inWords(data_dir: string, write: () => void): void {
  try {
    write();
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new UnusableData(
      `数据目录不能写入 / cannot write to the data directory ${data_dir} (${code}): ` +
        'start Kebu as the account that owns it, or set KEBU_DATA',
      { cause },
    );
  }
}

function isTaken(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The process that holds a lock, or undefined when it is gone. */
function holderOf(found: string): number | undefined {
  const [text, life] = found.split(' ');
  const pid = Number(text);
  if (!isAlive(pid)) return undefined;
  const now = lifeOf(pid);
  // Where lives are not told apart, our own pid in an old lock was somebody else's.
  if (!life || now === undefined) return pid === process.pid ? undefined : pid;
  return now === life ? pid : undefined;
}

/**
 * Removes a dead lock, and only that one: between reading and removing, another start may have put
 * its own in place, which then goes back.
 */
function takeAway(file: string, found: string): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (read(aside) !== found) isTaken(aside, file);
  rmSync(aside, { force: true });
}
