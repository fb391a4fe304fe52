import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Endpoint } from '#kernel/endpoint';

import { allRoutes } from '../../src/server/modules.ts';
import { cardMarked, openApplication, type Application } from '../support/application.ts';
import { chanceOf } from '../../drills/course.ts';
import { doseOf } from '../support/dose.ts';
import { fieldsOf, legalInput, requestOf } from '../support/fuzz.ts';
import { people, type PersonName } from '../support/people.ts';
import { ok, type Client, type Reply } from '../support/wire.ts';

let app: Application;
const permitted = new Map<PersonName, ReadonlySet<string>>();
beforeAll(async () => {
  app = await openApplication();
  for (const name of Object.keys(people) as PersonName[]) {
    const me = ok<{ permissions: object }>(await (await app.as(name)).get('/api/identity/me'));
    permitted.set(name, new Set(Object.keys(me.permissions)));
  }
});
afterAll(() => app.close());

/** Signing out would end the session that asks; the jobs' endpoints are no one's to ask. */
const endpoints = allRoutes
  .map((it) => it.endpoint)
  .filter((it) => it.id !== 'identity.sign-out' && it.actors.some((kind) => kind !== 'system'));

/** Somebody who may, so that what is wrong with the request is what is found. */
async function someoneFor({ id, personal }: Endpoint): Promise<Client> {
  if (personal) return app.as('lin');
  if (permitted.get('xu')?.has(id)) return app.as('xu');
  for (const [name, permissions] of permitted) if (permissions.has(id)) return app.as(name);
  return app.as('an');
}

/** A customer of 徐's own for each endpoint about one, so that its use case is reached. */
async function ownOf({ path }: Endpoint): Promise<{ customer_id?: string }> {
  if (!path.includes(':customer_id')) return {};
  const { customer_id } = await cardMarked(await app.as('xu'));
  return { customer_id };
}

/** What no answer may carry: our insides. */
const insides =
  /node_modules|\.ts:\d|\.js:\d|\bat \w+ \(|syntax error|SQLSTATE|\bpg_|relation "|column "|duplicate key|\bPostgreSQL\b|\/work\//i;

const told: string[] = [];
function judge(what: string, { status, text }: Reply): void {
  if (status >= 500) told.push(`${what}: ${status} ${text}`);
  if (insides.test(text)) told.push(`${what}: ${text.slice(0, 200)}`);
}

const wrong: [string, unknown][] = [
  ['null', null],
  ['a number', -1],
  ['a number too great', 2 ** 53 + 1],
  ['an empty text', ''],
  ['a long text', '长'.repeat(20_000)],
  ['a list', [[]]],
  ['an object', { $ne: null }],
  ['a flag', false],
  ['NUL', 'a\0b'],
  ['half a character', 'a\ud800b'],
  ['an override', 'a‮b'],
  ['a path', '../../etc/passwd'],
  ['a date that is none', '2026-02-30'],
  ['a pattern', '%_\\'],
];

test.each(endpoints.map((it) => [it.id, it] as const))(
  'C04 D12 %s says no to nonsense',
  async (id, endpoint) => {
    told.length = 0;
    const client = await someoneFor(endpoint);
    const legal = { ...legalInput(endpoint), ...(await ownOf(endpoint)) };
    const ask = async (what: string, values: Record<string, unknown>) => {
      const { method, path, body } = requestOf(endpoint, values);
      judge(`${id} ${what}`, await client.send(method, path, { body }));
    };
    await ask('legal', legal);
    await ask('nothing', {});
    for (const { field } of fieldsOf(endpoint))
      for (const [what, value] of wrong)
        await ask(`${field}: ${what}`, { ...legal, [field]: value });
    expect(told).toEqual([]);
  },
);

/** Chance that can be had again: what broke is asked once more under its seed. */
const chance = chanceOf(Number(process.env.KEBU_SEED ?? 1));
const WILD = doseOf(8, 500);
const odd: unknown[] = [
  ...wrong.map(([, value]) => value),
  ...['__proto__', 'constructor', '0', '-0', '1e309', '\u2028', '<b>', '${7*7}', 'ｎｕｌｌ'],
  ...[1e21, -0, [], [null], {}, { a: { b: { c: [1, { d: 'x' }] } } }, 'x'.repeat(3_000)],
];

/** Some fields of a legal request made wrong at once, some invented, some gone. */
function wild(endpoint: Endpoint, legal: Record<string, unknown>): Record<string, unknown> {
  const values = { ...legal };
  const fields = fieldsOf(endpoint).map((it) => it.field);
  for (let count = chance.between(1, 4); count > 0; count--) {
    const field = chance.pick([...fields, 'invented', 'customer_id', 'scope']);
    if (chance.next() < 0.2) delete values[field];
    else values[field] = chance.pick(odd);
  }
  return values;
}

test.each(endpoints.map((it) => [it.id, it] as const))(
  'C04 %s takes wild requests calmly',
  async (id, endpoint) => {
    told.length = 0;
    const client = await someoneFor(endpoint);
    const legal = { ...legalInput(endpoint), ...(await ownOf(endpoint)) };
    for (let count = 0; count < WILD; count++) {
      const values = wild(endpoint, legal);
      const { method, path, body } = requestOf(endpoint, values);
      judge(
        `${id} ${JSON.stringify(values).slice(0, 300)}`,
        await client.send(method, path, { body }),
      );
    }
    expect(told).toEqual([]);
  },
  120_000,
);

/** Bodies that are not what they say, for an endpoint that reads JSON. */
const broken: [string, BodyInit][] = [
  ['cut off', '{"term":"x'],
  ['a list', '[]'],
  ['a text', '"x"'],
  ['null', 'null'],
  ['a number too great for numbers', '{"term":1e309}'],
  ['not a number', '{"term":NaN}'],
  ['no UTF-8', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])],
  ['GB18030', new Uint8Array([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xb5, 0xa5, 0x22, 0x7d])],
  ['a hundred thousand brackets', `{"a":${'['.repeat(100_000)}`],
  ['nested too deep', `{"a":${'['.repeat(500)}${']'.repeat(500)}}`],
  [
    'too many keys',
    JSON.stringify(Object.fromEntries([...Array(9000).keys()].map((it) => [`k${it}`, 1]))),
  ],
  ['too long', JSON.stringify({ term: 'x'.repeat(1_100_000) })],
];

test.each(broken)('C04 D09 a body that is %s is refused', async (_, raw) => {
  const client = await app.as('xu');
  const headers = { 'content-type': 'application/json' };
  const reply = await client.send('POST', '/api/customers/search', { raw, headers });
  expect([400, 413]).toContain(reply.status);
  expect(reply.text).not.toMatch(insides);
  expect(ok(await client.get('/api/identity/me')).name).toBe(people.xu.name);
});

test('D12 one name given twice, a list for a text, an object for an id: 400', async () => {
  const client = await app.as('xu');
  const asked = [
    '/api/customers?limit=1&limit=2',
    '/api/customers?state=in_force&state=voided',
    '/api/customers?sort[]=created_at&sort[]=x&limit=0',
    '/api/customers?limit=1e9',
    '/api/customers?limit=-1',
    '/api/customers?limit=1.5',
    '/api/customers?with_total=maybe',
    '/api/customers?owner_id=1',
    '/api/customers?scope=own&scope=everything',
    '/api/customers?scope=everything',
  ];
  const passed: string[] = [];
  for (const path of asked) {
    const { status } = await client.get(path);
    const isScopeTwice = path.includes('scope=own&'); // The first of two is taken; it is stated.
    if (status !== 400 && !isScopeTwice) passed.push(`${path} ${status}`);
  }
  const bodies = [{ term: ['a', 'b'] }, { term: { like: '%' } }, { term: 1 }, { term: true }];
  for (const body of bodies) {
    const { status } = await client.post('/api/customers/search', body);
    if (status !== 400) passed.push(JSON.stringify(body));
  }
  expect(passed).toEqual([]);
});

test('D07 a prototype sent in JSON or in a query reaches nobody’s prototype', async () => {
  const client = await app.as('xu');
  const raw = '{"term":"单雄信","__proto__":{"x":1},"constructor":{"prototype":{"x":1}}}';
  const headers = { 'content-type': 'application/json' };
  expect((await client.send('POST', '/api/customers/search', { raw, headers })).status).toBe(200);
  await client.get('/api/customers?__proto__[x]=1&constructor.prototype.x=1&a[__proto__][x]=1');
  expect(({} as { x?: number }).x).toBeUndefined();
});
