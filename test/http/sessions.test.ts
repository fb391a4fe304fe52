import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { Office } from '#contract/identity';
import type { Act } from '#gate/act';
import { newId } from '#platform/identifier';

import { offerSetUp } from '#modules/identity';

import { placesOf } from '../../src/modules/identity/rules/office-place.ts';
import { openSession } from '../../src/modules/identity/sessions.ts';
import { allRoutes } from '../../src/server/modules.ts';
import { cardMarked, openApplication, type Application } from '../support/application.ts';
import { appoint, sessionOf } from '../support/offices.ts';
import { idOf, terms } from '../support/people.ts';
import { clientOf, ok, rowsOf, type Client } from '../support/wire.ts';

let app: Application;
beforeAll(async () => {
  app = await openApplication();
});
afterAll(() => app.close());

const enter = (client: Client, sign_in_name: string, headers: Record<string, string> = {}) =>
  client.send('POST', '/api/identity/session', {
    body: { sign_in_name, password: app.password },
    headers,
  });

test('B04 an id somebody planted before the sign-in is worth nothing after it', async () => {
  const planted = 'kebu=planted-by-an-attacker-00000000000000000000';
  const client = clientOf(app.address, planted);
  ok(await enter(client, 'xu'));
  expect(client.cookie).not.toBe(planted);
  expect((await clientOf(app.address, planted).get('/api/identity/me')).status).toBe(401);

  const first = client.cookie;
  ok(await enter(client, 'xu'));
  expect(client.cookie).not.toBe(first);
});

test('B05 a cookie kept after signing out opens nothing, and the browser is told to forget', async () => {
  const client = await app.signIn('he');
  const kept = client.cookie;
  const { headers, status } = await client.delete('/api/identity/session');
  expect([status, headers.get('clear-site-data')]).toEqual([200, '"cache", "storage"']);
  expect(headers.get('set-cookie')).toMatch(/^kebu=; .*Max-Age=0/);
  expect((await clientOf(app.address, kept).get('/api/identity/me')).status).toBe(401);
});

test('B08 the cookie is out of reach of scripts and of other sites, and stands nowhere else', async () => {
  const reply = await enter(app.stranger(), 'xu');
  const cookie = reply.headers.get('set-cookie')!;
  expect(cookie).toMatch(/^kebu=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  expect(reply.text).not.toContain(cookie.slice(5, 48));
  expect(reply.body).toEqual({});
});

describe('behind https', () => {
  let house: Application;
  beforeAll(async () => {
    house = await openApplication({ env: { PUBLIC_URL: 'https://kebu.example' } });
  });
  afterAll(() => house.close());

  test('B08 the cookie is Secure and bound to this host', async () => {
    const reply = await enter(house.stranger(), 'xu', { origin: 'https://kebu.example' });
    expect(reply.headers.get('set-cookie')).toMatch(
      /^__Host-kebu=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/,
    );
  });

  test('B10 only the public origin may write', async () => {
    for (const origin of [house.address, 'https://kebu.example.evil.com', 'http://kebu.example'])
      expect((await enter(house.stranger(), 'xu', { origin })).body.code).toBe('http.cross_site');
  });
});

test('B09 two thousand session ids: different, 256 bits, nothing in common, only hashes kept', async () => {
  const door = { role: 'kebu_door', settings: {} } as const;
  const ids = await app.database.transaction(door, async (db) => {
    const act = { db, at: new Date(), terms } as unknown as Act;
    const made: string[] = [];
    for (let count = 0; count < 2000; count++) made.push(await openSession(act, idOf('lu')));
    return made;
  });
  expect(new Set(ids).size).toBe(2000);
  expect(ids.every((it) => Buffer.from(it, 'base64url').length === 32)).toBe(true);
  for (let at = 0; at < 4; at++)
    // Sixty-four characters, thirty times each: none is missing.
    expect(new Set(ids.map((it) => it[at])).size).toBe(64);
  const kept = JSON.stringify(
    await app.rows(`select encode(session_hash, 'hex') as a, encode(session_hash, 'base64') as b,
                    encode(session_hash, 'escape') as c from identity.session`),
  );
  expect(ids.filter((it) => kept.includes(it))).toEqual([]);
  const dump = await app.rows(`select s::text as it from identity.session s`);
  expect(ids.filter((it) => JSON.stringify(dump).includes(it))).toEqual([]);
});

describe('B10 a page of another site cannot make a signed-in browser write', () => {
  const writes = allRoutes.map((it) => it.endpoint).filter((it) => it.method !== 'GET');
  const foreign: [string, Record<string, string>][] = [
    ['without our header', { 'x-kebu': '' }],
    ['from another origin', { origin: 'https://evil.example' }],
    ['from no origin', { origin: 'null' }],
    ['from another port', { origin: 'http://127.0.0.1:1' }],
    ['led by another site', { 'sec-fetch-site': 'cross-site' }],
    ['led by a sister site', { 'sec-fetch-site': 'same-site' }],
  ];

  test.each(foreign)('%s', async (_, headers) => {
    const { cookie } = await app.as('an');
    const let_in: string[] = [];
    for (const { id, method, path } of writes) {
      const address = `${app.address}/api${path.replaceAll(/:[a-z_]+/g, () => newId())}`;
      const sent = { cookie, 'content-type': 'application/json', 'x-kebu': '1', ...headers };
      if (sent['x-kebu'] === '') delete (sent as Partial<typeof sent>)['x-kebu'];
      const reply = await fetch(address, { method, headers: sent, body: '{}' });
      const { code } = (await reply.json()) as { code?: string };
      if (reply.status !== 403 || code !== 'http.cross_site') let_in.push(id);
    }
    expect(let_in).toEqual([]);
  });

  test.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data', ''])(
    'a form posted as "%s" is not read',
    async (type) => {
      const client = await app.as('an');
      const raw = new Blob(['{"kind":"department","name":"x","code":"x"}']);
      const headers = { 'content-type': type };
      const { status, body } = await client.send('POST', '/api/identity/units', { raw, headers });
      expect([status, body.code]).toEqual([400, 'http.content_type_wrong']);
    },
  );

  test('B10 looking changes nothing: every GET, asked by every office, leaves the database as it was', async () => {
    await cardMarked(await app.as('xu'));
    const clients: Client[] = [await app.as('xu'), await app.as('shen')];
    for (const office of Office.options) {
      const at = placesOf(office).includes('company') ? 'company' : 'terrace';
      clients.push(await sessionOf(app, await appoint(app, { office, at })));
    }
    const [customer] = rowsOf<{ customer_id: string }>(await clients[0]!.get('/api/customers'));
    const tables = (await app.rows(
      `select schemaname || '.' || tablename as it from pg_tables
       where schemaname !~ '^(pg_|information_schema|audit|pgboss)'`,
    )) as { it: string }[];
    const digest = async () => {
      const found: Record<string, unknown> = {};
      for (const { it } of tables) {
        const seen = it === 'identity.session' ? `- 'last_seen_at'` : '';
        const [row] = (await app.rows(
          `select md5(string_agg((to_jsonb(t) ${seen})::text, '' order by t::text)) as md5 from ${it} t`,
        )) as { md5: string }[];
        found[it] = row!.md5;
      }
      return found;
    };
    const before = await digest();
    expect(Object.keys(before).length).toBeGreaterThan(30);
    let answered = 0;
    for (const { endpoint } of allRoutes.filter((it) => it.endpoint.method === 'GET'))
      for (const client of clients) {
        const real = endpoint.path.replace(':customer_id', customer!.customer_id);
        const path = real.replaceAll(/:[a-z_]+/g, () => newId());
        if ((await client.get(`/api${path}`)).status === 200) answered++;
      }
    expect(answered).toBeGreaterThan(200);
    expect(await digest()).toEqual(before);
  });
});

describe('B14 the first start', () => {
  let house: Application;
  let administrator: Client;
  beforeAll(async () => {
    house = await openApplication({ isEmpty: true });
  });
  afterAll(() => house.close());

  const first = (token: string, at = 0) => ({
    token,
    company_name: '云澜置业',
    project_name: '云璟台',
    project_code: 'yunjing',
    person_name: '管理员',
    sign_in_name: `admin${'abcdefghijklmnopqrst'[at]}`,
    password: 'the river bends at Wuzhen',
  });

  test('knows nobody: no name and password of the trade opens it', async () => {
    for (const name of ['admin', 'administrator', 'root', 'kebu', 'demo', 'postgres'])
      for (const password of ['admin', 'password', '123456', 'kebu'])
        expect(
          (await house.stranger().post('/api/identity/session', { sign_in_name: name, password }))
            .status,
        ).toBeOneOf([401, 429]);
  });

  test('takes no invented token, and one real token once, though twenty ask at once', async () => {
    const stranger = house.stranger();
    expect(ok(await stranger.get('/api/identity/set-up'))).toEqual({
      is_needed: true,
      is_signed_in: false,
    });
    const wrong = await stranger.post('/api/identity/set-up', first('invented'));
    expect([wrong.status, wrong.body.code]).toEqual([403, 'identity.set_up_token_wrong']);

    const token = (await offerSetUp(house.database, new Date()))!;
    const clients = Array.from({ length: 20 }, () => house.stranger());
    const all = await Promise.all(
      clients.map((it, at) => it.post('/api/identity/set-up', first(token, at))),
    );
    administrator = clients[all.findIndex((it) => it.status === 200)]!;
    expect(all.filter((it) => it.status === 200)).toHaveLength(1);
    const others = all.filter((it) => it.status !== 200).map((it) => String(it.body.code));
    expect(others.filter((it) => !/set_up_(done|token_wrong)$/.test(it))).toEqual([]);
    expect(await house.rows('select count(*)::int as it from identity.person')).toEqual([
      { it: 1 },
    ]);
    const again = await stranger.post('/api/identity/set-up', first(token, 1));
    expect([again.status, again.body.code]).toEqual([409, 'identity.set_up_done']);
    expect(await offerSetUp(house.database, new Date())).toBeUndefined();
    expect(ok(await stranger.get('/api/identity/set-up'))).toEqual({
      is_needed: false,
      is_signed_in: false,
    });
  });

  test('leaves a company one can work in', async () => {
    const kinds = rowsOf<{ kind: string }>(await administrator.get('/api/identity/units'));
    expect(kinds.map((it) => it.kind).toSorted()).toEqual(['company', 'group', 'project']);
  });
});
