import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Endpoint } from '#kernel/endpoint';
import { newId } from '#platform/identifier';

import { dayAhead } from '../support/day-ahead.ts';
import { allRoutes } from '../../src/server/modules.ts';
import {
  archiveOf,
  cardMarked,
  consent,
  elements,
  openApplication,
  registerMarked,
  type Application,
  type Registered,
} from '../support/application.ts';
import { marked } from '../support/markers.ts';
import { idOf, unitOf, type PersonName } from '../support/people.ts';
import { ok, rowsOf, type Client } from '../support/wire.ts';

let app: Application;
let xu: Client;
let he: Client;
let bai: Client;
const of: Record<'xu' | 'he' | 'tang' | 'bai', Registered[]> = {
  xu: [],
  he: [],
  tang: [],
  bai: [],
};

beforeAll(async () => {
  app = await openApplication();
  [xu, he, bai] = await Promise.all([app.as('xu'), app.as('he'), app.as('bai')]);
  for (const name of ['xu', 'he', 'tang', 'bai'] as const) {
    const client = await app.as(name);
    of[name].push(await cardMarked(client));
    for (let count = 0; count < 4; count++) of[name].push(await registerMarked(client));
  }
});
afterAll(() => app.close());

/** Everything the database holds about customers, as one fingerprint: unchanged means untouched. */
async function fingerprint(): Promise<string> {
  const tables = [
    ...['customers.customer', 'customers.assignment', 'customers.voiding', 'customers.change'],
    ...['customers.timeline', 'consent.receipt', 'consent.withdrawal', 'reception.warm_card'],
    ...['reception.follow_up', 'vault.search_token', 'approvals.signature', 'approvals.request'],
  ];
  const parts = await Promise.all(
    tables.map((it) =>
      app.rows(`select md5(string_agg(t::text, '|' order by t::text)) as it from ${it} t`),
    ),
  );
  return JSON.stringify(parts);
}

/** A legal body for each write on one customer; a new endpoint without one fails below. */
const bodies: Record<string, object> = {
  'customers.revise-customer': { ...archiveOf(marked()) },
  'customers.void-customer': { reason_code: 'entered_in_error' },
  'customers.assign-customer': { owner_id: idOf('he') },
  'customers.give-consent': { ...consent, channel: 'walk_in' },
  'customers.withdraw-consent': { purpose: 'sales', channel: 'walk_in' },
  'customers.classify-customer': { codes: [{ dimension: 'trade', code: null }] },
  'customers.keep-extras': { extras: [{ field: 'hobby', value: '下棋' }] },
  'customers.add-member': {
    ...{ kind: 'spouse', member: { name: '王氏' } },
    consent: { notice_code: consent.notice_code, evidence_kind: 'oral', given_by: 'self' },
  },
  'customers.link-customers': { kind: 'spouse', other_customer_id: newId() },
  'customers.end-relation': {},
  'customers.request-correction': { ...archiveOf(marked()), reason_code: 'changed_since' },
  'customers.attach-file': { kind: 'photo', attachment_id: newId() },
  'customers.remove-attachment': { reason_code: 'illegible' },
  'reception.prepare-call': {},
  'reception.correct-attribution': { chosen_channel: 'tv', awareness: {}, reason: '客户更正' },
  'reception.open-warm-card': { elements },
  'reception.revise-warm-card': { elements, is_short: false },
  'reception.log-follow-up': { kind: 'call', outcome: 'will_come', content: '电话' },
  'reception.mark-scouting': { stage: 'suspected' },
  'custody.reveal-field': { field: 'phones', reason_code: 'call_back' },
};
const onCustomer = allRoutes
  .map((it) => it.endpoint)
  .filter((it) => it.path.includes(':customer_id'));

test('the legal requests of this file are legal: their owner’s succeed', async () => {
  const { customer_id } = of.xu[0]!;
  expect((await xu.get(`/api/customers/${customer_id}`)).status).toBe(200);
  const path = `/api/reception/customers/${customer_id}/follow-ups`;
  const logged = await xu.post(path, bodies['reception.log-follow-up']);
  expect([logged.status, logged.text]).toEqual([200, expect.any(String)]);
  expect(onCustomer.filter((it) => it.effect === 'write').map((it) => it.id)).toSatisfy(
    (ids: string[]) => ids.every((it) => it in bodies),
  );
});

/** Whatever else an address names is something nobody has. */
const nothing = newId();
const addressAt = (path: string, customer_id: string): string =>
  `/api${path.replace(':customer_id', customer_id).replaceAll(/:\w+/g, nothing)}`;

/** A picture of one dot. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC',
  'base64',
);

/** What an upload states besides its bytes stands in the address. */
const asked = ({ id, method, upload }: Endpoint) => {
  const body = bodies[id] ?? {};
  if (upload) return { query: `?${new URLSearchParams(body as never)}`, sent: { raw: dot } };
  return { query: '', sent: method === 'GET' ? {} : { body } };
};

for (const endpoint of onCustomer)
  test(`A01 A02 ${endpoint.id}: a colleague’s customer is no customer at all`, async () => {
    const before = await fingerprint();
    const { query, sent } = asked(endpoint);
    const ask = (client: Client, customer_id: string) =>
      client.send(endpoint.method, addressAt(endpoint.path, customer_id) + query, sent);
    for (const client of [he, bai]) {
      const unknown = await ask(client, newId());
      expect([403, 404]).toContain(unknown.status);
      for (const { customer_id } of of.xu.slice(0, 3)) {
        const foreign = await ask(client, customer_id);
        expect([foreign.status, foreign.text]).toEqual([unknown.status, unknown.text]);
      }
    }
    expect(await fingerprint()).toBe(before);
  });

test('A01 two hundred foreign and two hundred invented ids answer in the same bytes', async () => {
  const foreign = of.xu.map((it) => it.customer_id);
  const bytes = new Set<string>();
  for (let count = 0; count < 200; count++)
    for (const id of [foreign[count % foreign.length]!, newId()]) {
      const { status, text } = await he.get(`/api/customers/${id}`);
      bytes.add(`${status} ${text}`);
    }
  expect([...bytes]).toEqual(['404 {"code":"customers.customer_unknown","facts":{}}']);
});

test('A02 A20 an id that is taken elsewhere is refused, and what it names is untouched', async () => {
  const before = await fingerprint();
  const { customer_id } = of.xu[1]!;
  const inquiry_id = newId();
  const duty = await app.as('gao');
  const inquiry = { inquiry_id, kind: 'call', name: '来电', phone: marked().phone };
  ok(await duty.post('/api/reception/inquiries', inquiry));
  for (const client of [he, bai]) {
    const taken = await Promise.all([
      client.post('/api/customers', { ...archiveOf(marked()), customer_id, consent }),
      client.post('/api/reception/warm-cards', {
        archive: archiveOf(marked()),
        customer_id,
        consent,
        elements,
      }),
      client.post('/api/reception/inquiries', { inquiry_id, kind: 'call', name: '别人' }),
    ]);
    expect(taken.map((it) => [it.status, it.body.code])).toEqual(
      Array(3).fill([409, 'vault.id_taken']),
    );
  }
  expect(await fingerprint()).toBe(before);
});

test('A03 a child of somebody else’s does not come with a parent of one’s own', async () => {
  const asked = { kind: 'visit', name: '来人', phone: marked().phone, handed_to: idOf('xu') };
  const duty = await app.as('gao');
  const inquiry = ok<{ inquiry_id: string }>(await duty.post('/api/reception/inquiries', asked));
  const card = (inquiry_id: string) => ({
    inquiry_id,
    archive: archiveOf(marked()),
    consent,
    elements,
  });
  const before = await fingerprint();
  for (const client of [bai, await app.as('tang')]) {
    const foreign = await client.post('/api/reception/warm-cards', card(inquiry.inquiry_id));
    const unknown = await client.post('/api/reception/warm-cards', card(newId()));
    expect([foreign.status, foreign.text]).toEqual([404, unknown.text]);
  }
  expect(await fingerprint()).toBe(before);

  const [{ follow_up_id } = { follow_up_id: '' }] = (await app.rows(
    'select follow_up_id from reception.follow_up where customer_id = $1',
    of.xu[0]!.customer_id,
  )) as { follow_up_id: string }[];
  const mine = `/api/reception/customers/${of.he[0]!.customer_id}/follow-ups`;
  const reply = await he.post(mine, { ...bodies['reception.log-follow-up'], follow_up_id });
  expect(reply.status).toBeLessThan(500);
  const owners = await app.rows(
    'select customer_id from reception.follow_up where follow_up_id = $1 and customer_id = $2',
    follow_up_id,
    of.xu[0]!.customer_id,
  );
  expect(owners).toHaveLength(1);
});

test('A04 approvals, searches, tokens and the log of others are unknown', async () => {
  const requests = await app.rows('select request_id, requested_by from approvals.request');
  const mine = (requests as { request_id: string; requested_by: string }[]).find(
    (it) => it.requested_by === idOf('xu'),
  )!;
  const unknown = await he.get(`/api/approvals/requests/${newId()}`);
  for (const client of [he, bai, await app.as('tang')]) {
    const foreign = await client.get(`/api/approvals/requests/${mine.request_id}`);
    expect([foreign.status, foreign.text]).toEqual([404, unknown.text]);
    const withdrawn = await client.post(`/api/approvals/requests/${mine.request_id}/withdrawal`);
    expect(withdrawn.status).toBe(404);
  }
  const { handle } = ok<{ handle: string }>(
    await xu.post('/api/customers/search', { term: of.xu[0]!.phone }),
  );
  expect(rowsOf(await xu.get(`/api/customers?search=${handle}`))).toHaveLength(1);
  const borrowed = await he.get(`/api/customers?search=${handle}`);
  expect([borrowed.status, borrowed.body.code]).toEqual([404, 'customers.handle_unknown']);

  const expires_on = dayAhead(1);
  const token = ok<{ token_id: string }>(
    await xu.post('/api/identity/me/tokens', { name: 'mine', expires_on }),
  );
  expect((await he.delete(`/api/identity/me/tokens/${token.token_id}`)).status).toBe(404);
  const entries = rowsOf<{ actor_id: string }>(await he.get('/api/audit/entries?limit=200'));
  expect(entries.length).toBeGreaterThan(5);
  expect(entries.filter((it) => it.actor_id !== idOf('he'))).toEqual([]);
});

/** Who lists how far, and the condition an oracle asks the database with. */
const listings: [PersonName, string, string][] = [
  ['xu', 'own', `owner_id = '${idOf('xu')}'`],
  ['he', 'own', `owner_id = '${idOf('he')}'`],
  ['bai', 'own', `owner_id = '${idOf('bai')}'`],
  ['shen', 'project', `project_id = '${unitOf('terrace')}'`],
  ['wen', 'project', `project_id = '${unitOf('terrace')}'`],
  ['zhou', 'project', `project_id in ('${unitOf('terrace')}', '${unitOf('harbour')}')`],
  ['qiao', 'company', `company_id = '${unitOf('company')}'`],
  ['lin', 'company', `company_id = '${unitOf('company')}'`],
  ['jin', 'company', `company_id = '${unitOf('company')}'`],
];

test.each(listings)(
  'A07 %s lists his %s scope to the last page: none missing, none extra',
  async (name, scope, condition) => {
    const client = await app.as(name);
    const listed: string[] = [];
    let next: string | undefined;
    do {
      const cursor = next ? `&cursor=${next}` : '';
      const page = ok<{ rows: { customer_id: string }[]; next?: string }>(
        await client.get(`/api/customers?scope=${scope}&limit=3${cursor}`),
      );
      listed.push(...page.rows.map((it) => it.customer_id));
      next = page.next;
    } while (next);
    const oracle = await app.rows(`select customer_id from customers.customer where ${condition}`);
    expect(listed.toSorted()).toEqual(
      (oracle as { customer_id: string }[]).map((it) => it.customer_id).toSorted(),
    );
    expect(listed.length).toBeGreaterThan(0);
  },
);

test.each([
  ['xu', 'project'],
  ['xu', 'company'],
  ['shen', 'company'],
  ['gao', 'project'],
  ['an', 'company'],
] as const)('A07 %s may not list the %s scope', async (name, scope) => {
  const client = await app.as(name);
  const { status, body } = await client.get(`/api/customers?scope=${scope}`);
  expect([status, String(body.code)]).toEqual([403, expect.stringMatching(/^gate\./)]);
});

test('A07 no answer to somebody who oversees carries a customer’s phone, name or address', async () => {
  for (const name of ['shen', 'wen', 'zhou', 'qiao', 'lin', 'jin', 'mei'] as const) {
    const client = await app.as(name);
    const { text } = await client.get('/api/customers?limit=200');
    for (const { name: own, phone, address } of Object.values(of).flat())
      expect([own, phone, address].filter((it) => text.includes(it))).toEqual([]);
  }
});
