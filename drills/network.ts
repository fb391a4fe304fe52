import { setTimeout as pause } from 'node:timers/promises';

import { ownerOf } from '../test/support/house.ts';
import { type Course, type Drill } from './course.ts';
import { openFaultProxy, type Fault } from './faults/fault-proxy.ts';
import { openGround, type Ground } from './ground/ground.ts';
import { jobsRun } from './ground/jobs.ts';
import { inspect } from './ground/oracle.ts';
import { startWriting, until, type Writing } from './ground/writers.ts';

/** Nobody waits longer for an answer, whatever it is (R06). */
const ANSWER_MS = 10_000;
/** How soon writes are taken again once the network is whole (R06). */
const RECOVER_MS = 5_000;

type Stage = (course: Course, ground: Ground, writing: Writing) => Promise<string>;

const since = (ground: Ground, started: number) =>
  ground.journal.answers.filter((it) => it.at + it.took_ms >= started);

/** The longest anybody waited since then. */
function longestWait(course: Course, ground: Ground, started: number): number {
  const longest = Math.round(Math.max(0, ...since(ground, started).map((it) => it.took_ms)));
  course.add('longest_wait_ms', longest);
  course.hold(longest <= ANSWER_MS, `every request is answered in ${ANSWER_MS} ms, was ${longest}`);
  return longest;
}

/** Heals the network and measures how long until writes are taken again. */
async function recover(course: Course, ground: Ground, writing: Writing, how: 'resume' | 'cut') {
  ground.database_proxy!.heal(how);
  const back_ms = Math.round(await writing.acknowledged(1));
  course.add('recover_ms', back_ms);
  course.hold(back_ms <= RECOVER_MS, `writes go on ${RECOVER_MS} ms after, took ${back_ms}`);
  await writing.acknowledged(10);
  return back_ms;
}

/** Locks and open transactions that nobody will ever end. */
async function noStuckLocks(course: Course, ground: Ground): Promise<void> {
  const owner = await ownerOf(ground.data_dir);
  const stuck = `select count(*)::int as count from pg_stat_activity
    where usename = 'kebu_app' and (wait_event_type = 'Lock' or state like 'idle in transaction%')
    and state_change < clock_timestamp() - interval '8 seconds'`;
  const counted = async () => (await owner.query<{ count: number }>(stuck)).rows[0]!.count;
  try {
    // What the network swallowed ends by the timeouts of the role, the longest of them 15 s.
    const gone_ms = await until('no stuck locks', async () => (await counted()) === 0, 20_000);
    course.add('locks_gone_ms', Math.round(gone_ms));
  } finally {
    await owner.end();
  }
}

const blackHole: Stage = async (course, ground, writing) => {
  const started = performance.now();
  ground.database_proxy!.set({ kind: 'black_hole' });
  await pause(Math.max(4_000, course.minutes * 60_000));
  const how = course.chance.pick(['resume', 'cut'] as const);
  const back_ms = await recover(course, ground, writing, how);
  await noStuckLocks(course, ground);
  const longest = longestWait(course, ground, started);
  const failed = since(ground, started).filter((it) => it.status === 503).length;
  course.hold(failed > 0, 'the black hole was felt');
  return `black hole (${how}): ${failed} told to wait, longest ${longest} ms, back in ${back_ms} ms`;
};

const delay: Stage = async (course, ground, writing) => {
  const started = performance.now();
  const ms = course.chance.between(20, 80);
  ground.database_proxy!.set({ kind: 'delay', ms });
  await writing.acknowledged(20);
  const back_ms = await recover(course, ground, writing, 'resume');
  const longest = longestWait(course, ground, started);
  return `delay ${ms} ms each way: longest ${longest} ms, back in ${back_ms} ms`;
};

const resets: Stage = async (course, ground, writing) => {
  const started = performance.now();
  const before = ground.database_proxy!.harm_count;
  const bytes = course.chance.between(300, 30_000);
  ground.database_proxy!.set({ kind: 'reset_after', bytes });
  await until('twenty resets', () => ground.database_proxy!.harm_count >= before + 20, 30_000);
  const back_ms = await recover(course, ground, writing, 'resume');
  longestWait(course, ground, started);
  return `20 resets after ${bytes} bytes: back in ${back_ms} ms`;
};

/** R05, G02: carried out, and nobody hears of it; the writer that asks again gets exactly one. */
const lostCommits: Stage = async (course, ground, writing) => {
  const before = ground.journal.sent.length;
  const fault: Fault = { kind: 'reset_at_commit', count: 12 };
  ground.database_proxy!.set(fault);
  await until('twelve commits nobody heard of', () => fault.count === 0, 30_000);
  await recover(course, ground, writing, 'resume');
  const sent = ground.journal.sent.slice(Math.max(0, before - 20));
  const unknown = sent.filter((it) => it.told_unknown);
  const again = unknown.filter((it) => it.statuses.includes(200));
  course.add('unknown_surfaced', unknown.length);
  course.add('unknown_then_done', again.length);
  course.hold(unknown.length > 0, 'an unknown outcome is surfaced as one');
  return `12 commits unheard: ${unknown.length} surfaced, ${again.length} sent again and done`;
};

/** G03: every third answer of the server is lost on its way to the client. */
const lostAnswers: Stage = async (course, ground, writing) => {
  await writing.stop();
  const house = new URL(ground.house.address);
  const direct = ground.address;
  const proxy = await openFaultProxy(() => ({ host: house.hostname, port: Number(house.port) }));
  proxy.set({ kind: 'drop_answers', every: 3 });
  ground.address = proxy.address;
  try {
    const through = startWriting(course, ground);
    await through.acknowledged(60);
    await through.stop();
  } finally {
    ground.address = direct;
    await proxy.close();
  }
  course.add('answers_lost', proxy.harm_count);
  return `every third answer lost: ${proxy.harm_count} of them`;
};

const stages: Record<string, Stage> = {
  delay,
  resets,
  commits: lostCommits,
  answers: lostAnswers,
  blackhole: blackHole,
};

/** R05 R06 G02 G03: what a network can do, between server and database and before the server. */
export const network: Drill = {
  name: 'network',
  line: 'delay, resets, lost commits and answers, black hole; part: one of these (minutes: the hole)',
  rounds: 10,
  minutes: 1,
  async run(course) {
    const ground = await openGround(course, { is_proxied: true });
    const names = Object.keys(stages).filter((it) => !course.part || course.part === it);
    try {
      while (course.round < course.rounds) {
        course.round++;
        const writing = startWriting(course, ground);
        await writing.acknowledged(10);
        const name = names[(course.round - 1) % names.length]!;
        const told = await stages[name]!(course, ground, writing).finally(() => {
          ground.database_proxy!.heal();
          return writing.stop();
        });
        const { customer_count } = await inspect(course, ground, { sample: 20 });
        course.tell(`round ${course.round} ${told}; ${customer_count} customers whole`);
      }
      course.note('jobs_run_ms', await jobsRun(ground));
      course.note('end', await inspect(course, ground));
      course.note('writes', ground.journal.summary());
      course.hold(ground.defects().length === 0, `no defect: ${ground.defects()[0]}`);
    } finally {
      await ground.close();
    }
  },
};
