import { setTimeout as pause } from 'node:timers/promises';

import { newId } from '#platform/identifier';

import { archiveOf, consent, elements } from '../../test/support/archives.ts';
import { marked, type Marked } from '../../test/support/markers.ts';
import type { Client, Reply } from '../../test/support/wire.ts';
import { chanceOf, type Chance, type Course } from '../course.ts';
import type { Ground } from './ground.ts';
import { isAcknowledged, type Sent } from './journal.ts';

/** Nobody waits longer for an answer; what is slower than this was not answered. */
const PATIENCE_MS = 30_000;

/** A customer as the one who wrote him knows him. */
interface Own extends Marked {
  customer_id: string;
}

/** One client at work: a consultant with customers of his own, or the reviewer. */
interface Worker {
  at: number;
  client: Client;
  chance: Chance;
  own: Own[];
  /** Writes without a clear answer, to be sent again as they were. */
  again: (() => Promise<void>)[];
}

export interface Writing {
  /** Lets every writer finish what is in hand; nothing is sent after. */
  stop(): Promise<void>;
  /** Waits until so many more writes were acknowledged. */
  acknowledged(count: number): Promise<unknown>;
}

/**
 * Everybody of a ground at work until told to stop: registrations, warm cards, follow-ups,
 * revisions, searches, and the reviewer's signatures. What got no clear answer is sent again with
 * the id it had, every other time; the rest stays unknown, as when a person gives up.
 */
export function startWriting(course: Course, ground: Ground): Writing {
  const { journal, cookies } = ground;
  let isStopped = false;
  const workers = cookies.consultants.map((cookie, at): Worker => {
    const chance = chanceOf(course.seed + 1000 * course.round + at);
    return { at, client: ground.client(cookie), chance, own: ownOf(ground, at), again: [] };
  });

  /** Sends one write and keeps what came of it. */
  async function send(worker: Worker, sent: Sent, ask: (client: Client) => Promise<Reply>) {
    const started = performance.now();
    const reply = await ask(worker.client).catch(() => undefined);
    sent.statuses.push(reply?.status);
    journal.answers.push({
      at: started,
      took_ms: performance.now() - started,
      status: reply?.status,
    });
    if (typeof reply?.body.code === 'string') sent.code = reply.body.code;
    if (reply !== undefined && reply.status < 500) return;
    worker.client = ground.client(worker.client.cookie); // Perhaps it stands elsewhere now.
    await pause(100);
    if (sent.statuses.length < 20 && worker.chance.next() < 0.5)
      worker.again.push(() => send(worker, sent, ask));
  }

  async function work(worker: Worker) {
    while (!isStopped) {
      const again = worker.again.shift();
      if (again) await again();
      else await (worker.at === REVIEWS ? review(worker) : deed(worker));
    }
  }

  async function review(worker: Worker) {
    const list = '/api/approvals/requests?scope=project&limit=20';
    const reply = await worker.client
      .send('GET', list, { timeout_ms: PATIENCE_MS })
      .catch(() => undefined);
    const rows = (reply?.body.rows ?? []) as { request_id: string; about_id: string }[];
    if (rows.length === 0) {
      worker.client = ground.client(cookies.reviewer);
      return void (await pause(40));
    }
    const { request_id: id, about_id: customer_id } = worker.chance.pick(rows);
    const isGood = worker.chance.next() < 0.8;
    const decision = isGood ? 'approved' : 'returned';
    const sent = journal.begin({
      ...{ deed: 'decide', id, customer_id },
      ...{ writer: REVIEWS, words: decision },
    });
    const body = { decision, ...(isGood ? {} : { reason_code: 'incomplete' }) };
    await send(worker, sent, (client) =>
      client.send('POST', `/api/approvals/requests/${id}/signatures?scope=project`, {
        ...{ body, timeout_ms: PATIENCE_MS },
      }),
    );
  }

  const deed = (worker: Worker) => {
    const drawn = worker.own.length < 3 ? 0 : worker.chance.next();
    if (drawn < 0.35) return register(worker, 'register');
    if (drawn < 0.5) return register(worker, 'card');
    if (drawn < 0.75) return followUp(worker);
    if (drawn < 0.85) return revise(worker);
    return look(worker);
  };

  async function register(worker: Worker, kind: 'register' | 'card') {
    const person: Own = { ...marked(), customer_id: newId() };
    const { customer_id, name, phone } = person;
    const sent = journal.begin({
      ...{ deed: kind, id: customer_id, customer_id, phone },
      ...{ writer: worker.at, words: `${name}\n${person.remark}` },
    });
    const archive = archiveOf(person);
    const [path, body] =
      kind === 'register'
        ? ['/api/customers', { ...archive, customer_id, consent }]
        : ['/api/reception/warm-cards', { archive, customer_id, consent, elements }];
    await send(worker, sent, (client) =>
      client.send('POST', path, { body, timeout_ms: PATIENCE_MS }),
    );
    if (isAcknowledged(sent)) worker.own.push(person);
  }

  async function followUp(worker: Worker) {
    const { customer_id } = worker.chance.pick(worker.own);
    const follow_up_id = newId();
    const content = marked().remark;
    const kind = worker.chance.pick(['call', 'visit', 'message']);
    const sent = journal.begin({
      ...{ deed: 'follow_up', id: follow_up_id, customer_id },
      ...{ writer: worker.at, words: content },
    });
    const body = { follow_up_id, kind, outcome: 'will_come', content };
    await send(worker, sent, (client) =>
      client.send('POST', `/api/reception/customers/${customer_id}/follow-ups`, {
        ...{ body, timeout_ms: PATIENCE_MS },
      }),
    );
  }

  async function revise(worker: Worker) {
    const one = worker.chance.pick(worker.own);
    const { intake_channel: _channel, ...archive } = archiveOf({ ...one, remark: marked().remark });
    const sent = journal.begin({
      ...{ deed: 'revise', id: newId(), customer_id: one.customer_id },
      ...{ writer: worker.at, words: archive.contact.remark },
    });
    await send(worker, sent, (client) =>
      client.send('PUT', `/api/customers/${one.customer_id}`, {
        ...{ body: archive, timeout_ms: PATIENCE_MS },
      }),
    );
  }

  async function look(worker: Worker) {
    const { customer_id, phone } = worker.chance.pick(worker.own);
    const isSearch = worker.chance.next() < 0.5;
    const asked = isSearch
      ? worker.client.send('POST', '/api/customers/search', {
          ...{ body: { term: phone }, timeout_ms: PATIENCE_MS },
        })
      : worker.client.send('GET', `/api/customers/${customer_id}`, { timeout_ms: PATIENCE_MS });
    const started = performance.now();
    const reply = await asked.catch(() => undefined);
    journal.answers.push({
      at: started,
      took_ms: performance.now() - started,
      status: reply?.status,
    });
    if (reply === undefined || reply.status >= 500) {
      worker.client = ground.client(worker.client.cookie);
      await pause(100);
    }
  }

  const REVIEWS = workers.length;
  const reviewer: Worker = {
    ...{ at: REVIEWS, client: ground.client(cookies.reviewer) },
    ...{ chance: chanceOf(course.seed + 1000 * course.round + 99), own: [], again: [] },
  };
  const done = Promise.all([...workers, reviewer].map(work));
  return {
    async stop() {
      isStopped = true;
      await done;
    },
    acknowledged: (count) => {
      const wanted = journal.acknowledged_count + count;
      const what = `${count} more writes acknowledged`;
      return until(what, () => journal.acknowledged_count >= wanted);
    },
  };
}

/** The customers a consultant brought in before: acknowledged ones, the latest two hundred. */
function ownOf({ journal }: Ground, writer: number): Own[] {
  return journal.sent
    .filter((it) => it.writer === writer && (it.deed === 'register' || it.deed === 'card'))
    .filter(isAcknowledged)
    .slice(-200)
    .map(({ customer_id, words, phone }) => {
      const [name, remark] = words.split('\n') as [string, string];
      return { customer_id, name, remark, phone: phone!, address: '云璟路一弄' };
    });
}

const UNTIL_MS = 60_000;

/** Waits for something to come true, and says what did not. */
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
