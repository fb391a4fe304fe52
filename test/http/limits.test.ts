import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import pg from 'pg';

import { newId } from '#platform/identifier';

import { allRoutes } from '../../src/server/modules.ts';
import { openApplication, registerMarked, type Application } from '../support/application.ts';
import { fieldsOf, legalInput, requestOf } from '../support/fuzz.ts';
import { marked } from '../support/markers.ts';
import { ok, type Client } from '../support/wire.ts';

let app: Application;
beforeAll(async () => {
  app = await openApplication({ env: { KEBU_RATE_LIMITS: 'on' } });
});
afterAll(() => app.close());

const endpoints = allRoutes.map((it) => it.endpoint);

/** Asks until told to wait: how many were let in, and what the one was told who was not. */
async function untilRefused(ask: () => ReturnType<Client['get']>) {
  for (let count = 0; count < 1_000; count++) {
    const reply = await ask();
    if (reply.status === 429) return { count, reply };
  }
  throw new Error('a thousand in a row were let in');
}

test('V04 whoever searches faster than anybody types is asked to wait, and told how long', async () => {
  const xu = await app.as('xu');
  const search = () => xu.post('/api/customers/search', { term: '单雄' });
  const { count, reply } = await untilRefused(search);
  expect(count).toBeGreaterThanOrEqual(120);
  expect(count).toBeLessThan(200);
  expect(reply.body).toMatchObject({ code: 'http.too_many_requests', facts: { seconds: 1 } });
  expect(reply.headers.get('retry-after')).toBe('1');
  // Another person searches, and he himself reads on.
  ok(await (await app.as('he')).post('/api/customers/search', { term: '单雄' }));
  ok(await xu.get('/api/customers'));
});

test('V04 a guest is counted by the address he comes from; a header moves him nowhere', async () => {
  let spoof = 0;
  const knock = () =>
    app.stranger().send('GET', '/api/identity/set-up', {
      headers: { 'x-forwarded-for': `203.0.113.${spoof++ % 250}` },
    });
  const { count } = await untilRefused(knock);
  expect(count).toBeGreaterThanOrEqual(600);
  ok(await (await app.as('xu')).get('/api/identity/set-up'));
});

test('V04 B01 a name that is locked says for how long: in words, and in the header', async () => {
  const guess = () =>
    app
      .stranger()
      .post('/api/identity/session', { sign_in_name: 'gao', password: 'a wrong guess' });
  const { reply } = await untilRefused(guess);
  expect(reply.body.code).toBe('identity.locked');
  const { minutes } = reply.body.facts as { minutes: number };
  expect(reply.headers.get('retry-after')).toBe(String(minutes * 60));
});

test('V04 an export an hour too many: the wait is minutes, and is said in seconds', async () => {
  const shen = await app.as('shen');
  const order = () => shen.post('/api/custody/exports?scope=project', { register: 'nothing' });
  const { count, reply } = await untilRefused(order);
  expect(count).toBe(10);
  expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(300);
});

test('V04 a screen that asks ten things at once, a dozen screens a minute, meets no limit', async () => {
  const wen = await app.as('wen');
  const reads = endpoints.filter((it) => it.method === 'GET' && !it.path.includes(':'));
  const statuses: number[] = [];
  for (let screen = 0; screen < 12; screen++) {
    const asked = reads.slice(0, 10).map((it) => wen.get(`/api${it.path}`));
    statuses.push(...(await Promise.all(asked)).map((it) => it.status));
  }
  expect(statuses.filter((it) => it === 429)).toEqual([]);
});

test('V05 a page of a million rows is refused; an offset is no word of ours', async () => {
  const lists = endpoints.filter(
    (it) => it.method === 'GET' && fieldsOf(it).some(({ field }) => field === 'limit'),
  );
  expect(lists.length).toBeGreaterThan(10);
  expect(endpoints.flatMap(fieldsOf).filter((it) => it.field === 'offset')).toEqual([]);
  const clients = await Promise.all((['an', 'jin', 'zhou'] as const).map((it) => app.as(it)));
  for (const endpoint of lists)
    for (const limit of [1e6, 201, 0, -1, '1e3', 'all'])
      for (const client of clients) {
        const { path } = requestOf(endpoint, { ...legalInput(endpoint), limit });
        expect((await client.get(path)).status, `${endpoint.id} ${limit}`).toBeOneOf([400, 403]);
      }
  const zhou = clients[2]!;
  expect((await zhou.get('/api/customers?offset=1000000')).body).toEqual(
    (await zhou.get('/api/customers')).body,
  );
});

describe('D09 a body larger than anything typed', () => {
  const writes = endpoints.filter((it) => it.method !== 'GET');
  const big = new Uint8Array(1_100_000).fill(0x20);

  test('is refused by every endpoint that takes a form, before anybody reads it', async () => {
    const let_in: string[] = [];
    for (const { id, method, path, upload } of writes) {
      if (upload) continue;
      const address = `/api${path.replaceAll(/:[a-z_]+/g, () => newId())}`;
      const headers = { 'content-type': 'application/json' };
      const { status, body } = await (
        await app.as('an')
      ).send(method, address, { raw: big, headers });
      if (status !== 413 || body.code !== 'http.body_too_large') let_in.push(`${id}: ${status}`);
    }
    expect(let_in).toEqual([]);
  });

  test('an upload may be as large as it says, and not a byte larger', async () => {
    const uploads = writes.filter((it) => it.upload !== undefined);
    expect(uploads.length).toBeGreaterThan(0);
    const an = await app.as('an');
    for (const { method, path, upload } of uploads) {
      const raw = new Uint8Array(upload!.max_bytes + 1);
      const { status } = await an.send(method, `/api${path}`, { raw });
      expect(status).toBe(413);
    }
  });
});

describe('R17 somebody holds a table that everybody needs', () => {
  let holder: pg.Client;
  let name: string;

  /** Waits end sooner than in a house, so that the test does: the setting is the role's, as there. */
  async function within(setting: string): Promise<void> {
    await app.rows(`alter role kebu_app in database ${name} set ${setting}`);
    await app.rows(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where usename = 'kebu_app' and datname = current_database()`,
    );
  }

  beforeAll(async () => {
    [{ name }] = (await app.rows('select current_database() as name')) as [{ name: string }];
    holder = new pg.Client({ ...inject('cluster').owner, database: name });
    await holder.connect();
  });
  afterAll(() => holder.end());

  const waiting = () =>
    app.rows(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );

  test.each(["lock_timeout = '200ms'", "statement_timeout = '200ms'"])(
    'by %s: reading and writing answer 503 in words, nobody waits on, and it heals',
    async (setting) => {
      const xu = await app.as('xu');
      const { customer_id } = await registerMarked(xu);
      await within(setting);
      const ways = () => [
        xu.get('/api/customers'),
        xu.get(`/api/customers/${customer_id}`),
        xu.post(`/api/reception/customers/${customer_id}/follow-ups`, {
          kind: 'call',
          outcome: 'will_come',
        }),
        xu.post('/api/customers/phone-check', { phone: marked().phone }),
      ];
      await Promise.all(ways()); // New connections, with the new setting.
      await holder.query('begin; lock table customers.customer in access exclusive mode');
      const started = performance.now();
      const replies = await Promise.all(ways());
      expect(performance.now() - started).toBeLessThan(5_000);
      for (const { status, body, headers } of replies) {
        expect([status, body]).toEqual([503, { code: 'http.outage', facts: {} }]);
        expect(headers.get('retry-after')).toBe('5');
      }
      expect(await waiting()).toEqual([]);
      await holder.query('rollback');
      expect((await Promise.all(ways())).map((it) => it.status)).toEqual([200, 200, 200, 200]);
      await app.rows(`alter role kebu_app in database ${name} reset all`);
    },
  );

  test('R17 J09 in a house every wait has an end: statements, locks, pauses, whole transactions', async () => {
    const [{ it }] = (await app.rows(
      `select rolconfig as it from pg_roles where rolname = 'kebu_app'`,
    )) as [{ it: string[] }];
    const [{ version }] = (await app.rows(
      `select current_setting('server_version_num')::int as version`,
    )) as [{ version: number }];
    expect(it).toEqual(
      expect.arrayContaining([
        'statement_timeout=15s',
        'lock_timeout=8s',
        'idle_in_transaction_session_timeout=15s',
        ...(version >= 170_000 ? ['transaction_timeout=60s'] : []),
      ]),
    );
  });
});
