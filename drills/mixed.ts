import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { NotHere, type Course, type Drill } from './course.ts';
import { machineClock } from './faults/machine-clock.ts';
import { smallDisk } from './faults/small-disk.ts';
import { openGround } from './ground/ground.ts';
import { jobsRun } from './ground/jobs.ts';
import { inspect } from './ground/oracle.ts';
import { startWriting } from './ground/writers.ts';
import { harmsOf, wellAgain, type Stage } from './mixed-faults.ts';

/** Room for what 200 rounds write and their WAL. */
const DISK_MB = 2_500;

function ifHere<T>(open: () => T): T | undefined {
  try {
    return open();
  } catch (error) {
    if (error instanceof NotHere) return undefined;
    throw error;
  }
}

/** One or two harms in a row while everybody writes, then all invariants. */
async function round(stage: Stage): Promise<void> {
  const { course, ground } = stage;
  const harms = harmsOf(stage);
  const before = ground.journal.acknowledged_count;
  const writing = startWriting(course, ground);
  const told: string[] = [];
  try {
    await writing.acknowledged(course.chance.between(3, 20));
    for (let left = course.chance.next() < 0.3 ? 2 : 1; left > 0; left--) {
      const [, harm] = course.chance.pick(harms);
      told.push(await harm(stage));
    }
    const well_ms = await wellAgain(stage);
    course.add('well_ms', Math.round(well_ms));
  } finally {
    await writing.stop();
  }
  const after = startWriting(course, ground);
  await after.acknowledged(3);
  await after.stop();
  const { customer_count, entry_count } = await inspect(course, ground, { sample: 12 });
  course.hold(ground.defects().length === 0, `no defect: ${ground.defects()[0]}`);
  const more = ground.journal.acknowledged_count - before;
  course.tell(
    `round ${course.round} ${told.join(', ')}: ${more} more acknowledged, ` +
      `${customer_count} customers, ${entry_count} entries`,
  );
}

/** R18: a seeded mix of everything, with all invariants after every round. */
export const mixed: Drill = {
  name: 'mixed',
  line: 'a random mix of kills, frozen processes, network, clock and disk; all invariants each round',
  rounds: 200,
  minutes: 0,
  async run(course: Course) {
    const clock = ifHere(machineClock);
    const disk = ifHere(() => smallDisk(DISK_MB));
    let stage: Stage | undefined;
    try {
      const data_dir = disk && join(disk.folder, 'data');
      if (data_dir) mkdirSync(data_dir, { mode: 0o711 });
      const ground = await openGround(course, {
        ...{ is_proxied: true, env: clock?.env ?? {} },
        ...(data_dir ? { data_dir } : {}),
      });
      stage = { course, ground, clock, disk };
      course.note(
        'harms',
        harmsOf(stage).map(([name]) => name),
      );
      while (course.round < course.rounds) {
        course.round++;
        await round(stage);
      }
      course.note('jobs_run_ms', await jobsRun(ground));
      course.note('end', await inspect(course, ground, { sample: 2_000 }));
      course.note('writes', ground.journal.summary());
    } finally {
      clock?.jump('+0');
      disk?.free();
      await stage?.ground.close();
      disk?.remove();
      clock?.remove();
    }
  },
};
