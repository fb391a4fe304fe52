import { afterAll, beforeAll, expect, test } from 'vitest';

import { Office } from '#contract/identity';
import type { Endpoint } from '#kernel/endpoint';
import { newId } from '#platform/identifier';

import { dayAhead } from '../support/day-ahead.ts';
import { placesOf } from '../../src/modules/identity/rules/office-place.ts';
import { allRoutes } from '../../src/server/modules.ts';
import { cardMarked, openApplication, type Application } from '../support/application.ts';
import { legalInput, requestOf } from '../support/fuzz.ts';
import { leaksIn, marked, type Marked } from '../support/markers.ts';
import { appoint, sessionOf } from '../support/offices.ts';
import { idOf, people, unitOf } from '../support/people.ts';
import { ok, type Client, type Reply } from '../support/wire.ts';

let app: Application;
/** Everybody of 云璟南方, by office: none of them has ever heard of 云璟北方. */
const foreigners: [Office, Client][] = [];
/** What 云璟北方 has, by the name of the parameter that asks for it. */
const real: Record<string, string> = {};
const secrets: Marked[] = [];

beforeAll(async () => {
  app = await openApplication();
  const xu = await app.as('xu');
  const one = await cardMarked(xu);
  const caller = marked();
  secrets.push(one, caller);
  const inquiry = { kind: 'call', name: caller.name, phone: caller.phone, note: caller.remark };
  const { inquiry_id } = ok<{ inquiry_id: string }>(
    await xu.post('/api/reception/inquiries', inquiry),
  );
  const expires_on = dayAhead(1);
  const { token_id } = ok<{ token_id: string }>(
    await xu.post('/api/identity/me/tokens', { name: 'mine', expires_on }),
  );
  const [request] = (await app.rows('select request_id from approvals.request')) as [
    { request_id: string },
  ];
  Object.assign(real, {
    customer_id: one.customer_id,
    inquiry_id,
    token_id,
    ...request,
    person_id: idOf('xu'),
    unit_id: unitOf('terrace'),
    holding_id: people.xu.holding_id,
    owner_id: idOf('he'),
    project_id: unitOf('terrace'),
    handed_to: idOf('xu'),
    deputy_id: idOf('he'),
    consultant_id: idOf('xu'),
    parent_id: unitOf('company'),
  });
  for (const office of Office.options) {
    const at = placesOf(office).includes('company') ? 'other_company' : 'garden';
    foreigners.push([office, await sessionOf(app, await appoint(app, { office, at }))]);
  }
});
afterAll(() => app.close());

/** A request its schema takes, about what the first company has. */
function about(endpoint: Endpoint, ids: Record<string, string>) {
  const { shape } = endpoint.input as unknown as { shape?: Record<string, unknown> };
  const named = Object.entries(ids).filter(([key]) => shape !== undefined && key in shape);
  return requestOf(endpoint, { ...legalInput(endpoint), ...Object.fromEntries(named) });
}

const isAboutOne = ({ path }: Endpoint) => path.includes(':');
const endpoints = allRoutes
  .map((it) => it.endpoint)
  .filter((it) => !it.personal && it.actors.includes('person'));

/** Everything but the log, sessions and what is counted of attempts: unchanged means untouched. */
async function fingerprint(): Promise<unknown> {
  const tables = (await app.rows(
    `select schemaname || '.' || tablename as it from pg_tables
     where schemaname ~ '^(customers|reception|consent|approvals|custody|vault)$'`,
  )) as { it: string }[];
  const company = `(to_jsonb(t) ->> 'company_id') is distinct from '${unitOf('other_company')}'`;
  return Promise.all(
    tables.map(({ it }) =>
      app.rows(
        `select '${it}' as it, md5(string_agg(t::text, '' order by t::text)) as md5
         from ${it} t where ${company}`,
      ),
    ),
  );
}

test('A20 nobody of another company learns or changes anything by the real ids of this one', async () => {
  const before = await fingerprint();
  const faults: string[] = [];
  const unknown = Object.fromEntries(Object.keys(real).map((it) => [it, newId()]));
  const judge = (what: string, foreign: Reply, invented: Reply) => {
    if (foreign.status >= 500) faults.push(`${what}: ${foreign.status}`);
    if (foreign.status !== invented.status || foreign.body.code !== invented.body.code)
      faults.push(`${what}: ${foreign.status} ${foreign.text}, invented ${invented.status}`);
    faults.push(...leaksIn(Buffer.from(foreign.text), secrets, what));
  };
  for (const endpoint of endpoints.filter(isAboutOne))
    for (const [office, client] of foreigners) {
      const [foreign, invented] = [about(endpoint, real), about(endpoint, unknown)];
      judge(
        `${endpoint.id} as ${office}`,
        await client.send(foreign.method, foreign.path, { body: foreign.body }),
        await client.send(invented.method, invented.path, { body: invented.body }),
      );
    }
  expect(faults).toEqual([]);
  expect(await fingerprint()).toEqual(before);
}, 60_000);

test('A20 no list of another company shows a row of this one', async () => {
  const ids = Object.entries(real)
    .filter(([key]) => ['customer_id', 'inquiry_id', 'request_id', 'token_id'].includes(key))
    .map(([, id]) => id);
  const people_here = [idOf('xu'), idOf('he'), idOf('shen')];
  const faults: string[] = [];
  let answered = 0;
  for (const endpoint of endpoints.filter((it) => it.method === 'GET' && !isAboutOne(it)))
    for (const [office, client] of foreigners) {
      const { path } = requestOf(endpoint, legalInput(endpoint));
      const { status, text } = await client.get(path);
      if (status === 200) answered++;
      const what = `${endpoint.id} as ${office}`;
      const seen = [...ids, ...people_here].filter((it) => text.includes(it));
      if (status >= 500 || seen.length > 0) faults.push(`${what}: ${status} ${seen}`);
      faults.push(...leaksIn(Buffer.from(text), secrets, what));
    }
  expect(faults).toEqual([]);
  expect(answered).toBeGreaterThan(100);
}, 60_000);
