import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Actor, Petition } from '#gate/act';
import { systemActor, type Errands } from '#gate/errand';
import type { UseCase } from '#gate/perform';
import { routes } from '#gate/routes';
import { contract as customers } from '#contract/customers';
import { addDays, dayOf, startOf } from '#kernel/calendar';
import type { Endpoint } from '#kernel/endpoint';
import { customersRoutes, registerCustomer } from '#modules/customers';
import { configureFiles } from '#modules/files';
import { useJobs } from '#platform/jobs';
import { readTable } from '#platform/spreadsheet';

import { freshDatabase } from '../../../test/support/database.ts';
import { as, petition, populate, type PersonName } from '../../../test/support/people.ts';
import { contract } from './contract.ts';
import { configureCustody, exportRegister } from './export-register.ts';
import { exportQueue } from './export-queue.ts';
import { downloadExport, listExports } from './list-exports.ts';
import { listReveals } from './list-reveals.ts';
import { exportJobs } from './make-export.ts';
import { revealField } from './reveal-field.ts';

const { perform, rows, drop } = await freshDatabase();
afterAll(drop);

const register = routes(
  { registerCustomer: customers.registerCustomer },
  { registerCustomer: (act, input) => registerCustomer(act, input) },
)[0]!;
const routeOf = (id: string) => customersRoutes.find((it) => it.endpoint.id === id);
const byId = new Map(
  (['xu', 'he', 'shen', 'wen', 'jin'] as const).map((it) => [as(it).person_id, it]),
);
const errands: Errands = {
  perform,
  routeOf,
  asSystem: (company_id) => petition(systemActor(company_id)),
  asPerson: async (id, asked) => petition(as(byId.get(id)!), asked),
};
const sent: object[] = [];

beforeAll(async () => {
  await populate(rows);
  configureFiles({ folder: mkdtempSync(join(tmpdir(), 'kebu-files-')) });
  configureCustody({ routeOf });
  useJobs({
    send: async (_db, _queue, data) => void sent.push(data),
    work: async () => {},
    isWorking: () => true,
    stop: async () => {},
  });
});

let last = 0;
async function newCustomer(name: string, by: PersonName = 'xu', purpose = 'sales') {
  const phone = `138${60000000 + ++last * 13}`;
  const input = {
    identity: { name, phones: [phone] },
    contact: { address: '幸福路 1 号', id_number: '11010519491231002X' },
    intake_channel: 'walk_in',
    consent: {
      notice_code: 'reception',
      given: [purpose, 'sensitive'].map((it) => ({
        purpose: it,
        basis: 'consent',
        evidence_kind: 'oral',
      })),
    },
  };
  const made = await perform(register.endpoint, register.useCase, petition(as(by)), input);
  const { customer_id } = made as { customer_id: string };
  return { customer_id, phone, name };
}

const on =
  <E extends Endpoint>(endpoint: E, useCase: UseCase<E>) =>
  (actor: Actor, input: object, more: Partial<Petition> = {}) =>
    perform(endpoint, useCase, petition(actor, more), input);
const reveal = on(contract.revealField, revealField);
const reveals = on(contract.listReveals, listReveals);
const order = on(contract.exportRegister, exportRegister);
const exports = on(contract.listExports, listExports);
const download = on(contract.downloadExport, downloadExport);

const shen = as('shen');
const because = { reason_code: 'contact_customer', reason: '客户来电催办' };

test('access/3a: a value is shown for a reason, registered with it, hidden after its minutes', async () => {
  const { customer_id, phone } = await newCustomer('单雄信');
  const at = new Date();
  const input = { customer_id, field: 'phones', ...because };
  const shown = await reveal(shen, input, { at });
  expect(shown.value).toBe(phone);
  expect(shown.until_at.getTime() - at.getTime()).toBe(5 * 60_000);

  const listed = (await reveals(as('jin'), {})).rows[0]!;
  expect(listed).toMatchObject({ customer_id, field: 'phones', reason: '客户来电催办' });
  expect(listed.reader_name).toBe('沈青梧');
  const kept = JSON.stringify(await rows(`select r::text from custody.reveal r`));
  expect(kept).not.toContain(Buffer.from('客户来电催办').toString('hex'));
});

test('access/3a: "other" needs words; a purpose nobody agreed to shows nothing', async () => {
  const { customer_id } = await newCustomer('王伯当', 'xu', 'service');
  const wordless = reveal(shen, { customer_id, field: 'name', reason_code: 'other' });
  await expect(wordless).rejects.toMatchObject({ code: 'custody.reason_missing' });
  const unlawful = reveal(shen, { customer_id, field: 'name', ...because }, { purpose: 'sales' });
  await expect(unlawful).rejects.toMatchObject({ code: 'custody.purpose_not_lawful' });
  expect(await rows('select from custody.reveal where customer_id = $1', customer_id)).toEqual([]);
});

test('C-07: a sensitive value is shown to the site supervisor, not to a reviewer', async () => {
  const { customer_id } = await newCustomer('谢映登');
  const input = { customer_id, field: 'id_number', ...because };
  expect((await reveal(shen, input)).value).toBe('11010519491231002X');
  const refused = reveal(as('wen'), input);
  await expect(refused).rejects.toMatchObject({ code: 'custody.sensitive_not_shown' });
});

test('access/3b: so many values a day, also when two are asked at once; the next day anew', async () => {
  const { customer_id } = await newCustomer('李密');
  const at = new Date(startOf(addDays(dayOf(new Date()), 40)).getTime() + 3_600_000);
  const terms = structuredClone(petition(shen).terms);
  terms.custody.reveals_per_day = 3;
  const input = { customer_id, field: 'name', ...because };
  const asked = Array.from({ length: 6 }, () => reveal(shen, input, { at, terms }));
  const answers = await Promise.allSettled(asked);
  expect(answers.filter((it) => it.status === 'fulfilled')).toHaveLength(3);
  const next = new Date(at.getTime() + 24 * 3_600_000);
  await expect(reveal(shen, input, { at: next, terms })).resolves.toMatchObject({ value: '李密' });
});

test('a customer out of reach does not exist for whoever would reveal him', async () => {
  const { customer_id } = await newCustomer('魏征', 'tang');
  const refused = reveal(shen, { customer_id, field: 'name', ...because });
  await expect(refused).rejects.toMatchObject({ code: 'customers.customer_unknown' });
});

const taking = { register: 'customers.list-customers', filters: {} };

/** The finished file of an order, as rows of cells. */
async function fileOf(actor: Actor, export_id: string) {
  for (const data of sent.splice(0))
    await exportJobs(errands)[exportQueue]!.run(data, new AbortController().signal);
  const { body, file_name } = await download(actor, { export_id });
  const pieces: Buffer[] = [];
  for await (const piece of body) pieces.push(piece as Buffer);
  const limits = { file_name, max_rows: 10_000, max_cell: 1_000 };
  return (await readTable(Buffer.concat(pieces), limits)).sheets[0]!.rows;
}

test.each(['xlsx', 'csv'])(
  'access/4b: a table without identity leaves freely as %s',
  async (format) => {
    const { name, phone } = await newCustomer('徐世绩', 'he');
    const he = as('he');
    const { export_id } = await order(he, { ...taking, format }, { scope: 'own' });
    const cells = await fileOf(he, export_id);
    const text = JSON.stringify(cells);
    expect(text).toContain('客户编号');
    expect(text).toContain('待审核');
    expect(text).toContain('到访');
    expect(text).toContain('何晚晴');
    expect(text).not.toContain(name);
    expect(text).not.toContain(phone);
  },
);

test('of chosen rows only those in reach leave', async () => {
  const [own, foreign] = [await newCustomer('单雄信', 'he'), await newCustomer('王伯当', 'tang')];
  const he = as('he');
  const row_ids = [own.customer_id, foreign.customer_id];
  const { export_id } = await order(he, { ...taking, row_ids, format: 'csv' }, { scope: 'own' });
  // Title, who took it, the heads of the columns; then the rows.
  expect((await fileOf(he, export_id)).slice(3)).toHaveLength(1);
});

test('access/4b: names and phones leave in small numbers, by a site supervisor, from his project', async () => {
  const { name, phone, customer_id } = await newCustomer('程咬金');
  const columns = ['number', 'name', 'phone'];
  const { export_id } = await order(shen, { ...taking, columns }, { scope: 'project' });
  const text = JSON.stringify(await fileOf(shen, export_id));
  expect(text).toContain(name);
  expect(text).toContain(phone);
  const named = await rows(
    `select from audit.entry e join audit.entry_subject s using (entry_id)
     where e.action = 'custody.export-register' and s.customer_id = $1`,
    customer_id,
  );
  expect(named).toHaveLength(1);

  const consultant = order(as('xu'), { ...taking, columns }, { scope: 'own' });
  await expect(consultant).rejects.toMatchObject({ code: 'custody.identity_needs_approval' });
  const terms = structuredClone(petition(shen).terms);
  terms.custody.export_without_approval_max = 1;
  const many = order(shen, { ...taking, columns }, { scope: 'project', terms });
  await expect(many).rejects.toMatchObject({ code: 'custody.too_many_people' });
});

test('an export is its orderer’s alone, for a day; a register one may not see does not leave', async () => {
  const xu = as('xu');
  const at = new Date();
  const { export_id } = await order(xu, taking, { scope: 'own', at });
  const early = download(xu, { export_id });
  await expect(early).rejects.toMatchObject({ code: 'custody.export_not_ready' });
  await fileOf(xu, export_id);
  const stranger = download(as('he'), { export_id });
  await expect(stranger).rejects.toMatchObject({ code: 'custody.export_unknown' });
  const late = download(xu, { export_id }, { at: new Date(at.getTime() + 25 * 3_600_000) });
  await expect(late).rejects.toMatchObject({ code: 'custody.export_expired' });
  expect((await exports(xu, {})).rows[0]).toMatchObject({ export_id, state: 'completed' });
  expect((await exports(as('jin'), {})).rows.map((it) => it.export_id)).toContain(export_id);

  const unknown = order(xu, { register: 'customers.read-customer' }, { scope: 'own' });
  await expect(unknown).rejects.toMatchObject({ code: 'custody.register_unknown' });
  const strange = order(xu, { ...taking, filters: { phone: '13800000000' } }, { scope: 'own' });
  await expect(strange).rejects.toMatchObject({ code: 'custody.filter_unknown' });
});
