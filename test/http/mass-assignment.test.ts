import { afterAll, beforeAll, expect, test } from 'vitest';

import { newId } from '#platform/identifier';

import {
  archiveOf,
  cardMarked,
  consent,
  elements,
  openApplication,
  type Application,
} from '../support/application.ts';
import { marked } from '../support/markers.ts';
import { idOf, unitOf } from '../support/people.ts';
import { ok, type Client } from '../support/wire.ts';

let app: Application;
let xu: Client;
beforeAll(async () => {
  app = await openApplication();
  xu = await app.as('xu');
});
afterAll(() => app.close());

/** What no form has: a write that carries it must not take it. */
const smuggled = {
  org_id: unitOf('other_company'),
  company_id: unitOf('other_company'),
  team_id: unitOf('garden_a'),
  created_by: idOf('bai'),
  entered_by: idOf('bai'),
  created_at: '2001-01-01T00:00:00Z',
  updated_at: '2001-01-01T00:00:00Z',
  id: newId(),
  version: 99,
  seal_version: 99,
  state: 'in_force',
  approved_by: idOf('xu'),
  lawful_for: ['sales', 'marketing', 'sharing'],
  erased_at: '2001-01-01T00:00:00Z',
  visit_count: 99,
  is_scouting: true,
  number: 'K0000000',
  key_slot: 999,
  ['__proto__']: { state: 'in_force' },
};

async function rowOf(customer_id: string): Promise<Record<string, unknown>> {
  const [row] = await app.rows(
    `select c.*, s.key_slot from customers.customer c
     join vault.subject s using (customer_id) where customer_id = $1`,
    customer_id,
  );
  return row as Record<string, unknown>;
}

const truth = {
  company_id: unitOf('company'),
  project_id: unitOf('terrace'),
  team_id: unitOf('terrace_a'),
  owner_id: idOf('xu'),
  entered_by: idOf('xu'),
  state: 'pending_review',
  lawful_for: ['sales'],
  seal_version: 1,
};

test('A09 a registration takes nothing its form does not have', async () => {
  const body = { ...smuggled, ...archiveOf(marked()), consent };
  const made = ok<{ customer_id: string }>(await xu.post('/api/customers', body));
  const row = await rowOf(made.customer_id);
  expect(row).toMatchObject({ ...truth, visit_count: 0, is_scouting: false });
  expect(row.number).not.toBe(smuggled.number);
  expect(Number(row.key_slot)).not.toBe(smuggled.key_slot);
  expect((row.created_at as Date).getFullYear()).toBeGreaterThan(2020);
});

test('A09 a card, a follow-up and a revision take nothing their forms do not have', async () => {
  const archive = { ...smuggled, ...archiveOf(marked()) };
  const card = { ...smuggled, archive, consent, elements };
  const made = ok<{ customer_id: string }>(await xu.post('/api/reception/warm-cards', card));
  expect(await rowOf(made.customer_id)).toMatchObject(truth);

  const path = `/api/reception/customers/${made.customer_id}/follow-ups`;
  const call = { ...smuggled, kind: 'call', outcome: 'will_come', logged_by: idOf('bai') };
  ok(await xu.post(path, { ...call, visit_number: 77 }));
  const [logged] = await app.rows(
    'select logged_by, visit_number, company_id from reception.follow_up where customer_id = $1',
    made.customer_id,
  );
  expect(logged).toEqual({
    logged_by: idOf('xu'),
    visit_number: null,
    company_id: truth.company_id,
  });
  expect(await rowOf(made.customer_id)).toMatchObject({ ...truth, call_count: 1 });
});

test('A09 a path names the record: no field of the body puts another in its place', async () => {
  const mine = await cardMarked(xu);
  const theirs = await cardMarked(await app.as('he'));
  const body = {
    customer_id: theirs.customer_id,
    kind: 'call',
    outcome: 'will_come',
    content: '写给自己的客户',
  };
  ok(await xu.post(`/api/reception/customers/${mine.customer_id}/follow-ups`, body));
  const count = async (customer_id: string) =>
    (await app.rows('select 1 from reception.follow_up where customer_id = $1', customer_id))
      .length;
  expect([await count(mine.customer_id), await count(theirs.customer_id)]).toEqual([1, 0]);
  const query = `/api/customers/${mine.customer_id}?customer_id=${theirs.customer_id}`;
  expect(ok(await xu.get(query)).customer_id).toBe(mine.customer_id);
});

test('A09 nobody registers into somebody else’s work', async () => {
  const shen = await app.as('shen');
  const tries: [Client, object][] = [
    [xu, { owner_id: idOf('he') }],
    [xu, { owner_id: idOf('bai') }],
    [xu, { project_id: unitOf('harbour') }],
    [shen, { owner_id: idOf('tang') }],
    [shen, { project_id: unitOf('harbour') }],
    [shen, { project_id: unitOf('garden') }],
    [shen, { owner_id: idOf('bai'), project_id: unitOf('garden') }],
  ];
  const taken: object[] = [];
  for (const [client, more] of tries) {
    const body = { ...archiveOf(marked()), consent, ...more };
    const { status } = await client.post('/api/customers', body);
    if (status !== 400 && status !== 403) taken.push({ ...more, status });
  }
  expect(taken).toEqual([]);
});

test('A10 one’s own profile cannot make one more than one is', async () => {
  const body = {
    locale: 'en',
    role: 'system_administrator',
    offices: [{ office: 'general_manager', unit_id: unitOf('company') }],
    permissions: { 'identity.list-people': ['company'] },
    scopes: ['company'],
    locked: false,
    company_id: unitOf('other_company'),
    sign_in_name: 'somebody',
  };
  const before = ok(await xu.get('/api/identity/me'));
  ok(await xu.put('/api/identity/me/locale', body));
  expect(ok(await xu.get('/api/identity/me'))).toEqual({ ...before, locale: 'en' });
});
