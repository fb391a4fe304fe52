import { readFileSync } from 'node:fs';

interface ProcessState {
  state: string;
  started: string;
}

/** What Linux tells of a process; undefined elsewhere and when there is none. */
function stateOf(pid: number): ProcessState | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces; what follows it is counted from field 3.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0]!, started: fields[19]! };
  } catch {
    return undefined;
  }
}

/**
 * Whether a process still does anything. One that was killed but not yet collected by its parent
 * (a zombie) does not: a signal to it succeeds for ever, so waiting for it would never end.
 */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return stateOf(pid)?.state !== 'Z';
}

/**
 * Names one life of a process: boot and start time in the kernel's ticks, so that a pid given to
 * another process later is told apart. Undefined where the system does not say (macOS, Windows).
 */
export function lifeOf(pid: number): string | undefined {
  const started = stateOf(pid)?.started;
  if (started === undefined) return undefined;
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return `${boot}/${started}`;
}
