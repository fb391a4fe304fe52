import { afterAll, beforeAll, expect, test } from 'vitest';

import { Office } from '#contract/identity';
import type { Endpoint } from '#kernel/endpoint';
import { Scope } from '#kernel/scope';

import { placesOf } from '../../src/modules/identity/rules/office-place.ts';
import { allRoutes } from '../../src/server/modules.ts';
import {
  archiveOf,
  cardMarked,
  consent,
  elements,
  openApplication,
  type Application,
  type Registered,
} from '../support/application.ts';
import { legalInput, requestOf } from '../support/fuzz.ts';
import { fillMany, type Place } from '../support/many.ts';
import { marked } from '../support/markers.ts';
import { appoint, sessionOf } from '../support/offices.ts';
import { idOf, unitOf } from '../support/people.ts';
import { ok, type Client } from '../support/wire.ts';

let app: Application;
let one: Registered;
const holders: Client[] = [];

/** What grows with the register: a table read whole is a page that gets slower every day. */
const large = [
  ...['customers.customer', 'customers.customer_number', 'customers.timeline'],
  ...['customers.assignment', 'reception.warm_card', 'reception.follow_up', 'reception.inquiry'],
  ...['vault.subject', 'vault.search_token', 'vault.case_key', 'consent.receipt'],
  ...['audit.entry', 'audit.entry_subject', 'approvals.request'],
];

beforeAll(async () => {
  app = await openApplication();
  one = await cardMarked(await app.as('xu'));
  for (let count = 0; count < 5; count++) await cardMarked(await app.as('xu'));
  // Many more of another company, of three hundred people, whom nobody here may open.
  const elsewhere = [
    ...[unitOf('other_company'), unitOf('garden')],
    ...[unitOf('garden_a'), idOf('bai')],
  ] as unknown as Place;
  await fillMany(app.rows, elsewhere, 20_000, { isShared: true });
  for (const office of Office.options) {
    const at = placesOf(office).includes('company') ? 'company' : 'terrace';
    holders.push(await sessionOf(app, await appoint(app, { office, at })));
  }
  const leading = { office: 'sales_supervisor', at: 'terrace_a' } as const;
  holders.push(await app.as('xu'), await sessionOf(app, await appoint(app, leading)));
}, 120_000);
afterAll(() => app.close());

/** How often each large table was read whole since the last time it was asked. */
async function wholeReads(): Promise<string[]> {
  // What a connection has read is counted when it ends.
  await app.rows(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where usename = 'kebu_app' and datname = current_database()`,
  );
  while (
    (
      await app.rows(
        `select from pg_stat_activity where usename = 'kebu_app' and datname = current_database()`,
      )
    ).length > 0
  );
  await app.rows('select pg_stat_clear_snapshot()');
  const read = await app.rows(
    `select schemaname || '.' || relname || ' × ' || seq_scan as it from pg_stat_user_tables
     where seq_scan > 0 and schemaname || '.' || relname = any ($1)`,
    large,
  );
  await app.rows('select pg_stat_reset()');
  return read.map((it) => (it as { it: string }).it);
}

/** A legal request about a real customer, in a scope. */
function asked(endpoint: Endpoint, scope?: Scope) {
  const values: Record<string, unknown> = legalInput(endpoint);
  if (endpoint.path.includes(':customer_id')) values.customer_id = one.customer_id;
  const { method, path, body } = requestOf(endpoint, values);
  const mark = path.includes('?') ? '&' : '?';
  return { method, path: scope ? `${path}${mark}scope=${scope}` : path, body };
}

const reads = allRoutes
  .map((it) => it.endpoint)
  .filter((it) => it.effect === 'read' && it.actors.includes('person') && !it.download);

test('V02 the counter counts: a table read whole is seen', async () => {
  await wholeReads();
  const [{ name }] = (await app.rows('select current_database() as name')) as [{ name: string }];
  await app.rows('select count(*) from customers.customer where number like $1', '%7%');
  await app.rows('select pg_stat_force_next_flush()');
  expect([name, await wholeReads()]).toEqual([name, [expect.stringMatching(/customer/)]]);
});

test.each(reads.map((it) => [it.id, it] as const))(
  'V02 %s reads no large table whole, for any office, in any scope',
  async (_, endpoint) => {
    await wholeReads();
    for (const client of holders)
      for (const scope of endpoint.personal ? [undefined] : Scope.options) {
        const { method, path, body } = asked(endpoint, scope);
        await client.send(method, path, { body });
      }
    expect(await wholeReads()).toEqual([]);
  },
);

test('V02 searching by phone, last four, name and pinyin reads no large table whole', async () => {
  await wholeReads();
  const terms = [
    one.phone,
    one.phone.slice(-4),
    one.name,
    one.name.slice(0, 2),
    'shan',
    one.number,
  ];
  for (const client of holders)
    for (const scope of Scope.options)
      for (const term of terms) await client.post(`/api/customers/search?scope=${scope}`, { term });
  expect(await wholeReads()).toEqual([]);
});

test('V02 the day’s writes read no large table whole', async () => {
  const xu = await app.as('xu');
  const wen = await app.as('wen');
  ok(await xu.get('/api/customers'));
  await wholeReads();
  ok(await xu.post('/api/customers', { ...archiveOf(marked()), consent }));
  const card = { archive: archiveOf(marked()), consent, elements };
  ok(await xu.post('/api/reception/warm-cards', card));
  const call = { kind: 'call', name: '来电', phone: marked().phone };
  ok(await xu.post('/api/reception/inquiries', call));
  const follow = `/api/reception/customers/${one.customer_id}/follow-ups`;
  ok(await xu.post(follow, { kind: 'call', outcome: 'will_come' }));
  const { intake_channel: _channel, ...archive } = archiveOf(one);
  ok(await xu.put(`/api/customers/${one.customer_id}`, archive));
  ok(await xu.post('/api/customers/phone-check', { phone: marked().phone }));
  const [row] = (await app.rows(
    'select request_id from approvals.request where about_id = $1 and closed_at is null',
    one.customer_id,
  )) as { request_id: string }[];
  await app.rows('select pg_stat_reset()');
  const sign = `/api/approvals/requests/${row!.request_id}/signatures`;
  ok(await wen.post(sign, { decision: 'approved' }));
  expect(await wholeReads()).toEqual([]);
});
