import {
  chmodSync,
  existsSync,
  lstatSync as lstat,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

import {
  archiveOf,
  cardMarked,
  consent,
  elements,
  registerMarked,
} from '../support/application.ts';
import type { Registered } from '../support/application.ts';
import {
  clearHouse,
  newDataFolder,
  ownerOf,
  peopled,
  startHouse,
  startInVain,
  type House,
} from '../support/house.ts';
import {
  disguises,
  filesBeneath,
  leakScan,
  leaksIn,
  marked,
  type Marked,
} from '../support/markers.ts';
import { clientOf, ok, rowsOf, type Client } from '../support/wire.ts';

const data_dir = newDataFolder();
const key = join(data_dir, 'keys/master.key');
let house: House;
let said = '';
let cookie: string;
let administrator: Client;
const customers: Registered[] = [];
/** People who called and never became customers, and registrations that were refused. */
const strangers: Marked[] = [];

beforeAll(async () => {
  house = await startHouse(data_dir, { env: { KEBU_LOG_LEVEL: 'debug' } });
  const made = await peopled(house, 1);
  const [xu] = made.consultants as [Client];
  administrator = made.administrator;
  cookie = xu.cookie;
  for (let count = 0; count < 4; count++) customers.push(await cardMarked(xu));
  for (let count = 0; count < 8; count++) customers.push(await registerMarked(xu));
  await work(xu);
}, 60_000);
afterAll(() => clearHouse(data_dir, house));

/** Everything a consultant does with what he knows, the refused and the mistaken included. */
async function work(xu: Client): Promise<void> {
  const [first, second] = customers as [Registered, Registered];
  for (const { customer_id, name, phone } of customers) {
    ok(await xu.get(`/api/customers/${customer_id}`));
    for (const term of [name, phone, phone.slice(-4), name.slice(0, 2)])
      ok(await xu.post('/api/customers/search', { term }));
  }
  const path = `/api/reception/customers/${first.customer_id}/follow-ups`;
  ok(await xu.post(path, { kind: 'call', outcome: 'will_come', content: first.remark }));
  const revised = archiveOf({ ...second, address: first.address });
  await xu.put(`/api/customers/${second.customer_id}`, revised);
  ok(await xu.post('/api/customers/phone-check', { phone: first.phone }));

  const caller = marked();
  const call = { kind: 'call', name: caller.name, phone: caller.phone, note: caller.remark };
  ok(await xu.post('/api/reception/inquiries', call));
  const known = { ...archiveOf({ ...marked(), phone: first.phone }), consent };
  expect((await xu.post('/api/customers', known)).status).toBe(409);
  const mistaken = marked();
  const wrong = { ...archiveOf(mistaken), intake_channel: 'nowhere', consent };
  expect((await xu.post('/api/customers', wrong)).status).toBe(400);
  const half = { archive: { ...archiveOf(mistaken), kind: mistaken.name }, consent, elements };
  expect((await xu.post('/api/reception/warm-cards', half)).status).toBe(400);
  strangers.push(caller, mistaken);
}

test('the scan finds what is there: every disguise of a value, wherever it stands', () => {
  const [one] = customers as [Registered];
  for (const [disguise, bytes] of disguises(one.name)) {
    const hidden = Buffer.concat([Buffer.from('x\0y'), bytes, Buffer.from('z')]);
    expect(
      leaksIn(hidden, [one], 'here').some((it) => it.endsWith(disguise)),
      disguise,
    ).toBe(true);
  }
  for (const lead of ['', 'a', 'ab', 'abc']) {
    const wrapped = Buffer.from(Buffer.from(`${lead}${one.name}tail`).toString('base64'));
    expect(leaksIn(wrapped, [one], 'here')).not.toEqual([]);
  }
});

test('K01 no file of a working house holds a customer: data, WAL, logs, keystore, sockets', async () => {
  const owner = await ownerOf(data_dir);
  await owner.query('checkpoint'); // What is in memory is now in the files as well.
  await owner.end();
  const files = filesBeneath(data_dir);
  expect(files.filter((it) => it.includes('pg_wal')).length).toBeGreaterThan(0);
  expect(files.filter((it) => it.includes('keystore')).length).toBeGreaterThan(1);
  expect(files.filter((it) => it.includes('/base/')).length).toBeGreaterThan(100);
  const people = [...customers, ...strangers].map(({ name, phone, address, remark }): Marked => ({
    name,
    phone,
    address,
    remark,
  }));
  expect(leakScan(data_dir, people)).toEqual([]);
}, 60_000);

test('H10 C11 what the server wrote while it worked, at its most talkative, names nobody', () => {
  said = house.said();
  expect(leaksIn(Buffer.from(said), [...customers, ...strangers], 'log')).toEqual([]);
});

test('K01 the files are nobody else’s to read', () => {
  const open = ['keys', 'keystore', 'keys/master.key', 'keys/database-owner.password']
    .map((it) => join(data_dir, it))
    .filter((it) => existsSync(it));
  expect(open).toHaveLength(4);
  const modes = open.map((it) => [it, (lstat(it).mode & 0o077).toString(8)]);
  expect(modes.filter(([, mode]) => mode !== '0')).toEqual([]);
});

test('K13 PostgreSQL listens on no port, and knows its people by password', async () => {
  const owner = await ownerOf(data_dir);
  const settings = `select name, setting from pg_settings
                    where name in ('listen_addresses', 'unix_socket_permissions', 'fsync')`;
  expect((await owner.query(settings)).rows).toEqual([
    { name: 'fsync', setting: 'on' },
    { name: 'listen_addresses', setting: '' },
    { name: 'unix_socket_permissions', setting: '0700' },
  ]);
  const { rows } = await owner.query(
    `select distinct auth_method from pg_hba_file_rules where error is null`,
  );
  await owner.end();
  expect(rows).toEqual([{ auth_method: 'scram-sha-256' }]);
});

test('K03 without the master key it opens sealed: nobody is read or written, nothing is harmed', async () => {
  await house.end('SIGTERM');
  renameSync(key, `${key}.away`);
  house = await startHouse(data_dir);
  const xu = clientOf(house.address, cookie);
  const health = await xu.get('/healthz');
  expect([health.status, health.body.sealed]).toEqual([503, true]);
  const [one] = customers as [Registered];
  const asked = await Promise.all([
    xu.get(`/api/customers/${one.customer_id}`),
    xu.get('/api/customers'),
    xu.post('/api/customers/search', { term: one.phone }),
    xu.post('/api/customers', { ...archiveOf(marked()), consent }),
    xu.post('/api/reception/warm-cards', { archive: archiveOf(marked()), consent, elements }),
    xu.post('/api/reception/inquiries', { kind: 'call', name: '来电', phone: marked().phone }),
  ]);
  expect(asked.map((it) => [it.status, it.body.code])).toEqual(
    asked.map(() => [503, 'vault.sealed']),
  );
  // What names nobody goes on.
  expect(
    rowsOf(await clientOf(house.address, administrator.cookie).get('/api/identity/people')),
  ).toHaveLength(2);
  await house.end('SIGTERM');
}, 60_000);

test('K03 with another house’s key it does not open, says so, and harms nothing', async () => {
  mkdirSync(join(data_dir, 'keys'), { recursive: true });
  writeFileSync(key, `${Buffer.alloc(32, 7).toString('base64')}\n`, { mode: 0o600 });
  const before = digestOfKeystore();
  const { code, said: words } = await startInVain(data_dir);
  expect(code).not.toBe(0);
  expect(words).toMatch(/key|密钥/i);
  expect(words).not.toContain(Buffer.alloc(32, 7).toString('base64'));
  expect(digestOfKeystore()).toBe(before);
}, 60_000);

test('K03 given its own key again, everything opens as it was', async () => {
  renameSync(`${key}.away`, key);
  chmodSync(key, 0o600);
  house = await startHouse(data_dir);
  const xu = clientOf(house.address, cookie);
  const names = await Promise.all(
    customers.map(async (it) => ok(await xu.get(`/api/customers/${it.customer_id}`)).name),
  );
  expect(names).toEqual(customers.map((it) => it.name));
  expect((await xu.get('/healthz')).status).toBe(200);
}, 60_000);

const digestOfKeystore = () =>
  filesBeneath(join(data_dir, 'keystore'))
    .map((it) => readFileSync(it).toString('base64'))
    .join();
