import { setTimeout as pause } from 'node:timers/promises';

import { isAlive, ownerOf, signIn } from '../test/support/house.ts';
import type { Chance, Course } from './course.ts';
import type { Fault } from './faults/fault-proxy.ts';
import type { MachineClock } from './faults/machine-clock.ts';
import type { SmallDisk } from './faults/small-disk.ts';
import { isWell, killHard, killPostmaster, type Ground } from './ground/ground.ts';
import { until } from './ground/writers.ts';

/** Where the mix takes place: what a machine does not offer is undefined, and its faults left out. */
export interface Stage {
  course: Course;
  ground: Ground;
  clock: MachineClock | undefined;
  disk: SmallDisk | undefined;
}

/** Does harm, takes it back, and answers what was done; whoever writes goes on meanwhile. */
export type Harm = (stage: Stage) => Promise<string>;

/** Waits until the server says that it is well, and answers how long that took, in ms. */
export const wellAgain = ({ ground }: Stage) =>
  until('the house is well', () => isWell(ground), 30_000);

const killApp: Harm = async ({ ground }) => {
  await ground.house.end('SIGKILL');
  await ground.restart();
  return 'server killed';
};

const stopApp: Harm = async ({ course, ground }) => {
  const { code } = await ground.house.end('SIGTERM');
  course.hold(code === 0, `told to stop, it ends well, was ${code}`);
  await ground.restart();
  return 'server told to stop';
};

const killPostgres: Harm = async (stage) => {
  killPostmaster(stage.ground);
  return 'PostgreSQL killed';
};

const killBoth: Harm = async (stage) => {
  killPostmaster(stage.ground);
  await stage.ground.house.end('SIGKILL');
  await stage.ground.restart();
  return 'both killed';
};

/** Asks as the owner, again when the fault before this one still cuts connections off. */
async function asked(ground: Ground, text: string): Promise<{ pid: number }[]> {
  let rows: { pid: number }[] | undefined;
  await until('an answer to the owner', async () => {
    const owner = await ownerOf(ground.data_dir).catch(() => undefined);
    rows = (await owner?.query<{ pid: number }>(text).catch(() => undefined))?.rows;
    await owner?.end().catch(() => {});
    return rows !== undefined;
  });
  return rows!;
}

/** Processes of the application at the server, the oldest first. */
const backendsOf = async (ground: Ground): Promise<number[]> =>
  (
    await asked(
      ground,
      `select pid from pg_stat_activity where usename = 'kebu_app' order by backend_start`,
    )
  ).map((it) => it.pid);

/** One backend killed hard: PostgreSQL ends all others and recovers, as it must. */
const killBackend: Harm = async ({ ground, course }) => {
  const pids = await backendsOf(ground);
  if (pids.length > 0) killHard(course.chance.pick(pids));
  return 'one backend killed';
};

const endBackends: Harm = async ({ ground }) => {
  await asked(
    ground,
    `select pg_terminate_backend(pid)::int as pid from pg_stat_activity where usename = 'kebu_app'`,
  );
  return 'all backends ended';
};

const freezeApp: Harm = async ({ ground, course }) => {
  const ms = course.chance.between(500, 3_000);
  process.kill(ground.house.pid, 'SIGSTOP');
  await pause(ms);
  process.kill(ground.house.pid, 'SIGCONT');
  return `server frozen for ${ms} ms`;
};

const freezeBackend: Harm = async ({ ground, course }) => {
  const pids = await backendsOf(ground);
  const ms = course.chance.between(500, 3_000);
  if (pids.length === 0) return 'no backend to freeze';
  const pid = course.chance.pick(pids);
  // It may have gone by itself meanwhile, as idle connections do.
  const send = (signal: NodeJS.Signals) => isAlive(pid) && process.kill(pid, signal);
  send('SIGSTOP');
  await pause(ms);
  send('SIGCONT');
  return `one backend frozen for ${ms} ms`;
};

const faultOf = (chance: Chance): Fault =>
  chance.pick<Fault>([
    { kind: 'delay', ms: chance.between(5, 60) },
    { kind: 'reset_after', bytes: chance.between(200, 20_000) },
    { kind: 'reset_at_commit', count: chance.between(1, 5) },
    { kind: 'black_hole' },
  ]);

const network: Harm = async ({ ground, course }) => {
  const fault = faultOf(course.chance);
  const ms = course.chance.between(500, 3_000);
  const how = course.chance.pick(['resume', 'cut'] as const);
  ground.database_proxy!.set(fault);
  await pause(ms);
  ground.database_proxy!.heal(how);
  return `${fault.kind} for ${ms} ms (${how})`;
};

async function signInAll({ cookies, address }: Ground): Promise<void> {
  for (const at of cookies.consultants.keys()) cookies.consultants[at] = await signIn(address, at);
  cookies.reviewer = await signIn(address, 'reviewer');
}

const jump: Harm = async (stage) => {
  const by = stage.course.chance.pick(['+10m', '-10m', '-1h', '+1h', '+400d']);
  stage.clock!.jump(by);
  await pause(1_500);
  await wellAgain(stage);
  stage.clock!.jump('+0');
  await pause(1_200);
  await wellAgain(stage);
  await signInAll(stage.ground);
  return `clock ${by} and back`;
};

const fillDisk: Harm = async ({ disk, course }) => {
  const ms = course.chance.between(500, 3_000);
  disk!.fill();
  await pause(ms);
  disk!.free();
  return `disk full for ${ms} ms`;
};

/** What a machine can suffer here, by name; the seed draws from them in this order. */
export function harmsOf({ clock, disk }: Pick<Stage, 'clock' | 'disk'>): [string, Harm][] {
  const all: Record<string, Harm> = {
    ...{ killApp, stopApp, killPostgres, killBoth, killBackend, endBackends },
    ...{ freezeApp, freezeBackend, network, nextNetwork: network },
    ...(clock ? { jump } : {}),
    ...(disk ? { fillDisk } : {}),
  };
  return Object.entries(all);
}
