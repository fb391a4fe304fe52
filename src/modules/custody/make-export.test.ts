import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Actor, Petition } from '#gate/act';
import type { Errands } from '#gate/errand';
import type { Perform } from '#gate/perform';
import { customersRoutes } from '#modules/customers';
import { readTable } from '#platform/spreadsheet';

import { openImports } from '../../../test/support/imports.ts';
import { as, idOf, petition, unitOf } from '../../../test/support/people.ts';
import { contract, type ExportRow } from './contract.ts';
import { exportQueue } from './export-queue.ts';
import { configureCustody, exportRegister } from './export-register.ts';
import { downloadExport, listExports } from './list-exports.ts';
import { exportJobs } from './make-export.ts';
import { custodyRoutes } from './routes.ts';

const house = await openImports();
const { perform, rows, on, sent, folder } = house;
afterAll(house.drop);

const PEOPLE = 1_205;
const order = on(contract.exportRegister, exportRegister);
const exports = on(contract.listExports, listExports);
const download = on(contract.downloadExport, downloadExport);

const all = [...customersRoutes, ...custodyRoutes];
const routeOf = (id: string) => all.find((it) => it.endpoint.id === id);
const askers = new Map((['xu', 'shen'] as const).map((it) => [as(it).person_id, as(it)]));
const errands: Errands = {
  ...house.errands,
  routeOf,
  asPerson: async (id, asked) => petition(askers.get(id)!, asked),
};

let last = 0;
async function bring(count: number): Promise<void> {
  await house.approved(
    Array.from({ length: count }, (_, at) => `房玄龄${at % 9},135${30000000 + ++last * 3},徐若川`),
  );
  await house.runJobs();
}

beforeAll(async () => {
  configureCustody({ routeOf });
  await bring(PEOPLE);
});

class Killed extends Error {}

/** Runs the job of an order until this act has been done `times` times, and no further. */
async function runUntil(data: object, action: string | RegExp, times = 1): Promise<void> {
  let left = times;
  const dying: Perform = async (endpoint, useCase, asked, input) => {
    if (left === 0) throw new Killed();
    const done = await perform(endpoint, useCase, asked, input);
    if (endpoint.id.match(action)) left -= 1;
    return done;
  };
  const job = exportJobs({ ...errands, perform: dying })[exportQueue]!;
  await expect(job.run(data, new AbortController().signal)).rejects.toThrow(Killed);
}
const run = (data: object, more: Partial<Errands> = {}) =>
  exportJobs({ ...errands, ...more })[exportQueue]!.run(data, new AbortController().signal);

interface Taking {
  register?: string;
  columns?: string[];
  format?: string;
}

/** An order as it waits in line. */
async function ordered(actor: Actor, taking: Taking, more: Partial<Petition>) {
  const what = { register: 'customers.list-customers', filters: {}, format: 'csv', ...taking };
  const { export_id } = await order(actor, what, more);
  const { data } = sent.splice(0)[0]!;
  return { export_id, data };
}

/** The file of an order: what stands above the header, and the first column below it. */
async function fileOf(actor: Actor, export_id: string) {
  const { body, file_name } = await download(actor, { export_id });
  const pieces: Buffer[] = [];
  for await (const piece of body) pieces.push(piece as Buffer);
  const limits = { file_name, max_rows: 10_000, max_cell: 1_000 };
  const cells = (await readTable(Buffer.concat(pieces), limits)).sheets[0]!.rows;
  const [title, about, _header, ...below] = cells;
  return { above: JSON.stringify([title, about]), column: below.map((it) => String(it[0])) };
}
const rowOf = async (actor: Actor, export_id: string): Promise<ExportRow> =>
  (await exports(actor, {})).rows.find((it) => it.export_id === export_id)!;
const numbersOf = async (where = 'true') =>
  (await rows(`select number from customers.customer where ${where}`)).map((it) => it.number);
const filesLeft = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((it) => it.isFile()).length;

const shen = as('shen');
const xu = as('xu');
const byProject = { columns: ['number', 'state'] };

test.each(['csv', 'xlsx'])(
  'killed between parts and while the %s is written, the job goes on: no row twice, none missing',
  async (format) => {
    const before = filesLeft();
    const expected = await numbersOf();
    const taking = { ...byProject, format };
    const { export_id, data } = await ordered(shen, taking, { scope: 'project' });
    await runUntil(data, 'custody.keep-export-part');
    expect(await rowOf(shen, export_id)).toMatchObject({ state: 'pending', row_count: null });
    await runUntil(data, 'custody.keep-export-part');
    const read = `select from audit.entry where action = 'customers.list-customers'
                  and facts->>'export_id' is null`;
    const looked = (await rows(read)).length;
    await runUntil(data, /^custody.keep-export$/);
    await run(data);
    // The parts that were kept are not read again: neither by the last runs nor for the file.
    expect((await rows(read)).length).toBe(looked);

    const { column } = await fileOf(shen, export_id);
    expect(column.toSorted()).toEqual(expected.toSorted());
    expect(await rowOf(shen, export_id)).toMatchObject({
      state: 'completed',
      row_count: PEOPLE,
      dropped_count: 0,
    });
    expect(await rows('select from custody.export_part')).toEqual([]);
    expect(filesLeft()).toBe(before + 1);
  },
);

test('ids are fixed first: who came later is not in the file, who moved in the register is, once', async () => {
  const expected = await numbersOf();
  const { export_id, data } = await ordered(shen, byProject, { scope: 'project' });
  await runUntil(data, 'customers.list-customers');
  await bring(3);
  // The last of the register becomes its first: paging would never have met him.
  await rows(`update customers.customer set updated_at = now() + interval '1 minute'
              where number = (select number from customers.customer order by updated_at limit 1)`);
  await run(data);
  const { column } = await fileOf(shen, export_id);
  expect(column.toSorted()).toEqual(expected.toSorted());
});

test('who left the orderer’s scope meanwhile is dropped, and the file says how many', async () => {
  const { export_id, data } = await ordered(xu, byProject, { scope: 'own' });
  await runUntil(data, 'customers.list-customers');
  const given = await rows(
    `update customers.customer set owner_id = $1
     where customer_id in (select customer_id from customers.customer
       where owner_id = $2 order by number limit 2) returning number`,
    idOf('he'),
    idOf('xu'),
  );
  await run(data);
  const { column, above } = await fileOf(xu, export_id);
  const mine = await numbersOf(`owner_id = '${idOf('xu')}'`);
  expect(column.toSorted()).toEqual(mine.toSorted());
  expect(above).toContain('没有依据而未列出 2');
  const row = await rowOf(xu, export_id);
  expect(row).toMatchObject({ dropped_count: given.length, row_count: mine.length });
});

test('a register in order of time is paged: begun again after the last part, without what came later', async () => {
  const ORDERS = 1_150;
  const insert = `insert into custody.export (export_id, company_id, register, filters, scope,
      purpose, format, has_identity, requested_by, requested_at)
    select gen_random_uuid(), $1, 'customers.list-customers', '{}', 'own', 'sales', 'csv', false,
           $2, now() - i * interval '1 second' from generate_series($3::int, $4::int) i`;
  await rows(insert, unitOf('company'), idOf('xu'), 1, ORDERS);
  const before = await rows('select from custody.export where requested_by = $1', idOf('xu'));
  const taking = { register: 'custody.list-exports', columns: ['requested_at', 'state'] };
  const { export_id, data } = await ordered(xu, taking, { scope: 'own' });
  await runUntil(data, 'custody.keep-export-part');
  await rows(insert, unitOf('company'), idOf('xu'), -3, -1);
  await run(data);
  // The order itself stood in the register when its ids were fixed.
  expect((await fileOf(xu, export_id)).column).toHaveLength(before.length + 1);
  const { row_count, dropped_count } = (
    await rows(
      'select row_count, dropped_count from custody.export where export_id = $1',
      export_id,
    )
  )[0] as ExportRow;
  expect({ row_count, dropped_count }).toEqual({ row_count: before.length + 1, dropped_count: 0 });
});

test('access/4b: the rule is asked again about the ids that were fixed; a failed file leaves nothing', async () => {
  const before = filesLeft();
  const columns = ['number', 'name'];
  const generous = structuredClone(petition(shen).terms);
  generous.custody.export_without_approval_max = 5_000;
  const named = await ordered(shen, { columns }, { scope: 'project', terms: generous });
  await run(named.data);
  expect(await rowOf(shen, named.export_id)).toMatchObject({
    state: 'failed',
    failure: 'custody.too_many_people',
  });

  // The office ends between two parts.
  const { export_id, data } = await ordered(shen, byProject, { scope: 'project' });
  await runUntil(data, 'custody.keep-export-part');
  await run(data, { asPerson: async () => undefined });
  expect(await rowOf(shen, export_id)).toMatchObject({ failure: 'gate.not_permitted' });
  expect(filesLeft()).toBe(before);
  const [key] = await rows('select destroyed_at from vault.case_key where case_id = $1', export_id);
  expect(key).toMatchObject({ destroyed_at: expect.any(Date) });
  await run(data);
  expect(await rowOf(shen, export_id)).toMatchObject({ state: 'failed' });
});

test('the ids of an order are the system’s to read, nobody else’s', async () => {
  const read = house.database.read({ role: 'kebu_company', settings: {} }, (db) =>
    db.raw('select from custody.export_chunk', []),
  );
  await expect(read).rejects.toThrow('permission denied');
});
