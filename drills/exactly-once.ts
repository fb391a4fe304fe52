import { newId } from '#platform/identifier';

import { archiveOf, consent } from '../test/support/archives.ts';
import { ownerOf } from '../test/support/house.ts';
import { marked } from '../test/support/markers.ts';
import { ok, type Client, type Reply } from '../test/support/wire.ts';
import type { Course, Drill } from './course.ts';
import { isWell, killPostmaster, openGround, type Ground } from './ground/ground.ts';
import { until } from './ground/writers.ts';

type Stage = (course: Course, ground: Ground) => Promise<string>;

const consultants = (ground: Ground, count: number): Client[] =>
  Array.from({ length: count }, (_, at) =>
    ground.client(ground.cookies.consultants[at % ground.cookies.consultants.length]!),
  );

const wide = (text: string) =>
  [...text].map((it) => String.fromCodePoint(it.codePointAt(0)! + 0xfee0)).join('');

/** G07: one phone, twenty clients at once, three spellings: one owner, nineteen told "known". */
const onePhone: Stage = async (course, ground) => {
  const { phone } = marked();
  const spellings = [
    `+86${phone}`,
    `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`,
    wide(phone),
  ];
  const replies = await Promise.all(
    consultants(ground, 20).map((client, at) => {
      const body = archiveOf({ ...marked(), phone: spellings[at % 3]! });
      return client.post('/api/customers', { ...body, customer_id: newId(), consent });
    }),
  );
  const won = replies.filter((it) => it.status === 200).length;
  const known = replies.filter((it) => it.body.code === 'customers.phone_known').length;
  const late = replies.filter((it) => it.body.code === 'customers.too_many_probes').length;
  course.hold(won === 1, `one phone has one owner, ${won} were registered`);
  course.hold(known + late === 19, `everybody else is told so, ${known} known, ${late} later`);
  return `one phone by twenty in three spellings: ${won} owner, ${known} told it is known`;
};

interface Append {
  customer_id: string;
  follow_up_id: string;
  client: number;
  begun: number;
  ended: number;
  visit_number: number | undefined;
}

/** Appends to one list: the customer's visits are numbered 1, 2, 3 … as they are logged. */
async function append(ground: Ground, cookie: string, one: Omit<Append, 'ended' | 'begun'>) {
  const { customer_id, follow_up_id } = one;
  const begun = performance.now();
  const path = `/api/reception/customers/${customer_id}/follow-ups`;
  const body = { follow_up_id, kind: 'visit', outcome: 'will_come', content: marked().remark };
  let reply: Reply | undefined;
  // Somebody who was told nothing asks again with the same id, until he is told something.
  while (reply === undefined || reply.status >= 500 || reply.status === 429)
    reply = await ground
      .client(cookie)
      .send('POST', path, { body, timeout_ms: 15_000 })
      .catch(() => undefined);
  const { visit_number } = ok<{ visit_number: number }>(reply);
  return { ...one, begun, ended: performance.now(), visit_number };
}

/** Lost, doubled or forked: what a history of appends to one list may not show (Elle's G1, G-single). */
function faultsIn(appends: readonly Append[], kept: ReadonlyMap<string, number>): string[] {
  const faults: string[] = [];
  const numbers = appends.map((it) => kept.get(it.follow_up_id));
  if (numbers.includes(undefined)) faults.push('an acknowledged visit is lost');
  if (new Set(numbers).size !== numbers.length) faults.push('two visits have one number');
  const sorted = appends.toSorted((a, b) => kept.get(a.follow_up_id)! - kept.get(b.follow_up_id)!);
  sorted.forEach((it, at) => {
    if (it.visit_number !== kept.get(it.follow_up_id)) faults.push('told another number than kept');
    // What was answered before another began has the smaller number: real time is respected.
    if (sorted.slice(0, at).some((one) => one.begun > it.ended)) faults.push('forked history');
  });
  return faults;
}

/** G11: eight clients append visits to twenty customers while PostgreSQL is killed. */
const lists: Stage = async (course, ground) => {
  const cookie = ground.cookies.consultants[0]!;
  const owner_client = ground.client(cookie);
  const customers: string[] = [];
  for (let count = 0; count < 20; count++) {
    const body = { ...archiveOf(marked()), customer_id: newId(), consent };
    customers.push(
      ok<{ customer_id: string }>(await owner_client.post('/api/customers', body)).customer_id,
    );
  }
  const done: Append[] = [];
  const until_ms = performance.now() + Math.max(5_000, course.minutes * 60_000);
  let kills = 0;
  const clients = Array.from({ length: 8 }, async (_, client) => {
    while (performance.now() < until_ms) {
      const customer_id = course.chance.pick(customers);
      const one = { customer_id, follow_up_id: newId(), client, visit_number: undefined };
      done.push(await append(ground, cookie, one));
    }
  });
  const killing = async () => {
    while (performance.now() < until_ms - 4_000) {
      const wanted = done.length + 60;
      await until('sixty more visits', () => done.length >= wanted || performance.now() > until_ms);
      killPostmaster(ground);
      kills++;
      await until('the house is well', () => isWell(ground));
    }
  };
  await Promise.all([...clients, killing()]);
  const owner = await ownerOf(ground.data_dir);
  const { rows } = await owner.query<{ id: string; number: number; customer_id: string }>(
    `select follow_up_id as id, visit_number as number, customer_id from reception.follow_up`,
  );
  await owner.end();
  const kept = new Map(rows.map((it) => [it.id, it.number]));
  const faults = customers.flatMap((id) => {
    const own = done.filter((it) => it.customer_id === id);
    const numbers = rows.filter((it) => it.customer_id === id).map((it) => it.number);
    const whole = numbers.toSorted((a, b) => a - b).every((it, at, all) => it === all[0]! + at);
    return [...faultsIn(own, kept), ...(whole ? [] : ['a gap in the numbers'])];
  });
  course.hold(faults.length === 0, `no list is forked: ${[...new Set(faults)].join(', ')}`);
  course.add('appends', done.length);
  course.add('kills', kills);
  return `${done.length} visits appended to 20 lists by 8 clients over ${kills} kills: none astray`;
};

/** G12: archives that trade their phones crosswise wait for each other; nobody sees that. */
const deadlocks: Stage = async (course, ground) => {
  const clients = consultants(ground, 8);
  const own = await Promise.all(
    clients.map(async (client) => {
      const people = [marked(), marked(), marked(), marked()] as const;
      const phones = people.map((it) => it.phone);
      const customer_id = newId();
      const archive = archiveOf(people[0]);
      ok(await client.post('/api/customers', { ...archive, customer_id, consent }));
      return { client, customer_id, archive, phones };
    }),
  );
  const pool = own.flatMap((it) => it.phones);
  const owner = await ownerOf(ground.data_dir);
  const asked = `select deadlocks::int as count from pg_stat_database
                 where datname = current_database()`;
  const before = (await owner.query<{ count: number }>(asked)).rows[0]!.count;
  const replies: Reply[] = [];
  const until_ms = performance.now() + Math.max(1_500, course.minutes * 30_000);
  await Promise.all(
    own.map(async ({ client, customer_id, archive }) => {
      while (performance.now() < until_ms) {
        const { intake_channel: _channel, identity, ...rest } = archive;
        const shuffled = pool.toSorted(() => course.chance.next() - 0.5).slice(0, 4);
        const body = { ...rest, identity: { ...identity, phones: shuffled } };
        replies.push(await client.put(`/api/customers/${customer_id}`, body));
      }
    }),
  );
  const met = (await owner.query<{ count: number }>(asked)).rows[0]!.count - before;
  await owner.end();
  const bad = replies.filter((it) => ![200, 409, 429].includes(it.status));
  course.hold(bad.length === 0, `nobody sees a deadlock, ${bad[0]?.status} ${bad[0]?.text}`);
  course.add('deadlocks_met', met);
  return `${replies.length} crosswise revisions: ${met} deadlocks met, none seen`;
};

const stages: Record<string, Stage> = { phone: onePhone, lists, deadlocks };

/** G07 G11 G12: the same thing at the same time, by many, under faults. */
export const exactlyOnce: Drill = {
  name: 'exactly-once',
  line: 'one phone by twenty, lists appended under kills, a deadlock storm; part: phone, lists, deadlocks',
  rounds: 3,
  minutes: 5,
  async run(course) {
    const ground = await openGround(course, { consultants: 8 });
    const names = Object.keys(stages).filter((it) => !course.part || course.part === it);
    try {
      while (course.round < course.rounds) {
        const name = names[course.round++ % names.length]!;
        course.tell(await stages[name]!(course, ground));
      }
      course.hold(ground.defects().length === 0, `no defect: ${ground.defects()[0]}`);
    } finally {
      await ground.close();
    }
  },
};
