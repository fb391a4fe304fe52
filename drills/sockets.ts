import { spawnSync } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

import { isAlive } from '../test/support/house.ts';
import { p95, type Course, type Drill } from './course.ts';
import { isWell, openGround, type Ground } from './ground/ground.ts';
import { anyDeed } from './ground/deeds.ts';
import { startWriting, until } from './ground/writers.ts';

/** On a machine this busy a few milliseconds more are nobody's slowness. */
const SLACK_MS = 60;

/** p95 of people at work for a while, some of whom write. */
async function workFor(course: Course, ground: Ground, ms: number): Promise<number> {
  const from = ground.journal.answers.length;
  const writing = startWriting(course, ground, async (worker) => {
    await anyDeed(worker);
    await pause(40);
  });
  await pause(ms);
  await writing.stop();
  const answers = ground.journal.answers.slice(from);
  const failed = answers.filter((it) => it.status === undefined || it.status >= 500);
  course.hold(failed.length === 0, `others are served, ${failed.length} were not`);
  return Math.round(p95(answers.map((it) => it.took_ms)));
}

/** Connections that were opened, as far as they were let in. */
async function crowd(ground: Ground, count: number, greet: (it: Socket) => void) {
  const { hostname, port } = new URL(ground.house.address);
  const sockets = Array.from({ length: count }, () => {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {}).on('connect', () => greet(socket));
    return socket;
  });
  await pause(1_000);
  return {
    open_count: () => sockets.filter((it) => it.readyState === 'open').length,
    leave() {
      for (const it of sockets) it.destroy();
    },
  };
}

/** In the suite's dose the machine is shared with the suite, and a time says nothing: it is noted. */
async function compare(course: Course, ground: Ground, name: string, base: number, ms: number) {
  const now = await workFor(course, ground, ms);
  course.note(`p95_ms_${name}`, now);
  if (course.minutes === 0) return now;
  course.hold(now <= 2 * base + SLACK_MS, `p95 of others with ${name}: ${now} ms, alone ${base}`);
  return now;
}

const dribble = (socket: Socket) => {
  socket.write('POST /api/customers/search HTTP/1.1\r\nHost: x\r\nX-Slow: ');
  const timer = setInterval(() => socket.write('a'), 1_000);
  socket.on('close', () => clearInterval(timer));
};

/** R13: slow senders, idle sockets, and hardly any file handles left. */
export const sockets: Drill = {
  name: 'sockets',
  line: '500 slow senders, 5,000 idle sockets, 256 file handles: others are served as before',
  rounds: 1,
  minutes: 0.2,
  async run(course) {
    const ground = await openGround(course, { consultants: 4 });
    const ms = Math.max(800, course.minutes * 60_000);
    const many = course.minutes > 0 ? 10 : 1;
    try {
      const { pid } = ground.house;
      await workFor(course, ground, ms); // A process that has just started is slow by itself.
      const base = await workFor(course, ground, ms);
      course.note('p95_ms_alone', base);
      const slow = await crowd(ground, 50 * many, dribble);
      const with_slow = await compare(course, ground, 'slow_senders', base, ms);
      const idle = await crowd(ground, 500 * many, () => {});
      course.note('idle_let_in', idle.open_count());
      const with_idle = await compare(course, ground, 'idle_sockets', base, ms);
      for (const it of [slow, idle]) it.leave();

      spawnSync('prlimit', [`--pid=${pid}`, '--nofile=256:256']);
      const beyond = await crowd(ground, 400, () => {});
      const with_few = await compare(course, ground, 'few_handles', base, ms);
      beyond.leave();
      await until('the server is well', () => isWell(ground), 10_000);
      course.hold(isAlive(pid), 'the server lives');
      course.hold(ground.defects().length === 0, `no defect: ${ground.defects()[0]}`);
      course.tell(
        `p95 of others: alone ${base} ms, ${50 * many} slow senders ${with_slow}, ` +
          `${500 * many} idle ${with_idle}, 256 handles ${with_few}`,
      );
    } finally {
      await ground.close();
    }
  },
};
