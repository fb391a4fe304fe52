import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { newId } from '#platform/identifier';

import { archiveOf, consent } from '../support/application.ts';
import {
  clearHouse,
  isAlive,
  newDataFolder,
  ownerOf,
  peopled,
  postmasterOf,
  startHouse,
  startInVain,
  type House,
} from '../support/house.ts';
import { marked, type Marked } from '../support/markers.ts';
import { clientOf, type Client } from '../support/wire.ts';

const data_dir = newDataFolder();
let house: House;
/** The cookies of four consultants: sessions outlive every kill. */
let cookies: string[];
beforeAll(async () => {
  house = await startHouse(data_dir);
  const { consultants } = await peopled(house, 4);
  cookies = consultants.map((it) => it.cookie);
}, 60_000);
afterAll(() => clearHouse(data_dir, house));

/** One registration as the client remembers it: what was sent, and what came back if anything did. */
interface Sent extends Marked {
  customer_id: string;
  writer: number;
  status: number | undefined;
}
const journal: Sent[] = [];

const clients = () => cookies.map((it) => clientOf(house.address, it));

/** Four consultants register one customer after the other until told to stop. */
function writing() {
  let isStopped = false;
  const write = async (client: Client, writer: number) => {
    while (!isStopped) {
      const sent: Sent = { ...marked(), customer_id: newId(), writer, status: undefined };
      journal.push(sent);
      const body = { ...archiveOf(sent), customer_id: sent.customer_id, consent };
      await client.post('/api/customers', body).then(
        (reply) => (sent.status = reply.status),
        () => (isStopped = true), // Nobody is there: whether it was done is unknown.
      );
    }
  };
  const done = Promise.all(clients().map(write));
  return {
    async stop() {
      isStopped = true;
      await done;
    },
  };
}

/** Waits for something to come true; what the server said last is in the failure. */
async function until(what: string, isTrue: () => boolean | Promise<boolean>): Promise<void> {
  const started = performance.now();
  while (!(await isTrue())) {
    if (performance.now() - started > 20_000)
      throw new Error(`never: ${what}; the server said: ${house.said().slice(-3000)}`);
    await pause(10);
  }
}

/** Lets the writers write until this many more were acknowledged. */
function acknowledged(count: number): Promise<void> {
  const done = () => journal.filter((it) => it.status === 200).length;
  const wanted = done() + count;
  return until(`${count} more acknowledged`, () => done() >= wanted);
}

/** What belongs to one registration: each of these exactly as often, or none of them at all. */
const PARTS = `
  select c.customer_id,
    (select count(*) from customers.assignment a where a.customer_id = c.customer_id) = 1
    and (select count(*) from customers.customer_number n where n.customer_id = c.customer_id) = 1
    and (select count(*) from customers.submission s where s.customer_id = c.customer_id) = 1
    and (select count(*) from consent.receipt r where r.customer_id = c.customer_id) = 1
    and (select count(*) from customers.timeline t where t.customer_id = c.customer_id) >= 1
    and (select count(*) from vault.search_token t where t.customer_id = c.customer_id) > 2
    and (select count(*) from approvals.request q where q.about_id = c.customer_id) = 1
    and (select count(*) from audit.entry_subject e where e.customer_id = c.customer_id) >= 1
    as is_whole
  from customers.customer c`;

/** Rows that belong to no customer: halves of an act that was cut off. */
const HALVES = `
  select 'subject' as part from vault.subject s
  where not exists (select from customers.customer c where c.customer_id = s.customer_id)
  union all select 'number' from customers.customer_number n
  where not exists (select from customers.customer c where c.customer_id = n.customer_id)
  union all select 'token' from vault.search_token t
  where not exists (select from customers.customer c where c.customer_id = t.customer_id)
  union all select 'request' from approvals.request q
  where not exists (select from customers.customer c where c.customer_id = q.about_id)`;

/** Nothing acknowledged is lost, nothing is half there, and every name opens with its key. */
async function holdsEverything(): Promise<void> {
  const owner: pg.Client = await ownerOf(data_dir);
  const { rows } = await owner.query<{ customer_id: string; is_whole: boolean }>(PARTS);
  const halves = (await owner.query(HALVES)).rows;
  await owner.end();
  const kept = new Map(rows.map((it) => [it.customer_id, it.is_whole]));
  const done = journal.filter((it) => it.status === 200);
  expect(done.filter((it) => !kept.has(it.customer_id))).toEqual([]);
  expect(rows.filter((it) => !it.is_whole)).toEqual([]);
  expect(halves).toEqual([]);
  expect(
    journal
      .filter((it) => it.status !== undefined && it.status >= 400)
      .filter((it) => kept.has(it.customer_id)),
  ).toEqual([]);
  const asking = clients();
  for (const { customer_id, writer, name } of journal.filter((it) => kept.has(it.customer_id))) {
    const { status, body } = await asking[writer]!.get(`/api/customers/${customer_id}`);
    expect([status, body.name]).toEqual([200, name]);
  }
}

const killHard = (pid: number) => process.kill(pid, 'SIGKILL');

test('R02 the server killed while four write: restarted at once, it takes PostgreSQL over', async () => {
  const writers = writing();
  await acknowledged(25);
  const postmaster = postmasterOf(data_dir)!;
  await house.end('SIGKILL');
  await writers.stop();
  expect(isAlive(postmaster)).toBe(true);
  house = await startHouse(data_dir);
  expect(postmasterOf(data_dir)).toBe(postmaster);
  await holdsEverything();
}, 60_000);

test('R01 R07 PostgreSQL killed while four write: outages, no defects, and back by itself', async () => {
  const writers = writing();
  await acknowledged(25);
  const told = house.said().length;
  const postmaster = postmasterOf(data_dir)!;
  killHard(postmaster);
  await until('an outage was met', () => journal.some((it) => it.status === 503));
  await until('PostgreSQL is back', async () => {
    const { status } = await clientOf(house.address).get('/healthz');
    return status === 200 && postmasterOf(data_dir) !== postmaster;
  });
  await acknowledged(5);
  await writers.stop();
  const defects = house
    .said()
    .slice(told)
    .split('\n')
    .filter((it) => it.includes('http.defect'));
  expect(defects).toEqual([]);
  expect(journal.filter((it) => it.status !== 200 && it.status !== 503 && it.status)).toEqual([]);
  await holdsEverything();
}, 60_000);

test('R01 both killed in the same moment while four write', async () => {
  const writers = writing();
  await acknowledged(25);
  killHard(postmasterOf(data_dir)!);
  await house.end('SIGKILL');
  await writers.stop();
  house = await startHouse(data_dir);
  await holdsEverything();
}, 60_000);

test('R04 told to stop under load: what is in hand is finished, and it goes with a good word', async () => {
  const from = journal.length;
  const writers = writing();
  await acknowledged(10);
  const started = performance.now();
  const { code } = await house.end('SIGTERM');
  await writers.stop();
  expect(code).toBe(0);
  expect(performance.now() - started).toBeLessThan(12_000);
  expect(journal.slice(from).filter((it) => it.status && it.status >= 500)).toEqual([]);
  expect(postmasterOf(data_dir)).toBeUndefined();
  house = await startHouse(data_dir);
  await holdsEverything();
}, 60_000);

test('R15 a second server on the same data says who is there and leaves', async () => {
  const { code, said } = await startInVain(data_dir);
  expect(code).not.toBe(0);
  expect(said).toContain(`another Kebu (process ${house.pid})`);
  expect((await clientOf(house.address).get('/healthz')).status).toBe(200);
}, 60_000);

test('H10 what the server said through all of it names nobody', () => {
  const said = house.said();
  const named = journal.flatMap((it) => [it.name, it.phone, it.address, it.remark]);
  expect(journal.length).toBeGreaterThan(85);
  expect(named.filter((it) => said.includes(it))).toEqual([]);
});
