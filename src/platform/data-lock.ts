import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Another Kebu works on this data directory. */
export class AlreadyRunning extends Error {
  override name = 'AlreadyRunning';
}

/** When a process started, in the kernel's ticks: a pid that was given to another does not match. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function isHeldBy(pid: number, started: string | undefined): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = startOf(pid);
  return now === undefined || started === undefined || now === started;
}

/**
 * Takes the data directory for this process; a second start on the same data is refused in words.
 * The lock of a process that died is taken over.
 */
export function lockDataDirectory(data_dir: string): () => void {
  mkdirSync(data_dir, { recursive: true, mode: 0o711 });
  const file = join(data_dir, 'kebu.lock');
  const mine = `${process.pid} ${startOf(process.pid) ?? ''}`;
  for (;;) {
    try {
      writeFileSync(file, mine, { flag: 'wx', mode: 0o600 });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const [pid, started] = readFileSync(file, 'utf8').split(' ');
    if (Number(pid) !== process.pid && isHeldBy(Number(pid), started || undefined))
      throw new AlreadyRunning(
        `数据目录正被另一个客簿使用 / another Kebu (process ${pid}) is using ${data_dir}`,
      );
    rmSync(file, { force: true });
  }
}
