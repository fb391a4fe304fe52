// Processes as the system sees them: started, measured and stopped by their pid.
import { spawn } from 'node:child_process';
import { openSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const TICKS = 100;

function statOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

const secondsOf = (pid) => {
  const fields = statOf(pid);
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
};

/** CPU seconds a process has used, its children not counted. */
export const cpuOf = (pid) => secondsOf(pid);

/** Resident memory of one process in MiB. */
export function residentOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024;
}

/** CPU seconds of the PostgreSQL backends that serve one database, by their pid. */
export function backendsOf(database) {
  const used = new Map();
  for (const pid of readdirSync('/proc').filter((it) => /^\d+$/.test(it)))
    try {
      const title = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      if (title.startsWith('postgres: ') && title.split(' ')[2] === database)
        used.set(pid, secondsOf(pid));
    } catch {
      // It ended while we looked.
    }
  return used;
}

/** What backends used between two looks; one that ended in between is lost, a new one counts whole. */
export function usedBetween(before, after) {
  let seconds = 0;
  for (const [pid, used] of after) seconds += used - (before.get(pid) ?? 0);
  return seconds;
}

/** Looks at a process's memory from now on; what it answers ends the watch and says the peak. */
export function watchMemory(pid) {
  let peak = residentOf(pid);
  const look = () => (peak = Math.max(peak, residentOf(pid)));
  const timer = setInterval(look, 200);
  return () => {
    clearInterval(timer);
    look();
    return Math.round(peak);
  };
}

/** Starts a program whose words go to a file. */
export function start(command, args, { cwd, env, log }) {
  const file = openSync(log, 'w');
  return spawn(command, args, { cwd, env, stdio: ['ignore', file, file] });
}

/** Asks one process to end and waits for it; after twenty seconds it is ended. */
export async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const late = pause(20_000, undefined, { ref: false }).then(() => child.kill('SIGKILL'));
  await Promise.race([gone, late]);
  await gone;
}
