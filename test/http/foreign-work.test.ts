import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

import { openGate } from '#gate/perform';
import { openRecorder } from '#modules/audit';
import { configureFiles } from '#modules/files';
import type { Jobs } from '#platform/jobs';
import { newId } from '#platform/identifier';

import { openWork } from '../../src/server/work.ts';
import {
  openApplication,
  registerMarked,
  type Application,
  type Registered,
} from '../support/application.ts';
import { idOf, unitOf, type PersonName } from '../support/people.ts';
import { ok, rowsOf, type Client } from '../support/wire.ts';

let app: Application;
let jobs: Jobs;
let customer: Registered;
const folder = mkdtempSync(join(tmpdir(), 'kebu-files-'));

beforeAll(async () => {
  app = await openApplication();
  configureFiles({ folder });
  const [{ name }] = (await app.rows('select current_database() as name')) as [{ name: string }];
  const { database } = app;
  jobs = await openWork({
    database,
    perform: openGate(database, openRecorder(database)),
    owner: { ...inject('cluster').owner, database: name },
    is_sealed: false,
  });
  customer = await registerMarked(await app.as('xu'));
});
afterAll(async () => {
  await jobs.stop();
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A foreign id and an invented one are answered alike, and neither is given. */
async function looksUnknown(
  client: Client,
  method: string,
  path: (id: string) => string,
  id: string,
) {
  const body = method === 'GET' ? {} : { body: {} };
  const foreign = await client.send(method, path(id), body);
  const unknown = await client.send(method, path(newId()), body);
  expect([foreign.status, foreign.text]).toEqual([404, unknown.text]);
}

test('A04 another’s export is no export: not in the list, not as a file', async () => {
  const shen = await app.as('shen');
  const order = { register: 'customers.list-customers', filters: {} };
  const path = '/api/custody/exports?scope=project&purpose=sales';
  const { export_id } = ok<{ export_id: string }>(await shen.post(path, order));
  for (const name of ['xu', 'he', 'bai'] as const) {
    const listed = rowsOf<{ export_id: string }>(
      await (await app.as(name)).get('/api/custody/exports?scope=own'),
    );
    expect(listed.filter((it) => it.export_id === export_id)).toEqual([]);
  }
  // The director may see in the ledger that it was made; the file is his who ordered it.
  for (const name of ['xu', 'zhou', 'he', 'bai'] as const) {
    const client = await app.as(name);
    await looksUnknown(client, 'GET', (id) => `/api/custody/exports/${id}/file`, export_id);
  }
});

test('A07 exports are listed to whoever ordered them, and to a company’s auditor', async () => {
  const order = { register: 'customers.list-customers', filters: {} };
  for (const name of ['xu', 'he', 'bai'] as const) {
    const client = await app.as(name);
    ok(await client.post('/api/custody/exports?scope=own&purpose=sales', order));
  }
  const truth = async (condition: string) =>
    (await app.rows(`select export_id as it from custody.export where ${condition}`)).map(
      (it) => (it as { it: string }).it,
    );
  const seen = async (name: PersonName, scope: string) =>
    rowsOf<{ export_id: string }>(
      await (await app.as(name)).get(`/api/custody/exports?scope=${scope}&limit=200`),
    ).map((it) => it.export_id);
  for (const name of ['xu', 'he', 'bai', 'shen'] as const)
    expect((await seen(name, 'own')).toSorted()).toEqual(
      (await truth(`requested_by = '${idOf(name)}'`)).toSorted(),
    );
  const ofCompany = await truth(`company_id = '${unitOf('company')}'`);
  expect((await seen('jin', 'company')).toSorted()).toEqual(ofCompany.toSorted());
  expect(ofCompany.length).toBeGreaterThan(1);
});

test('A04 A20 another company’s import is no import, whatever is asked of it', async () => {
  const an = await app.as('an');
  const query = `project_id=${unitOf('terrace')}&basis=consent&provenance=list&purpose=sales`;
  const started = await an.send('POST', `/api/customers/imports?${query}`, {
    raw: '姓名,联系电话\n贺若弼,13980000001\n',
    headers: { 'x-file-name': 'a.csv' },
  });
  const { batch_id } = ok<{ batch_id: string }>(started);
  expect(ok(await an.get(`/api/customers/imports/${batch_id}`)).batch_id).toBe(batch_id);
  const yan = await app.as('yan');
  const asked: [string, string][] = [
    ['GET', ''],
    ['GET', '/rows'],
    ['GET', '/report'],
    ['POST', '/mapping'],
    ['POST', '/submission'],
    ['POST', '/undoing'],
  ];
  for (const [method, part] of asked)
    await looksUnknown(yan, method, (id) => `/api/customers/imports/${id}${part}`, batch_id);
  const listed = rowsOf<{ batch_id: string }>(await yan.get('/api/customers/imports'));
  expect(listed).toEqual([]);
  const project = `project_id=${unitOf('terrace')}&basis=consent&provenance=list&purpose=sales`;
  const foreign = await yan.send('POST', `/api/customers/imports?${project}`, { raw: '姓名\n甲' });
  expect(foreign.status).toBeOneOf([400, 403, 404]);
});

test('A04 A08 a value is shown to those whose scope holds the customer, and counted', async () => {
  const reveal = (client: Client, customer_id: string) =>
    client.post('/api/custody/reveals', {
      customer_id,
      field: 'phones',
      reason_code: 'other',
      reason: '核对',
    });
  const wen = await app.as('wen');
  expect(ok(await reveal(wen, customer.customer_id)).value).toContain(customer.phone);
  for (const name of ['bai', 'yan', 'tang'] as PersonName[]) {
    const client = await app.as(name);
    const foreign = await reveal(client, customer.customer_id);
    const unknown = await reveal(client, newId());
    expect([foreign.status, foreign.text]).toEqual([unknown.status, unknown.text]);
    expect(foreign.status).toBeOneOf([400, 403, 404]);
    expect(foreign.text).not.toContain(customer.phone);
  }
});
