import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import pg from 'pg';

import { newId } from '#platform/identifier';

import { archiveOf, cardMarked, consent, openApplication } from '../support/application.ts';
import type { Application, Registered } from '../support/application.ts';
import { leaksIn, marked } from '../support/markers.ts';
import { ok, type Client, type Reply } from '../support/wire.ts';

let app: Application;
let xu: Client;
let wen: Client;
let an: Client;
let one: Registered;
let request_id: string;
let keeper: pg.Client;

beforeAll(async () => {
  app = await openApplication();
  [xu, wen, an] = await Promise.all([app.as('xu'), app.as('wen'), app.as('an')]);
  one = await cardMarked(xu);
  const signed = await cardMarked(xu);
  const [row] = await app.rows(
    'select request_id from approvals.request where about_id = $1',
    signed.customer_id,
  );
  ({ request_id } = row as { request_id: string });
  const [{ name }] = (await app.rows('select current_database() as name')) as [{ name: string }];
  // No wait here is as long as in a house: what it is proved of does not depend on how long.
  await app.rows(`alter role kebu_app in database ${name} set lock_timeout = '300ms'`);
  await app.rows(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where usename = 'kebu_app' and datname = current_database()`,
  );
  keeper = new pg.Client({ ...inject('cluster').owner, database: name });
  await keeper.connect();
});
afterAll(async () => {
  await keeper.end();
  await app.close();
});

const follow = () => `/api/reception/customers/${one.customer_id}/follow-ups`;

/** What may not happen unseen: a value shown, a page read, an approval signed, a record written. */
const acts: Record<string, () => Promise<Reply>> = {
  'reading a customer': () => xu.get(`/api/customers/${one.customer_id}`),
  'listing customers': () => xu.get('/api/customers'),
  searching: () => xu.post('/api/customers/search', { term: one.phone }),
  'reading a card': () => xu.get(`/api/reception/warm-cards/${one.customer_id}`),
  'listing follow-ups': () => xu.get('/api/reception/follow-ups'),
  'reading the log': () => xu.get('/api/audit/entries'),
  'revealing a phone': () =>
    wen.post('/api/custody/reveals', {
      customer_id: one.customer_id,
      field: 'phones',
      reason_code: 'other',
      reason: '核对',
    }),
  revising: () => xu.put(`/api/customers/${one.customer_id}`, archiveOf(marked())),
  'signing an approval': () =>
    wen.post(`/api/approvals/requests/${request_id}/signatures`, { decision: 'approved' }),
  registering: () => xu.post('/api/customers', { ...archiveOf(marked()), consent }),
  'logging a call': () =>
    xu.post(follow(), { follow_up_id: newId(), kind: 'call', outcome: 'will_come' }),
  'adding a colleague': () =>
    an.post('/api/identity/people', { name: '新人', sign_in_name: 'newcomer' }),
};

/** Everything but the log and sessions, as one fingerprint. */
async function fingerprint(): Promise<string> {
  const tables = (await app.rows(
    `select schemaname || '.' || tablename as it from pg_tables
     where schemaname ~ '^(customers|reception|consent|approvals|custody|identity)$'
       and tablename not in ('session', 'attempt')`,
  )) as { it: string }[];
  const parts: unknown[] = [];
  for (const { it } of tables)
    parts.push(
      await app.rows(
        `select '${it}' as it, md5(string_agg(t::text, '' order by t::text)) as md5 from ${it} t`,
      ),
    );
  return JSON.stringify(parts);
}

const entries = async () =>
  ((await app.rows('select count(*)::int as it from audit.entry')) as { it: number }[])[0]!.it;

/** How the log becomes unwritable, and writable again. */
const ways: [string, () => Promise<unknown>, () => Promise<unknown>][] = [
  [
    'its writing is revoked',
    () => keeper.query('revoke insert on audit.entry from kebu_staff, kebu_door'),
    () => keeper.query('grant insert on audit.entry to kebu_staff, kebu_door'),
  ],
  [
    'its subjects cannot be written',
    () => keeper.query('revoke insert on audit.entry_subject from kebu_staff, kebu_door'),
    () => keeper.query('grant insert on audit.entry_subject to kebu_staff, kebu_door'),
  ],
  [
    'somebody locks it',
    () => keeper.query('begin; lock table audit.entry in exclusive mode'),
    () => keeper.query('rollback'),
  ],
];

/** Acts that name no customer are whole without a row of subjects. */
const withoutSubject = /log|colleague/;

test.each(ways)(
  'J02 when %s, nobody is answered and nothing is done',
  async (what, close, open) => {
    const asked = Object.entries(acts).filter(
      ([name]) => !(what.includes('subjects') && withoutSubject.test(name)),
    );
    const before = await fingerprint();
    const count = await entries();
    await close();
    const told = [];
    for (const [name, act] of asked) told.push([name, await act()] as const);
    await open();
    for (const [name, { status, text, body }] of told) {
      expect([name, status, body.code]).toEqual([name, 503, expect.stringMatching(/^http\.out/)]);
      expect(leaksIn(Buffer.from(text), [one], name)).toEqual([]);
      expect(text).not.toContain(one.customer_id);
    }
    expect(await fingerprint()).toBe(before);
    expect(await entries()).toBe(count);
  },
);

test('J02 once it can be written again, each is done and is one entry', async () => {
  const count = await entries();
  for (const act of Object.values(acts)) ok(await act());
  expect(await entries()).toBe(count + Object.keys(acts).length);
});
