import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

import { ownerOf, signIn } from '../test/support/house.ts';
import { ok, rowsOf } from '../test/support/wire.ts';
import type { Course, Drill } from './course.ts';
import { machineClock, postgresUnder, type MachineClock } from './faults/machine-clock.ts';
import { openGround, type Ground } from './ground/ground.ts';
import { jobsRun } from './ground/jobs.ts';
import { inspect } from './ground/oracle.ts';
import { startWriting, until } from './ground/writers.ts';

const JUMPS = ['+400d', '-1h', '+1h', '+13h'];

/** A share of one processor, over two seconds in which nobody asks anything. */
async function idleShare({ house }: Ground): Promise<number> {
  const ticks = () => {
    const stat = readFileSync(`/proc/${house.pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(fields[11]) + Number(fields[12]);
  };
  const before = ticks();
  await pause(2_000);
  return (ticks() - before) / 200;
}

/** Everybody signs in anew, under whatever the clock says now. */
async function signInAll(ground: Ground): Promise<void> {
  const { cookies } = ground;
  for (const at of cookies.consultants.keys())
    cookies.consultants[at] = await signIn(ground.address, at);
  cookies.reviewer = await signIn(ground.address, 'reviewer');
  cookies.administrator = await signIn(ground.address, 'admin');
}

const meOf = async (ground: Ground, cookie: string) =>
  (await ground.client(cookie).get('/api/identity/me')).status;

/** A list somebody brought and has not handed in yet: what a wrong clock would destroy first. */
async function stageList(ground: Ground): Promise<void> {
  const client = ground.client(ground.cookies.administrator);
  const units = rowsOf<{ kind: string; unit_id: string }>(await client.get('/api/identity/units'));
  const query = new URLSearchParams({
    project_id: units.find((it) => it.kind === 'project')!.unit_id,
    ...{ basis: 'consent', provenance: '开放日签到表', purpose: 'sales' },
  });
  const lines = Array.from({ length: 20 }, (_, at) => `贺若弼${at},139${80000000 + at * 3},B`);
  const { batch_id } = ok<{ batch_id: string }>(
    await client.send('POST', `/api/customers/imports?${query}`, {
      raw: ['姓名,联系电话,级别', ...lines].join('\n'),
      headers: { 'x-file-name': encodeURIComponent('签到表.csv') },
    }),
  );
  ok(await client.post(`/api/customers/imports/${batch_id}/mapping`));
  const path = `/api/customers/imports/${batch_id}`;
  const isReady = async () => ok<{ state: string }>(await client.get(path)).state === 'ready';
  await until('the list is ready', isReady);
}

async function stagedCount(ground: Ground): Promise<number> {
  const owner = await ownerOf(ground.data_dir);
  const { rows } = await owner.query<{ count: number }>(
    'select count(*)::int as count from customers.import_row',
  );
  await owner.end();
  return rows[0]!.count;
}

async function round(course: Course, ground: Ground, clock: MachineClock, by: string) {
  const writing = startWriting(course, ground);
  await writing.acknowledged(10);
  const old = ground.cookies.consultants[0]!;
  const from = ground.journal.answers.length;
  clock.jump(by);
  await pause(2_500); // Writes meet the jump; a credential is remembered for a second.
  await writing.stop();
  const met = ground.journal.answers.slice(from).map((it) => it.status);
  course.hold(!met.includes(500), `no defect over a jump: ${ground.defects()[0]}`);
  const isOver = by.startsWith('+'); // Idle for longer than 30 minutes, or older than 12 hours.
  const then = await meOf(ground, old);
  course.hold(then === (isOver ? 401 : 200), `a session after ${by} answers ${then}`);

  await signInAll(ground);
  const later = startWriting(course, ground);
  await later.acknowledged(10);
  await later.stop();
  const share = await idleShare(ground);
  course.add('idle_share', Math.round(share * 100) / 100);
  course.hold(share < 0.5, `no busy loop after ${by}: ${share} of a processor while idle`);
  const jobs_ms = await jobsRun(ground);
  course.add('jobs_run_ms', jobs_ms);
  const staged = await stagedCount(ground);
  course.hold(staged === 20, `nothing is destroyed by a jump: ${staged} of 20 rows are left`);

  const strange = ground.cookies.consultants[0]!;
  clock.jump('+0');
  await pause(1_200);
  const back = await meOf(ground, strange);
  // Made far ahead it counts no more; made an hour ago it has been idle for too long.
  const expected = by === '+1h' ? 200 : 401;
  course.hold(back === expected, `a session made at ${by} answers ${back} today`);
  await signInAll(ground);
  const { customer_count } = await inspect(course, ground, { sample: 20 });
  course.tell(
    `round ${course.round} ${by}: session ${then}, jobs in ${jobs_ms} ms, idle at ` +
      `${Math.round(share * 100)} %, back to today: session ${back}; ${customer_count} whole`,
  );
}

/** H6 Z02 Z06 B06: the machine's clock jumps while people write. */
export const clock: Drill = {
  name: 'clock',
  line: 'the clock jumps +400 d, -1 h, +1 h, +13 h while people write; part: app (database keeps time)',
  rounds: 8,
  minutes: 0,
  async run(course) {
    const machine = machineClock();
    let ground: Ground | undefined;
    try {
      ground = await openGround(course, { consultants: 3, env: machine.env });
      await stageList(ground);
      if (course.part !== 'app') {
        const again = postgresUnder(machine, ground.data_dir);
        await ground.house.end('SIGTERM');
        await again();
        await ground.restart();
      }
      while (course.round < course.rounds) {
        const by = JUMPS[course.round++ % JUMPS.length]!;
        await round(course, ground, machine, by);
      }
      course.note('end', await inspect(course, ground));
      course.hold(ground.defects().length === 0, `no defect: ${ground.defects()[0]}`);
    } finally {
      machine.jump('+0');
      await ground?.close();
      machine.remove();
    }
  },
};
