import { afterAll, beforeAll, expect, test } from 'vitest';

import {
  cardMarked,
  openApplication,
  type Application,
  type Registered,
} from '../support/application.ts';
import { leaksIn, marked } from '../support/markers.ts';
import { ok, type Client } from '../support/wire.ts';

let app: Application;
let xu: Client;
let one: Registered;
let other: Registered;
beforeAll(async () => {
  app = await openApplication();
  xu = await app.as('xu');
  one = await cardMarked(xu);
  other = await cardMarked(xu);
  for (const { customer_id, remark } of [one, other])
    ok(
      await xu.post(`/api/reception/customers/${customer_id}/follow-ups`, {
        kind: 'call',
        outcome: 'will_come',
        content: remark,
      }),
    );
});
afterAll(() => app.close());

const sealed = [
  ['customers.customer', 'identity'],
  ['customers.customer', 'contact'],
  ['reception.warm_card', 'elements'],
  ['reception.warm_card', 'sensitive_elements'],
  ['reception.follow_up', 'sealed'],
] as const;

/** All ways a consultant comes to what is sealed. */
const ways = () => [
  `/api/customers/${one.customer_id}`,
  '/api/customers',
  `/api/reception/warm-cards/${one.customer_id}`,
  '/api/reception/warm-cards',
  `/api/reception/customers/${one.customer_id}/follow-ups`,
  '/api/reception/follow-ups',
  '/api/reception/prospects',
  '/api/reception/today',
];

/** What the ways show while the database is as an attacker left it, and that it heals with it. */
async function shownWhile(tampered: string[], healed: string[]): Promise<string[]> {
  const before = await Promise.all(ways().map((it) => xu.get(it)));
  expect(before.map((it) => it.status)).toEqual(before.map(() => 200));
  for (const it of tampered) await app.rows(it);
  const during = await Promise.all(ways().map((it) => xu.get(it)));
  for (const it of healed) await app.rows(it);
  const after = await Promise.all(ways().map((it) => xu.get(it)));
  expect(after.map((it) => it.text)).toEqual(before.map((it) => it.text));
  const refused = during.filter((it) => it.status !== 200);
  expect(refused.length).toBeGreaterThan(0);
  for (const { text } of refused)
    expect(leaksIn(Buffer.from(text), [one, other, marked()], 'refusal')).toEqual([]);
  return during.map((it) => it.text);
}

const at = (customer: Registered) => `where customer_id = '${customer.customer_id}'`;

async function bytesOf(table: string, column: string, customer: Registered): Promise<string> {
  const [row] = (await app.rows(
    `select encode(${column}, 'hex') as it from ${table} ${at(customer)}`,
  )) as { it: string | null }[];
  return row?.it ?? '';
}

const put = (table: string, column: string, customer: Registered, hex: string) =>
  `update ${table} set ${column} = '\\x${hex}' ${at(customer)}`;

for (const [table, column] of sealed) {
  test(`K02 ${table}.${column} of somebody else in its place is not shown as his`, async () => {
    const mine = await bytesOf(table, column, one);
    const theirs = await bytesOf(table, column, other);
    expect([mine.length > 60, theirs.length > 60]).toEqual([true, true]);
    await shownWhile(
      [put(table, column, one, theirs), put(table, column, other, mine)],
      [put(table, column, one, mine), put(table, column, other, theirs)],
    );
  });

  test(`K02 ${table}.${column} with one bit turned over is refused whole`, async () => {
    const mine = await bytesOf(table, column, one);
    for (const place of [0, 2, 20, Math.floor(mine.length / 2), mine.length - 2]) {
      const even = place - (place % 2);
      const byte = (Number.parseInt(mine.slice(even, even + 2), 16) ^ 1).toString(16);
      const flipped = mine.slice(0, even) + byte.padStart(2, '0') + mine.slice(even + 2);
      await shownWhile([put(table, column, one, flipped)], [put(table, column, one, mine)]);
    }
  });
}

test('K02 one column of a customer does not open in the place of another', async () => {
  const identity = await bytesOf('customers.customer', 'identity', one);
  const contact = await bytesOf('customers.customer', 'contact', one);
  await shownWhile(
    [
      put('customers.customer', 'identity', one, contact),
      put('customers.customer', 'contact', one, identity),
    ],
    [
      put('customers.customer', 'identity', one, identity),
      put('customers.customer', 'contact', one, contact),
    ],
  );
});

test('K02 an older or a newer version of a record does not open as this one', async () => {
  const set = (version: number) =>
    `update customers.customer set seal_version = ${version} ${at(one)}`;
  await shownWhile([set(2)], [set(1)]);
});

test('K02 one customer’s key does not open another’s record', async () => {
  const [slots] = (await app.rows(
    `select (select key_slot from vault.subject ${at(one)}) as mine,
            (select key_slot from vault.subject ${at(other)}) as theirs`,
  )) as { mine: string; theirs: string }[];
  const set = (customer: Registered, slot: string) =>
    `update vault.subject set key_slot = ${slot} ${at(customer)}`;
  const { mine, theirs } = slots!;
  await shownWhile([set(one, theirs), set(other, mine)], [set(one, mine), set(other, theirs)]);
});
