import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

import { openGate } from '#gate/perform';
import { openRecorder } from '#modules/audit';
import { configureFiles } from '#modules/files';
import type { Jobs } from '#platform/jobs';
import { readTable } from '#platform/spreadsheet';

import { openWork } from '../../src/server/work.ts';
import { openApplication, type Application } from '../support/application.ts';
import { unitOf } from '../support/people.ts';
import { ok, rowsOf, type Client } from '../support/wire.ts';

let app: Application;
let jobs: Jobs;

beforeAll(async () => {
  app = await openApplication();
  configureFiles({ folder: mkdtempSync(join(tmpdir(), 'kebu-files-')) });
  const [{ name }] = (await app.rows('select current_database() as name')) as [{ name: string }];
  const { database } = app;
  jobs = await openWork({
    database,
    perform: openGate(database, openRecorder(database)),
    owner: { ...inject('cluster').owner, database: name },
    is_sealed: false,
  });
});
afterAll(async () => {
  await jobs.stop();
  await app.close();
});

/** Asks as a screen does, until the long work has come to one of these states. */
async function until(client: Client, path: string, ...states: string[]) {
  for (;;) {
    const body = ok<{ state: string }>(await client.get(path));
    if (states.includes(body.state)) return body;
    await pause(50);
  }
}

const list = (count: number) =>
  ['姓名,联系电话,级别']
    .concat(Array.from({ length: count }, (_, at) => `贺若弼${at % 9},139${80000000 + at * 3},B`))
    .join('\n');

async function upload(client: Client, content: string) {
  const query = new URLSearchParams({
    project_id: unitOf('terrace'),
    basis: 'consent',
    provenance: '开放日签到表',
    purpose: 'sales',
  });
  const headers = { 'x-file-name': encodeURIComponent('签到表.csv') };
  const path = `/api/customers/imports?${query}`;
  return client.send('POST', path, { raw: content, headers });
}

test('a spreadsheet becomes customers: uploaded, matched, checked, signed, registered', async () => {
  const an = await app.as('an');
  const wen = await app.as('wen');
  const started = ok<{ batch_id: string; file_name: string }>(await upload(an, list(2_345)));
  expect(started.file_name).toBe('签到表.csv');
  const batch = `/api/customers/imports/${started.batch_id}`;
  ok(await an.post(`${batch}/mapping`));
  expect(await until(an, batch, 'ready', 'failed')).toMatchObject({
    state: 'ready',
    accepted_count: 2_345,
  });
  const { request_id } = ok<{ request_id: string }>(await an.post(`${batch}/submission`));
  ok(await wen.post(`/api/approvals/requests/${request_id}/signatures`, { decision: 'approved' }));
  expect(await until(an, batch, 'applied')).toMatchObject({ applied_count: 2_345 });

  const [made] = await app.rows(
    `select count(*)::int as count, count(distinct number)::int as numbers,
            bool_and(state = 'in_force') as all_in_force from customers.customer`,
  );
  expect(made).toEqual({ count: 2_345, numbers: 2_345, all_in_force: true });
  const acts = await app.rows(
    `select from audit.entry where action = 'customers.apply-import-rows'
     and on_behalf_of is not null`,
  );
  expect(acts).toHaveLength(3);
});

test('a script maps by the headings of its file', async () => {
  const an = await app.as('an');
  const content = '编号,业主,号码一\nR-1,韩擒虎,13987650001\n';
  const { batch_id } = ok<{ batch_id: string }>(await upload(an, content));
  const batch = `/api/customers/imports/${batch_id}`;
  const columns = { ref: '编号', fields: { 业主: 'name', 号码一: 'phones' } };
  ok(await an.post(`${batch}/mapping`, { columns }));
  expect(await until(an, batch, 'ready', 'failed')).toMatchObject({ accepted_count: 1 });
});

test('a file that is no table is refused at once', async () => {
  const an = await app.as('an');
  const { status, body } = await upload(an, 'PK\u0003\u0004 not really a workbook');
  expect([status, body.code]).toEqual([400, 'spreadsheet.unreadable']);
});

test('a register is ordered as a file and fetched by whoever ordered it', async () => {
  const shen = await app.as('shen');
  const order = { register: 'customers.list-customers', filters: { intent_grade: 'B' } };
  const path = '/api/custody/exports?scope=project&purpose=sales';
  const { export_id } = ok<{ export_id: string }>(await shen.post(path, order));
  const mine = async () =>
    rowsOf<{ export_id: string; state: string; row_count: number }>(
      await shen.get('/api/custody/exports'),
    ).find((it) => it.export_id === export_id)!;
  while ((await mine()).state === 'pending') await pause(50);
  expect(await mine()).toMatchObject({ state: 'completed', row_count: 2_345 });

  const file = await fetch(`${app.address}/api/custody/exports/${export_id}/file`, {
    headers: { cookie: shen.cookie },
  });
  expect(file.headers.get('content-disposition')).toContain('attachment');
  const bytes = Buffer.from(await file.arrayBuffer());
  const { sheets } = await readTable(bytes, { file_name: '', max_rows: 5_000, max_cell: 500 });
  expect(sheets[0]!.rows.length).toBeGreaterThan(2_345);
  const jin = await app.as('jin');
  expect((await jin.get(`/api/custody/exports/${export_id}/file`)).status).toBe(403);
});
