import { spawnSync } from 'node:child_process';

import { postmasterOf } from '../test/support/house.ts';
import { median, type Course, type Drill } from './course.ts';
import { isWell, killPostmaster, openGround, type Ground } from './ground/ground.ts';
import { inspect } from './ground/oracle.ts';
import { startWriting, until } from './ground/writers.ts';

/** The longest the house may be away after a kill (R01), on a machine of its own. */
const MOST_MS = 10_000;

type Target = 'postgres' | 'app' | 'both';
const TARGETS: readonly Target[] = ['postgres', 'app', 'both'];

/** Kills, brings back what does not come back by itself, and answers how long it was away. */
export async function strike(ground: Ground, target: Target): Promise<number> {
  const started = performance.now();
  if (target === 'postgres') {
    const before = killPostmaster(ground);
    await until('PostgreSQL is back', async () => {
      const now = postmasterOf(ground.data_dir);
      return now !== undefined && now !== before && (await isWell(ground));
    });
  } else {
    if (target === 'both') killPostmaster(ground);
    await ground.house.end('SIGKILL');
    await ground.restart();
    await until('the server is well', () => isWell(ground));
  }
  return performance.now() - started;
}

/** What of PostgreSQL is still about, for the report of a drill that did not see it come back. */
const processes = () =>
  spawnSync('ps', ['-eo', 'pid,ppid,stat,wchan:24,args'], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter((it) => /postgres/.test(it));

async function round(course: Course, ground: Ground, target: Target): Promise<void> {
  const writing = startWriting(course, ground);
  const before = ground.journal.acknowledged_count;
  await writing.acknowledged(course.chance.between(10, 60));
  const away_ms = await strike(ground, target).catch((error: unknown) => {
    course.note('processes', processes());
    throw error;
  });
  await writing.acknowledged(5);
  await writing.stop();
  const { customer_count } = await inspect(course, ground, { sample: 20 });
  course.add(`away_ms_${target}`, Math.round(away_ms));
  const more = ground.journal.acknowledged_count - before;
  course.tell(
    `round ${course.round} ${target}: back in ${Math.round(away_ms)} ms; ${more} more acknowledged, ` +
      `${customer_count} customers whole`,
  );
  // A machine on which the first start took longer than five seconds is busy with something else.
  const most_ms = Math.round(Math.max(MOST_MS, 2 * ground.start_ms));
  course.hold(away_ms <= most_ms, `back within ${most_ms} ms, was ${Math.round(away_ms)}`);
}

/** R01 R02: kill -9 of PostgreSQL, of the server, of both, while eight write. */
export const kills: Drill = {
  name: 'kills',
  line: 'kill -9 of PostgreSQL, server or both while eight write; part: postgres, app, both',
  rounds: 60,
  minutes: 0,
  async run(course) {
    const targets = TARGETS.filter((it) => course.part === undefined || it === course.part);
    const ground = await openGround(course);
    const times: number[] = [];
    try {
      while (course.round < course.rounds) {
        course.round++;
        const target = targets[(course.round - 1) % targets.length]!;
        const started = performance.now();
        await round(course, ground, target);
        times.push(performance.now() - started);
      }
      const whole = await inspect(course, ground);
      course.note('writes', ground.journal.summary());
      course.note('end', whole);
      const defects = ground.defects();
      course.note('defects', defects.length);
      course.note('round_ms', Math.round(median(times)));
      course.hold(defects.length === 0, `no defect met: ${defects[0]}`);
    } finally {
      await ground.close();
    }
  },
};
