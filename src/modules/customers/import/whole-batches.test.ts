import { afterAll, expect, test } from 'vitest';

import { systemActor } from '#gate/errand';

import { openImports } from '../../../../test/support/imports.ts';
import { as, petition, unitOf } from '../../../../test/support/people.ts';
import { checkPhone } from '../check-phone.ts';
import { contract } from '../contract.ts';
import { listCustomers } from '../list-customers.ts';
import { readCustomer } from '../read-customer.ts';
import { searchCustomers } from '../search-customers.ts';
import { applyRows, applyRowsAct } from './apply-rows.ts';
import { undoArchives, undoingActs } from './undo-archives.ts';

const house = await openImports();
const { perform, rows, on, sent, runJobs, approved, read, undo, someoneWaits } = house;
afterAll(house.drop);

const list = on(contract.listCustomers, listCustomers);
const search = on(contract.searchCustomers, searchCustomers);
const open = on(contract.readCustomer, readCustomer);
const check = on(contract.checkPhone, checkPhone);

const ONE_CHUNK_AND_MORE = 1_003;
let last = 0;
const phone = () => `137${String(50000000 + ++last * 3)}`;
const system = () => petition(systemActor(unitOf('company')));
const applyChunk = (batch_id: string) => perform(applyRowsAct, applyRows, system(), { batch_id });

/** How many customers each way of looking shows: own, team, project and company. */
async function seenBy(): Promise<number[]> {
  const readers = [
    ['xu', 'own'],
    ['shen', 'project'],
    ['lin', 'company'],
  ] as const;
  return Promise.all(
    readers.map(async ([name, scope]) => {
      const { total } = await list(as(name), { with_total: 'true' }, { scope });
      return total!.count;
    }),
  );
}
const madeOf = (batch_id: string) =>
  rows(
    `select customer_id, number, state from customers.customer where import_batch_id = $1`,
    batch_id,
  );

test('a batch stopped between two chunks is seen by nobody, and once complete by everybody', async () => {
  const before = await seenBy();
  const phones = Array.from({ length: ONE_CHUNK_AND_MORE }, phone);
  const { batch_id } = await approved(phones.map((it, at) => `单雄信${at % 7},${it},徐若川`));
  await applyChunk(batch_id);

  const made = await madeOf(batch_id);
  expect(made).toHaveLength(1_000);
  expect(await seenBy()).toEqual(before);
  const { customer_id, number } = made[0] as { customer_id: string; number: string };
  for (const term of [phones[0]!, number, '单雄信'])
    expect((await search(as('xu'), { term }, { scope: 'own' })).rows).toEqual([]);
  const foreign = open(as('xu'), { customer_id }, { scope: 'own' });
  await expect(foreign).rejects.toMatchObject({ code: 'customers.customer_unknown' });
  // "Known" and nothing more: the same person is not registered a second time meanwhile.
  expect(await check(as('xu'), { phone: phones[0] })).toEqual({ is_known: true });

  await runJobs();
  expect(await seenBy()).toEqual(before.map((it) => it + ONE_CHUNK_AND_MORE));
  expect((await search(as('xu'), { term: phones[0] }, { scope: 'own' })).rows).toHaveLength(1);
  await expect(open(as('xu'), { customer_id }, { scope: 'own' })).resolves.toMatchObject({
    number,
  });
});

test('the completion is one commit: a reader beside it sees none of the batch or all of it', async () => {
  const before = await seenBy();
  const { batch_id } = await approved([`罗成,${phone()},徐若川`, `秦琼,${phone()},徐若川`]);
  await applyChunk(batch_id);
  await rows('begin');
  await rows('select from customers.import_in_progress where batch_id = $1 for update', batch_id);
  const completing = runJobs();
  await someoneWaits();
  expect(await seenBy()).toEqual(before);
  await rows('commit');
  await completing;
  expect(await seenBy()).toEqual(before.map((it) => it + 2));
  expect(await rows('select from customers.import_in_progress')).toEqual([]);
});

test('nobody in a scope can uncover a batch, nor write a customer he cannot see', async () => {
  const { batch_id } = await approved([`程咬金,${phone()},徐若川`]);
  await applyChunk(batch_id);
  const company = { role: 'kebu_company', settings: {} } as const;
  const uncover = house.database.transaction(company, (db) =>
    db.raw('delete from customers.import_in_progress', []),
  );
  await expect(uncover).rejects.toThrow('permission denied');
  const settings = { company_ids: `{${unitOf('company')}}` };
  const touched = await house.database.transaction({ ...company, settings }, (db) =>
    db.raw(`update customers.customer set is_scouting = true where import_batch_id = $1`, [
      batch_id,
    ]),
  );
  expect(touched.rowCount).toBe(0);
  await runJobs();
});

test('an undoing stopped between two chunks shows no half: hidden meanwhile, then all voided', async () => {
  const before = await seenBy();
  const names = Array.from({ length: ONE_CHUNK_AND_MORE }, () => `尉迟恭,${phone()},徐若川`);
  const { batch_id } = await approved(names);
  await runJobs();
  const made = await madeOf(batch_id);
  const begun = await undo(as('an'), { batch_id });
  expect(begun).toMatchObject({ state: 'undoing', voided_count: ONE_CHUNK_AND_MORE });
  expect(await seenBy()).toEqual(before);

  const [{ data }] = sent as [{ queue: string; data: { by_id: string } }];
  const chunk = { batch_id, by_id: data.by_id, after: '00000000-0000-0000-0000-000000000000' };
  await perform(undoingActs.undoArchives, undoArchives, system(), chunk);
  const voided = (await madeOf(batch_id)).filter((it) => it.state === 'voided');
  expect(voided).toHaveLength(1_000);
  expect(await seenBy()).toEqual(before);

  await runJobs();
  expect(await read(as('an'), { batch_id })).toMatchObject({ state: 'undone' });
  expect(new Set((await madeOf(batch_id)).map((it) => it.state))).toEqual(new Set(['voided']));
  expect(await seenBy()).toEqual(before.map((it) => it + ONE_CHUNK_AND_MORE));
  const voidings = await rows(
    `select voided_by from customers.voiding join customers.customer using (customer_id)
     where import_batch_id = $1`,
    batch_id,
  );
  expect(voidings).toHaveLength(made.length);
  expect(voidings[0]).toEqual({ voided_by: as('an').person_id });
});

test('whoever works with an archive at the moment of the undoing is waited for and counts', async () => {
  const { batch_id } = await approved([`高士廉,${phone()},`]);
  await runJobs();
  await rows('begin');
  await rows(`select from customers.customer where import_batch_id = $1 for update`, batch_id);
  const undoing = undo(as('an'), { batch_id });
  const refused = expect(undoing).rejects.toMatchObject({ code: 'import.records_in_use' });
  await someoneWaits();
  await rows(
    `insert into customers.timeline (customer_id, at, event_id, kind)
     select customer_id, now(), gen_random_uuid(), 'follow_up_call'
     from customers.customer where import_batch_id = $1`,
    batch_id,
  );
  await rows('commit');
  await refused;
  expect(await madeOf(batch_id)).toMatchObject([{ state: 'in_force' }]);
});

test('the policy costs one look a statement, not one a row, and lists keep their index', async () => {
  const settings = { company_ids: `{${unitOf('company')}}` };
  const { rows: lines } = await house.database.read({ role: 'kebu_company', settings }, (db) =>
    db.raw(
      `explain (costs off) select customer_id from customers.customer
       where company_id = '${unitOf('company')}'
       order by updated_at desc, customer_id desc limit 20`,
      [],
    ),
  );
  const plan = lines.map((it: Record<string, string>) => it['QUERY PLAN']).join('\n');
  expect(plan).toMatch(/InitPlan/);
  expect(plan).not.toMatch(/SubPlan/);
});
