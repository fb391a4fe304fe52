import { afterAll, beforeAll, expect, test } from 'vitest';

import { as, idOf, unitOf } from '../../../test/support/people.ts';
import { openSalesOffice } from '../../../test/support/sales-office.ts';
import { contract, type CustomerRow } from './contract.ts';

const { acts, registered, rows, drop } = await openSalesOffice();
afterAll(drop);

interface List {
  rows: CustomerRow[];
  next?: string;
  total?: { count: number; exact: boolean; dropped_count?: number };
  dropped_for_purpose?: number;
}
type Asked = Parameters<typeof acts>[0];

const list = (name: Asked, input = {}, more = {}) =>
  acts<List>(name, contract.listCustomers, input, more);
const search = (name: Asked, term: string, more = {}) =>
  acts<List & { handle: string }>(name, contract.searchCustomers, { term, ...more });
const idsOf = ({ rows: shown }: List) => shown.map((it) => it.customer_id);

/** Reads a list to its end: every row, and everything left out on the way. */
async function readAll(name: Asked, input: object, more = {}) {
  const found: string[] = [];
  let dropped = 0;
  let pages = 0;
  let cursor: string | undefined;
  do {
    const page = await list(name, { ...input, cursor }, more);
    found.push(...idsOf(page));
    dropped += page.dropped_for_purpose ?? 0;
    pages += 1;
    cursor = page.next;
  } while (cursor !== undefined);
  return { found, dropped, pages };
}

const covered: string[] = [];
const withdrawn: { customer_id: string; phone: string }[] = [];

async function withdraws(name: Asked, customer_id: string): Promise<void> {
  const withdrawal = { customer_id, purpose: 'sales', channel: 'phone_call' };
  await acts(name, contract.withdrawConsent, withdrawal);
}

// Two of three of 白知远's customers took their consent back: c w w c w w …
beforeAll(async () => {
  for (let at = 0; at < 18; at++) {
    const made = await registered('bai');
    if (at % 3 === 0) covered.push(made.customer_id);
    else {
      await withdraws('bai', made.customer_id);
      withdrawn.push(made);
    }
  }
});

test('information/2e: who has no basis is not listed, and the list says how many', async () => {
  const page = await list('bai', { with_total: 'true' });
  expect(idsOf(page).toSorted()).toEqual(covered.toSorted());
  expect(page).toMatchObject({
    dropped_for_purpose: withdrawn.length,
    total: { count: covered.length, exact: true, dropped_count: withdrawn.length },
  });
  expect(page.rows.every((it) => it.seen === 'clear')).toBe(true);
});

test('information/2e: pages stay full, and add up to everybody once, listed or counted', async () => {
  const first = await list('bai', { limit: 2 });
  expect(first.rows).toHaveLength(2);
  for (const limit of [1, 2, 4, 5])
    for (const sort of ['updated_at', 'created_at']) {
      const { found, dropped } = await readAll('bai', { limit, sort });
      expect(found.toSorted()).toEqual(covered.toSorted());
      expect(new Set(found).size).toBe(covered.length);
      expect(dropped).toBe(withdrawn.length);
    }
});

test('information/2e: a page gives up in bounded time where nobody has a basis, and goes on', async () => {
  const nobody = { purpose: 'service' };
  const page = await list('bai', { limit: 2 }, nobody);
  expect(page).toMatchObject({ rows: [], dropped_for_purpose: 11 });
  expect(page.next).toBeDefined();
  const { found, dropped, pages } = await readAll('bai', { limit: 2 }, nobody);
  expect({ found, dropped, pages }).toEqual({ found: [], dropped: 18, pages: 2 });
});

test('information/2e: filters count only those they name', async () => {
  const { found, dropped } = await readAll('bai', { state: 'pending_review', limit: 3 });
  expect(found).toHaveLength(covered.length);
  expect(dropped).toBe(withdrawn.length);
  const none = await list('bai', { state: 'in_force', with_total: 'true' });
  expect(none).toMatchObject({ rows: [], total: { count: 0, exact: true } });
  expect(none.dropped_for_purpose).toBeUndefined();
});

test('information/2e: several companies are one list, by each order, and count as one', async () => {
  await registered('xu');
  const reach = [unitOf('company'), unitOf('other_company')];
  const all = await rows(
    `select customer_id from customers.customer where lawful_for @> '{sales}'`,
  );
  const { permissions, ...actor } = as('lin');
  const wide = new Map(permissions).set(contract.listCustomers.id, { company: reach });
  const asked = { actor: { ...actor, permissions: wide }, scope: 'company' };
  for (const sort of ['updated_at', 'created_at']) {
    const { found } = await readAll('lin', { limit: 2, sort }, asked);
    expect(found.toSorted()).toEqual(all.map((it) => it.customer_id).toSorted());
  }
});

test('information/2e: a search leaves him out as well, and says that there is one', async () => {
  const { phone } = withdrawn[0]!;
  const found = await search('bai', phone);
  expect(found).toMatchObject({ rows: [], dropped_for_purpose: 1 });
  const again = await list('bai', { search: found.handle });
  expect(again).toMatchObject({ rows: [], dropped_for_purpose: 1 });
  const outside = await search('xu', phone);
  expect(outside.rows).toEqual([]);
  expect(outside.dropped_for_purpose).toBeUndefined();
});

test('information/2g: his number can be listed to seek his consent, and nothing that names him', async () => {
  const { found, dropped } = await readAll('bai', { lawful: 'missing', limit: 4 });
  expect(found.toSorted()).toEqual(withdrawn.map((it) => it.customer_id).toSorted());
  expect(dropped).toBe(0);
  const page = await list('bai', { lawful: 'missing', with_total: 'true' });
  expect(page.total).toEqual({ count: withdrawn.length, exact: true });
  expect(new Set(page.rows.map((it) => `${it.seen} ${it.phone}`))).toEqual(
    new Set(['withheld ***']),
  );
  const { phone, customer_id } = withdrawn[0]!;
  expect(idsOf(await search('bai', phone, { lawful: 'missing' }))).toEqual([customer_id]);
});

test('information/2e: the entry of the look says how many, and names only whom it showed', async () => {
  await list('bai', {});
  const [entry] = await rows(
    `select e.facts, e.subject_count, e.clause from audit.entry e
     where e.action = 'customers.list-customers' and e.actor_id = $1
     order by e.at desc, e.entry_id desc limit 1`,
    idOf('bai'),
  );
  expect(entry).toMatchObject({
    facts: { dropped_for_purpose: withdrawn.length },
    subject_count: covered.length,
    clause: 'information/2e',
  });
});
