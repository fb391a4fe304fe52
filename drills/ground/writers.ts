import { setTimeout as pause } from 'node:timers/promises';

import type { Reply } from '../../test/support/wire.ts';
import { chanceOf, type Course } from '../course.ts';
import { anyDeed, review, type Ask, type Own, type Worker } from './deeds.ts';
import type { Ground } from './ground.ts';
import { isAcknowledged, type Sent } from './journal.ts';

/** A write is sent again so often at most. */
const MOST_TRIES = 20;
/** How long a client rests when nobody answered, or nothing is to do. */
const REST_MS = 100;

export interface Writing {
  /** Lets every writer finish what is in hand; nothing is sent after. */
  stop(): Promise<void>;
  /** Waits until so many more writes were acknowledged, and answers how long that took, in ms. */
  acknowledged(count: number): Promise<number>;
}

/**
 * Everybody of a ground at work until told to stop: registrations, warm cards, follow-ups,
 * revisions, searches, and the reviewer's signatures. What got no clear answer is sent again with
 * the id it had, every other time; the rest stays unknown, as when a person gives up.
 */
export function startWriting(
  course: Course,
  ground: Ground,
  deed: (worker: Worker) => Promise<unknown> = anyDeed,
): Writing {
  const { journal, cookies } = ground;
  let isStopped = false;
  const seed = course.seed + 1000 * course.round;

  async function work(cookie: string, at: number) {
    const again: (() => Promise<void>)[] = [];
    const worker = workerOf(ground, cookie, { at, seed, again });
    const isReviewer = at === cookies.consultants.length;
    while (!isStopped) {
      const retry = again.shift();
      if (retry) await retry();
      else if (!isReviewer) await deed(worker);
      else if (!(await review(worker))) await pause(REST_MS / 2);
    }
  }

  const done = Promise.all([...cookies.consultants, cookies.reviewer].map(work));
  return {
    async stop() {
      isStopped = true;
      await done;
    },
    acknowledged(count) {
      const wanted = journal.acknowledged_count + count;
      const isDone = () => journal.acknowledged_count >= wanted;
      return until(`${count} more writes acknowledged`, isDone);
    },
  };
}

interface Shift {
  at: number;
  seed: number;
  again: (() => Promise<void>)[];
}

function workerOf(ground: Ground, cookie: string, { at, seed, again }: Shift): Worker {
  const { journal } = ground;

  async function timed(ask: Ask): Promise<Reply | undefined> {
    const started = performance.now();
    const reply = await ask(worker.client).catch(() => undefined);
    const took_ms = performance.now() - started;
    journal.answers.push({ at: started, took_ms, status: reply?.status });
    if (reply !== undefined && reply.status < 500) return reply;
    worker.client = ground.client(cookie); // Perhaps it stands elsewhere now.
    await pause(REST_MS);
    return reply;
  }

  const worker: Worker = {
    ...{ ground, at, client: ground.client(cookie), chance: chanceOf(seed + at) },
    own: ownOf(ground, at),
    async send(sent, ask) {
      const reply = await timed(ask);
      sent.statuses.push(reply?.status);
      if (typeof reply?.body.code === 'string') sent.code = reply.body.code;
      if (reply?.body.code === 'http.outcome_unknown') sent.told_unknown = true;
      if (reply !== undefined && reply.status < 500) return;
      if (sent.statuses.length < MOST_TRIES && worker.chance.next() < 0.5)
        again.push(() => worker.send(sent, ask));
    },
    look: timed,
  };
  return worker;
}

/** The customers a consultant brought in before: acknowledged ones, the latest two hundred. */
function ownOf({ journal }: Ground, writer: number): Own[] {
  const isHis = (it: Sent) => it.writer === writer && it.phone !== undefined && isAcknowledged(it);
  return journal.sent
    .filter(isHis)
    .slice(-200)
    .map(({ customer_id, words, phone }) => {
      const [name, remark] = words.split('\n') as [string, string];
      return { customer_id, name, remark, phone: phone!, address: '云璟路一弄' };
    });
}

const UNTIL_MS = 60_000;

/** Waits for something to come true, says what did not, and answers how long it took, in ms. */
export async function until(
  what: string,
  isTrue: () => boolean | Promise<boolean>,
  most_ms = UNTIL_MS,
): Promise<number> {
  const started = performance.now();
  while (!(await isTrue())) {
    if (performance.now() - started > most_ms) throw new Error(`never came: ${what}`);
    await pause(10);
  }
  return performance.now() - started;
}
