import { afterAll, beforeAll, expect, test } from 'vitest';

import { cardMarked, openApplication, type Application } from '../support/application.ts';
import { marked } from '../support/markers.ts';
import { appoint, sessionOf } from '../support/offices.ts';
import { idOf, people, unitOf, type PersonName } from '../support/people.ts';
import { ok, rowsOf, type Client } from '../support/wire.ts';

let app: Application;
/** 销售主管 of 云璟台甲组: who answers for one team and no more. */
let supervisor: Client;

const consultants = ['xu', 'he', 'tang', 'bai'] as const;

beforeAll(async () => {
  app = await openApplication();
  const leading = { office: 'sales_supervisor', at: 'terrace_a' } as const;
  supervisor = await sessionOf(app, await appoint(app, leading));
  for (const name of consultants) {
    const client = await app.as(name);
    for (let count = 0; count < 4; count++) {
      const { customer_id } = await cardMarked(client);
      const path = `/api/reception/customers/${customer_id}/follow-ups`;
      for (const outcome of ['will_come', 'no_answer'])
        ok(await client.post(path, { kind: 'call', outcome, content: '电话' }));
    }
    ok(await client.post('/api/reception/inquiries', call()));
  }
  const desk = await app.as('gao');
  for (const handed_to of [idOf('xu'), idOf('he'), undefined])
    ok(await desk.post('/api/reception/inquiries', { ...call(), handed_to }));
});
afterAll(() => app.close());

const call = () => ({ kind: 'call', name: '来电', phone: marked().phone });

/** A list of work: its address, the id of its rows, and where the truth about it stands. */
interface Listing {
  path: string;
  id: string;
  from: string;
  /** The condition of each scope, for an oracle that knows nothing of the application. */
  within: Record<'own' | 'team' | 'project' | 'company', (ids: string) => string>;
}

const ofTeam = (ids: string) =>
  `customer_id in (select customer_id from customers.customer where team_id in (${ids}))`;
const placed = {
  project: (ids: string) => `project_id in (${ids})`,
  company: (ids: string) => `company_id in (${ids})`,
};
const members = (ids: string) =>
  `(select person_id from identity.office_holding where unit_id in (${ids}))`;

const listings: Record<string, Listing> = {
  customers: {
    path: '/api/customers',
    id: 'customer_id',
    from: 'customers.customer',
    within: {
      own: (ids) => `owner_id in (${ids})`,
      team: (ids) => `team_id in (${ids})`,
      ...placed,
    },
  },
  cards: {
    path: '/api/reception/warm-cards',
    id: 'customer_id',
    from: 'reception.warm_card',
    within: { own: (ids) => `consultant_id in (${ids})`, team: ofTeam, ...placed },
  },
  prospects: {
    path: '/api/reception/prospects',
    id: 'customer_id',
    from: 'customers.customer',
    within: {
      own: (ids) => `owner_id in (${ids})`,
      team: (ids) => `team_id in (${ids})`,
      ...placed,
    },
  },
  'follow-ups': {
    path: '/api/reception/follow-ups',
    id: 'follow_up_id',
    from: 'reception.follow_up',
    within: { own: (ids) => `logged_by in (${ids})`, team: ofTeam, ...placed },
  },
  'calls and visits': {
    path: '/api/reception/inquiries',
    id: 'inquiry_id',
    from: 'reception.inquiry',
    within: {
      own: (ids) => `handed_to in (${ids}) or logged_by in (${ids})`,
      team: (ids) => `handed_to in ${members(ids)} or logged_by in ${members(ids)}`,
      ...placed,
    },
  },
};

const listed = (...ids: string[]) => ids.map((it) => `'${it}'`).join(', ');
const bothProjects = listed(unitOf('terrace'), unitOf('harbour'));

/** Who may look how far, and at what. */
const readers: [PersonName | 'supervisor', keyof Listing['within'], string][] = [
  ['xu', 'own', listed(idOf('xu'))],
  ['he', 'own', listed(idOf('he'))],
  ['bai', 'own', listed(idOf('bai'))],
  ['supervisor', 'team', listed(unitOf('terrace_a'))],
  ['shen', 'project', listed(unitOf('terrace'))],
  ['zhou', 'project', bothProjects],
  ['qiao', 'company', listed(unitOf('company'))],
  ['jin', 'company', listed(unitOf('company'))],
];

/** Every row of a list, page by page. */
async function everyPage(client: Client, address: string, id: string): Promise<string[]> {
  const found: string[] = [];
  for (let cursor = ''; ;) {
    const page = ok<{ rows: Record<string, string>[]; next?: string }>(
      await client.get(`${address}&limit=3${cursor}`),
    );
    found.push(...page.rows.map((it) => it[id]!));
    if (page.next === undefined) return found;
    cursor = `&cursor=${page.next}`;
  }
}

for (const [what, { path, id, from, within }] of Object.entries(listings))
  test.each(readers)(
    `A07 ${what}: %s reads the %s scope to the last page, none missing, none extra`,
    async (name, scope, ids) => {
      const client = name === 'supervisor' ? supervisor : await app.as(name);
      const found = await everyPage(client, `${path}?scope=${scope}`, id);
      const rows = await app.rows(`select ${id} as it from ${from} where ${within[scope](ids)}`);
      const oracle = (rows as { it: string }[]).map((it) => it.it);
      expect(found.toSorted()).toEqual(oracle.toSorted());
      expect(new Set(found).size).toBe(found.length);
      expect(found.length).toBeGreaterThan(0);
    },
  );

test('a supervisor of one team opened its cards, calls and follow-ups and met a defect', async () => {
  for (const { path } of Object.values(listings)) {
    const { status, text } = await supervisor.get(`${path}?scope=team`);
    expect([status, text]).toEqual([200, expect.any(String)]);
    for (const scope of ['project', 'company'])
      expect((await supervisor.get(`${path}?scope=${scope}`)).status).toBe(403);
  }
});

test('a head of department of one project opened the list of its people and met a defect', async () => {
  const held = { office: 'department_head', at: 'terrace' } as const;
  const head = await sessionOf(app, await appoint(app, held));
  const listed = rowsOf<{ sign_in_name: string }>(await head.get('/api/identity/people'));
  const names = listed.map((it) => it.sign_in_name);
  expect(names).toEqual(expect.arrayContaining(['shen', 'xu', 'he', 'gao', 'wen']));
  for (const other of ['bai', 'tang', 'yan', 'qiao'] as const)
    expect(names, people[other].name).not.toContain(other);
});

test('A07 requests for approval: whose they are, and nobody else’s', async () => {
  for (const name of consultants) {
    const path = '/api/approvals/requests?scope=own&view=asked';
    const found = await everyPage(await app.as(name), path, 'request_id');
    const rows = await app.rows(
      `select request_id as it from approvals.request where requested_by = '${idOf(name)}'`,
    );
    expect(found.toSorted()).toEqual((rows as { it: string }[]).map((it) => it.it).toSorted());
    expect(found.length).toBeGreaterThan(0);
  }
});
