import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Actor } from '#gate/act';
import { systemActor, type Errands } from '#gate/errand';
import type { UseCase } from '#gate/perform';
import type { Endpoint } from '#kernel/endpoint';
import { configureApprovals } from '#modules/approvals';
import { configureFiles } from '#modules/files';
import { useJobs } from '#platform/jobs';
import { readTable } from '#platform/spreadsheet';
import { contract as approvals } from '#contract/approvals';

import { freshDatabase } from '../../../../test/support/database.ts';
import { as, petition, populate, unitOf } from '../../../../test/support/people.ts';
import { decide } from '../../approvals/decide.ts';
import { contract } from '../contract.ts';
import { importContract, type ImportPage } from '../contract-import.ts';
import { listCustomers } from '../list-customers.ts';
import { registerCustomer } from '../register-customer.ts';
import { downloadImportReport } from './download-report.ts';
import { importJobs } from './import-jobs.ts';
import { importQueues } from './import-queues.ts';
import { mapImport } from './map-import.ts';
import { listImportRows, listImports, readImport } from './read-import.ts';
import { startImport } from './start-import.ts';
import { importBatchApproval, submitImport } from './submit-import.ts';
import { undoImport } from './undo-import.ts';

const { perform, rows, drop } = await freshDatabase();
afterAll(drop);

const errands: Errands = {
  perform,
  asSystem: (company_id) => petition(systemActor(company_id)),
  asPerson: async () => undefined,
  routeOf: () => undefined,
};
const bindings = importJobs(errands);
const signal = new AbortController().signal;

/** Jobs as the queue would hand them over, once the act that sent them has committed. */
const sent: { queue: string; data: object }[] = [];
async function runJobs(): Promise<void> {
  for (const { queue, data } of sent.splice(0)) await bindings[queue]!.run(data, signal);
}

beforeAll(async () => {
  await populate(rows);
  configureFiles({ folder: mkdtempSync(join(tmpdir(), 'kebu-files-')) });
  configureApprovals({ 'customers.import-batch': importBatchApproval });
  useJobs({
    send: async (_db, queue, data) => void sent.push({ queue, data }),
    work: async () => {},
    isWorking: () => true,
    stop: async () => {},
  });
});

function on<E extends Endpoint>(endpoint: E, useCase: UseCase<E>) {
  return (actor: Actor, input: object) => perform(endpoint, useCase, petition(actor), input);
}
const start = on(importContract.startImport, startImport);
const map = on(importContract.mapImport, mapImport);
const read = on(importContract.readImport, readImport);
const submit = on(importContract.submitImport, submitImport);
const undo = on(importContract.undoImport, undoImport);
const lines = on(importContract.listImportRows, listImportRows);
const report = on(importContract.downloadImportReport, downloadImportReport);
const sign = on(approvals.decide, decide);

const an = as('an');
const wen = as('wen');

let last = 0;
const phone = () => `139${String(70000000 + ++last * 7)}`;
const csv = (...lines: string[]) => Buffer.from(['姓名,电话,级别,置业顾问', ...lines].join('\n'));
const basics = {
  project_id: unitOf('terrace'),
  provenance: '展会签到表',
  basis: 'consent',
  file_name: '名单.csv',
};

async function staged(bytes: Buffer, more: object = {}): Promise<ImportPage> {
  const { batch_id } = await start(an, { ...basics, ...more, bytes });
  await map(an, { batch_id });
  await runJobs();
  return read(an, { batch_id });
}
async function applied(bytes: Buffer, more: object = {}): Promise<ImportPage> {
  const { batch_id } = await staged(bytes, more);
  const { request_id } = await submit(an, { batch_id });
  await sign(wen, { request_id, decision: 'approved' });
  await runJobs();
  return read(an, { batch_id });
}
const customersOf = (batch_id: string) =>
  rows(
    `select c.state, c.owner_id, c.lawful_for, c.intent_grade, c.number from customers.import_row r
     join customers.customer c using (customer_id) where r.batch_id = $1 order by r.row_no`,
    batch_id,
  );

test('information 3g: an uploaded list says what its columns hold and shows its first rows', async () => {
  const page = await start(an, { ...basics, bytes: csv(`单雄信,${phone()},A,徐若川`) });
  expect(page.state).toBe('mapping');
  expect(page.mapping).toEqual({ 0: 'name', 1: 'phone', 2: 'grade', 3: 'owner_name' });
  expect(page.sheets[0]!.rows[0]).toEqual(['单雄信', expect.any(String), 'A', '徐若川']);
});

test('rows are told apart: archives, duplicates in the list, known to the company, faulty', async () => {
  const [known, fresh] = [phone(), phone()];
  await perform(
    contract.registerCustomer,
    (act, input) => registerCustomer(act, input),
    petition(as('xu')),
    {
      identity: { name: '秦叔宝', phones: [known] },
      intake_channel: 'walk_in',
      consent: {
        notice_code: 'reception',
        given: [{ purpose: 'sales', basis: 'consent', evidence_kind: 'oral' }],
      },
    },
  );
  const page = await staged(
    csv(`罗成,${fresh},B,`, `罗成一,${fresh},,`, `秦琼,${known},,`, '程咬金,12,,', '合计,4,,'),
  );
  expect(page).toMatchObject({
    state: 'ready',
    row_count: 5,
    accepted_count: 1,
    duplicate_count: 2,
    rejected_count: 2,
  });
  const { batch_id } = page;
  const told = (await lines(an, { batch_id })).rows.map((it) => [it.verdict, it.reasons.join()]);
  expect(told).toEqual([
    ['accepted', ''],
    ['duplicate', 'row.repeated_in_file'],
    ['duplicate', 'row.known_already'],
    ['rejected', 'phone.phone_implausible'],
    ['rejected', 'row.nothing_to_register'],
  ]);
});

test('the list of problems holds the rows that failed, as they stood, with words', async () => {
  const page = await staged(csv(`尉迟恭,${phone()},,`, '张公瑾,123,,'));
  const { body } = await report(an, { batch_id: page.batch_id });
  const limits = { file_name: '', max_rows: 100, max_cell: 1000 };
  const { sheets } = await readTable(body, limits);
  const cells = sheets[0]!.rows.at(-1)!;
  expect(cells).toEqual(['3', '有问题', '电话: 这不像一个电话号码。', '张公瑾', '123']);
  const others = report(as('fan'), { batch_id: page.batch_id });
  await expect(others).rejects.toMatchObject({ code: 'import.report_not_yours' });
});

test('information 3g: nothing is registered before another person signs; then all of it is', async () => {
  const page = await staged(csv(`侯君集,${phone()},A,徐若川`, `张亮,${phone()},,查无此人`));
  const { request_id } = await submit(an, { batch_id: page.batch_id });
  expect(await customersOf(page.batch_id)).toEqual([]);
  await sign(wen, { request_id, decision: 'approved' });
  await runJobs();

  expect(await read(an, { batch_id: page.batch_id })).toMatchObject({
    state: 'applied',
    applied_count: 2,
    completed_at: expect.any(Date),
  });
  const made = await customersOf(page.batch_id);
  expect(made).toMatchObject([
    { state: 'in_force', owner_id: as('xu').person_id, lawful_for: ['sales'], intent_grade: 'A' },
    { state: 'in_force', owner_id: null, lawful_for: ['sales'] },
  ]);
  const own = await perform(contract.listCustomers, listCustomers, petition(as('xu')), {});
  expect(own.rows.map((it) => it.name)).toContain('侯君集');
});

test('access 2c: once registered, the rows of a list are customers, masked to him who brought it', async () => {
  const bytes = csv(`苏定方,${phone()},,`);
  const before = await staged(bytes);
  const { batch_id } = before;
  expect((await lines(an, { batch_id })).rows[0]!.name).toBe('苏定方');
  expect((await lines(as('fan'), { batch_id })).rows[0]!.name).toBe('苏**');
  expect((await read(as('fan'), { batch_id })).sheets[0]!.rows).toEqual([]);

  const { request_id } = await submit(an, { batch_id });
  await sign(wen, { request_id, decision: 'approved' });
  await runJobs();
  expect((await lines(an, { batch_id })).rows[0]!.name).toBe('苏**');
  expect((await read(an, { batch_id })).sheets[0]!.rows).toEqual([]);
});

test('information 2g: a list whose ground is unproven is locked: archives serve no purpose', async () => {
  const page = await applied(csv(`屈突通,${phone()},,`), { basis: 'to_be_confirmed' });
  expect(await customersOf(page.batch_id)).toMatchObject([
    { state: 'quarantined', lawful_for: [] },
  ]);
});

test('the same file again is duplicates only', async () => {
  const bytes = csv(`殷开山,${phone()},,`, `柴绍,${phone()},,`);
  await applied(bytes);
  const again = await staged(bytes);
  expect(again).toMatchObject({ accepted_count: 0, duplicate_count: 2 });
  const told = (await lines(an, { batch_id: again.batch_id })).rows;
  expect(told.every((it) => it.reasons.includes('row.same_file'))).toBe(true);
});

test('a job that runs again registers nobody twice', async () => {
  const { batch_id } = await staged(csv(`刘政会,${phone()},,`, `唐俭,${phone()},,`));
  const { request_id } = await submit(an, { batch_id });
  await sign(wen, { request_id, decision: 'approved' });
  const [job] = sent;
  await runJobs();
  // As after a kill between the last chunk and the word that the job is done.
  await rows(`update customers.import_batch set state = 'applying' where batch_id = $1`, batch_id);
  await bindings[importQueues.apply]!.run(job!.data, signal);
  expect(await customersOf(batch_id)).toHaveLength(2);
  expect(await read(an, { batch_id })).toMatchObject({ state: 'applied', applied_count: 2 });
});

test('somebody registered between staging and approval is not registered again', async () => {
  const shared = phone();
  const page = await staged(csv(`虞世南,${shared},,`));
  await applied(csv(`虞世南二,${shared},,`, `李靖,${phone()},,`));
  const { request_id } = await submit(an, { batch_id: page.batch_id });
  await sign(wen, { request_id, decision: 'approved' });
  await runJobs();
  expect(await read(an, { batch_id: page.batch_id })).toMatchObject({
    applied_count: 0,
    accepted_count: 0,
    duplicate_count: 1,
  });
});

test('information 3g: a batch is undone as a whole until somebody works with one of its archives', async () => {
  const page = await applied(csv(`长孙顺德,${phone()},,徐若川`, `李孝恭,${phone()},,`));
  await undo(an, { batch_id: page.batch_id });
  await runJobs();
  expect(await customersOf(page.batch_id)).toMatchObject([
    { state: 'voided' },
    { state: 'voided' },
  ]);

  const used = await applied(csv(`高士廉,${phone()},,`));
  await rows(
    `insert into customers.timeline (customer_id, at, event_id, kind)
     select customer_id, now(), gen_random_uuid(), 'follow_up_call'
     from customers.import_row where batch_id = $1`,
    used.batch_id,
  );
  const refused = undo(an, { batch_id: used.batch_id });
  await expect(refused).rejects.toMatchObject({ code: 'import.records_in_use' });
});

test('a batch waits for its reviewer: neither mapped anew, nor signed by him who brought it', async () => {
  const { batch_id } = await staged(csv(`萧瑀,${phone()},,`));
  const { request_id } = await submit(an, { batch_id });
  await expect(map(an, { batch_id })).rejects.toMatchObject({ code: 'import.not_mappable' });
  await sign(wen, { request_id, decision: 'returned', reason_code: 'incomplete' });
  expect(await read(an, { batch_id })).toMatchObject({ state: 'returned' });
  await map(an, { batch_id });
  await runJobs();
  expect(await read(an, { batch_id })).toMatchObject({ state: 'ready', accepted_count: 1 });
});

test('consent as a ground needs a notice that was shown; a source must be stated', async () => {
  const bytes = csv(`杜如晦,${phone()},,`);
  const without = start(an, { ...basics, bytes, notice_code: 'nowhere' });
  await expect(without).rejects.toMatchObject({ code: 'consent.notice_not_in_force' });
  const silent = start(an, { ...basics, bytes, provenance: ' ' });
  await expect(silent).rejects.toMatchObject({ code: 'import.provenance_missing' });
});

test('a batch of another company does not exist; nothing of a list lies in clear', async () => {
  const number = phone();
  const page = await staged(csv(`房玄龄,${number},,`));
  const foreign = read(as('yan'), { batch_id: page.batch_id });
  await expect(foreign).rejects.toMatchObject({ code: 'import.batch_unknown' });
  const kept = JSON.stringify(
    await rows(
      `select r::text, encode(r.sealed, 'escape') from customers.import_row r
       union all select b::text, encode(b.preview, 'escape') from customers.import_batch b`,
    ),
  );
  expect(kept).not.toContain(number);
  expect(kept).not.toContain('房玄龄');
  const listed = await perform(importContract.listImports, listImports, petition(as('fan')), {});
  expect(listed.rows[0]).toMatchObject({ batch_id: page.batch_id });
});
