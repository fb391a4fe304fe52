import { afterAll, beforeAll, expect, test } from 'vitest';

import { newId } from '#platform/identifier';

import { cardMarked, openApplication, type Application } from '../support/application.ts';
import type { Registered } from '../support/application.ts';
import { doseOf } from '../support/dose.ts';
import { sessionOf } from '../support/offices.ts';
import { idOf, type PersonName } from '../support/people.ts';
import { ok, type Client, type Reply } from '../support/wire.ts';

let app: Application;
const owners = ['xu', 'he', 'tang', 'bai'] as const;
const of = new Map<string, Registered[]>();

/** Eight roles, and whose customers each may know of; only one's own are clear. */
const knows: Partial<Record<PersonName, readonly PersonName[]>> = {
  xu: ['xu'],
  he: ['he'],
  tang: ['tang'],
  bai: ['bai'],
  shen: ['xu', 'he'],
  qiao: ['xu', 'he', 'tang'],
  an: [],
  gao: [],
};
const roles = Object.keys(knows) as PersonName[];

const PLACES = 4;
const CLIENTS = 200;
const REQUESTS = doseOf(2_000, 10_000);
/** About one request in twenty meets a fault. */
const FAULT_SHARE = 0.05;

beforeAll(async () => {
  app = await openApplication();
  for (const name of owners) {
    const made: Registered[] = [];
    for (let count = 0; count < 5; count++) made.push(await cardMarked(await app.as(name)));
    of.set(name, made);
  }
});
afterAll(() => app.close());

/** What no answer to this person may hold: others' values in clear, and who is out of his reach. */
const forbidden = new Map(
  roles.map((name) => [
    name,
    () =>
      owners.flatMap((owner) =>
        of
          .get(owner)!
          .flatMap(({ name: said, phone, address, customer_id, number }) => [
            ...(owner === name ? [] : [said, phone, address]),
            ...(knows[name]!.includes(owner) ? [] : [customer_id, number]),
          ]),
      ),
  ]),
);

let turn = 0;
const pick = <T>(from: readonly T[]): T => from[turn++ % from.length]!;

/** Something this person asks in a day, of his own and of what is not his. */
function ask(client: Client): Promise<Reply> {
  const { customer_id, phone } = pick(of.get(pick(owners))!);
  const follow = `/api/reception/customers/${customer_id}/follow-ups`;
  const ways = [
    () => client.get('/api/identity/me'),
    () => client.get('/api/customers?limit=50'),
    () => client.get(`/api/customers/${customer_id}`),
    () => client.post('/api/customers/search', { term: phone }),
    () => client.get('/api/reception/warm-cards'),
    () => client.get(`/api/reception/warm-cards/${customer_id}`),
    () => client.get('/api/reception/follow-ups'),
    () => client.get('/api/reception/today'),
    () => client.get('/api/audit/entries?scope=own'),
    () => client.post(follow, { follow_up_id: newId(), kind: 'call', outcome: 'will_come' }),
    () => client.get(follow),
  ];
  return pick(ways)();
}

/** Ends or cuts off a transaction that is open at this moment, whosever it is. */
async function strike(): Promise<void> {
  const deed = turn % 2 === 0 ? 'pg_terminate_backend' : 'pg_cancel_backend';
  await app.rows(
    `select ${deed}(pid) from pg_stat_activity
     where usename = 'kebu_app' and datname = current_database() and state <> 'idle'
     order by random() limit 1`,
  );
}

interface Told {
  name: PersonName;
  reply: Reply;
}

/** Two hundred clients ask at once while transactions are cut off under them. */
async function storm(clients: [PersonName, Client][]): Promise<Told[]> {
  const told: Told[] = [];
  let asked = 0;
  let struck = 0;
  let isOver = false;
  const striking = (async () => {
    while (!isOver) {
      if (struck < told.length * FAULT_SHARE * 2) {
        await strike();
        struck++;
      } else await new Promise((done) => setImmediate(done));
    }
  })();
  const all = clients.map(async ([name, client]) => {
    while (asked++ < REQUESTS) told.push({ name, reply: await ask(client) });
  });
  await Promise.all(all);
  isOver = true;
  await striking;
  return told;
}

test('A17 no answer holds another role’s customer, though transactions are cut off under it', async () => {
  // A few places of each: more at once than the regime allows would end one another (access/1c).
  const places = new Map<string, Promise<Client>>();
  const placeOf = (name: PersonName, at: number) => {
    const place = `${name} ${at % PLACES}`;
    places.set(place, places.get(place) ?? sessionOf(app, idOf(name)));
    return places.get(place)!;
  };
  const clients = await Promise.all(
    Array.from({ length: CLIENTS }, async (_, at): Promise<[PersonName, Client]> => {
      const name = roles[at % roles.length]!;
      return [name, await placeOf(name, Math.floor(at / roles.length))];
    }),
  );
  const told = await storm(clients);
  const faults: string[] = [];
  for (const { name, reply } of told) {
    const { status, text, body } = reply;
    for (const it of forbidden.get(name)!()) if (text.includes(it)) faults.push(`${name}: ${it}`);
    if (body.sign_in_name !== undefined && status === 200)
      if (body.sign_in_name !== name) faults.push(`${name} is ${String(body.sign_in_name)}`);
    if (status >= 500 && status !== 503) faults.push(`${status} ${text}`);
    if (status === 401) faults.push(`${name} was forgotten`);
  }
  expect(faults).toEqual([]);
  const cut = told.filter((it) => it.reply.status === 503).length / told.length;
  const done = told.filter((it) => it.reply.status === 200).length / told.length;
  expect(told.length).toBeGreaterThanOrEqual(REQUESTS);
  expect(cut).toBeGreaterThan(0.01); // The test has teeth.
  expect(done).toBeGreaterThan(0.4);

  // Calm again: everybody sees what is his, and no transaction was left open.
  for (const name of owners) {
    const { rows } = ok<{ rows: { customer_id: string }[] }>(
      await (await app.as(name)).get('/api/customers?limit=50'),
    );
    expect(rows.map((it) => it.customer_id).toSorted()).toEqual(
      of
        .get(name)!
        .map((it) => it.customer_id)
        .toSorted(),
    );
  }
  const open = await app.rows(
    `select state from pg_stat_activity where usename = 'kebu_app' and datname = current_database()
     and state <> 'idle' and state_change < now() - interval '2 seconds'`,
  );
  expect(open).toEqual([]);
}, 300_000);
