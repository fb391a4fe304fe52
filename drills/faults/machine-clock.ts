import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { postmasterOf } from '../../test/support/house.ts';
import { NotHere } from '../course.ts';
import { until } from '../ground/writers.ts';

const LIBRARY = '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1';

/** The clock of the machine as some processes see it; those already running see a jump at once. */
export interface MachineClock {
  /** What a process needs in its environment to look at this clock. */
  env: Record<string, string>;
  /** `+400d`, `-1h`, `+0`: how far from the truth. The monotonic clock is left alone. */
  jump(by: string): void;
  remove(): void;
}

export function machineClock(): MachineClock {
  if (!existsSync(LIBRARY)) throw new NotHere(`the clock needs ${LIBRARY} (apt: libfaketime)`);
  const folder = mkdtempSync(join(tmpdir(), 'kebu-clock-'));
  chmodSync(folder, 0o755);
  const file = join(folder, 'now');
  writeFileSync(file, '+0');
  return {
    env: {
      LD_PRELOAD: LIBRARY,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      DONT_FAKE_MONOTONIC: '1',
      FAKETIME_DONT_RESET: '1',
    },
    jump: (by) => writeFileSync(file, by),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const listOf = (file: string) => readFileSync(file, 'utf8').split('\0').slice(0, -1);

/**
 * Notes how the running PostgreSQL was started, so that it can be started again in the same way
 * under this clock. The server then takes it over as it does after a crash.
 */
export function postgresUnder(clock: MachineClock, data_dir: string): () => Promise<void> {
  const pid = postmasterOf(data_dir)!;
  const [program, ...args] = listOf(`/proc/${pid}/cmdline`) as [string, ...string[]];
  const cwd = readlinkSync(`/proc/${pid}/cwd`);
  const before = listOf(`/proc/${pid}/environ`).map((it) => it.split(/=(.*)/s).slice(0, 2));
  const { uid, gid } = statSync(join(data_dir, 'postgres/cluster'));
  const env = { ...(Object.fromEntries(before) as Record<string, string>), ...clock.env };
  return async () => {
    spawn(program, args, { cwd, env, uid, gid, detached: true, stdio: 'ignore' }).unref();
    const file = join(data_dir, 'postgres/cluster/postmaster.pid');
    const isReady = () => existsSync(file) && /^ready/m.test(readFileSync(file, 'utf8'));
    await until('PostgreSQL under another clock', isReady);
  };
}
