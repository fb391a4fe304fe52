import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

import type { Petition } from '#gate/act';
import { systemActor } from '#gate/errand';
import { addDays, dayOf, startOf } from '#kernel/calendar';

import { openImports } from '../../../../test/support/imports.ts';
import { as, petition, terms, unitOf } from '../../../../test/support/people.ts';
import {
  destroyingActs,
  destroyJob,
  destroyKey,
  destroyRows,
  listOverdue,
} from './destroy-staged.ts';

const house = await openImports();
const { perform, rows, errands, folder, staged, approved, runJobs, read, undo } = house;
afterAll(house.drop);

let last = 0;
const phone = () => `136${String(40000000 + ++last * 3)}`;
const an = as('an');
/** The first moment at which what ends today has been kept for its days. */
const over = new Date(
  startOf(addDays(dayOf(new Date()), terms.retention.staging_days + 1)).getTime(),
);
const lastMoment = new Date(over.getTime() - 1);

const system = (at: Date): Petition => petition(systemActor(unitOf('company')), { at });
/** The daily look alone, which leaves its entry in the log. */
const lookAt = (at: Date) =>
  perform(destroyingActs.listOverdue, listOverdue, petition(systemActor(undefined), { at }), {});
const dayBefore = (at: Date) => new Date(at.getTime() - 86_400_000);
/** The daily job as it runs on that day, in a house that stood open the day before. */
async function runDaily(at: Date) {
  await lookAt(dayBefore(at));
  await runAt(at);
}
const runAt = (at: Date) =>
  destroyJob({ ...errands, asSystem: (id) => petition(systemActor(id), { at }) }).run(
    {},
    new AbortController().signal,
  );
const filesLeft = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((it) => it.isFile()).length;
const rowsOf = (batch_id: string) =>
  rows('select from customers.import_row where batch_id = $1', batch_id);
async function applied() {
  const { batch_id } = await approved([`单雄信,${phone()},徐若川`, `秦琼,12,`]);
  await runJobs();
  return read(an, { batch_id });
}

test('information/9a: rows, file and key of a list are destroyed after its last day, not before', async () => {
  const batch = await applied();
  const { batch_id } = batch;
  const [kept] = await rows(
    'select case_id, file_id from customers.import_batch where batch_id = $1',
    batch_id,
  );
  const { case_id, file_id } = kept as { case_id: string; file_id: string };
  await runDaily(lastMoment);
  expect(await rowsOf(batch_id)).toHaveLength(2);

  await runDaily(over);
  expect(await rowsOf(batch_id)).toEqual([]);
  expect(existsSync(join(folder, file_id.slice(-2), file_id))).toBe(false);
  expect(await rows('select from files.file where file_id = $1', file_id)).toEqual([]);
  expect(await rows('select destroyed_at from vault.case_key where case_id = $1', case_id)).toEqual(
    [{ destroyed_at: over }],
  );
  expect(await read(an, { batch_id })).toMatchObject({
    state: 'applied',
    destroyed_at: over,
    row_count: 2,
    applied_count: 1,
    rejected_count: 1,
    provenance: '展会签到表',
    file_name: '',
    sheets: [],
  });
  const made = await rows('select from customers.customer where import_batch_id = $1', batch_id);
  expect(made).toHaveLength(1);
});

test('what is destroyed is said so: rows and list of problems are refused with the day', async () => {
  const { batch_id } = await applied();
  await runDaily(over);
  const refusal = { code: 'import.rows_destroyed', facts: { on: dayOf(over) } };
  await expect(house.lines(an, { batch_id })).rejects.toMatchObject(refusal);
  await expect(house.report(an, { batch_id })).rejects.toMatchObject(refusal);
});

test('each day and each list is an entry, with its clause, and names nobody', async () => {
  const { batch_id } = await applied();
  await runDaily(over);
  const entries = await rows(
    `select action, clause, facts from audit.entry
     where action like 'customers.destroy-import%' and facts->>'batch_id' = $1 order by at, action`,
    batch_id,
  );
  expect(entries).toMatchObject([
    {
      action: 'customers.destroy-import-key',
      clause: 'information/9a',
      facts: { mirrors_wiped: 2 },
    },
    { action: 'customers.destroy-import-rows', clause: 'information/9a', facts: { row_count: 2 } },
  ]);
  const looks = await rows(
    `select from audit.entry where action = 'customers.list-overdue-imports'`,
  );
  expect(looks.length).toBeGreaterThan(0);
});

test('a list left lying lapses: it can be neither mapped, submitted, signed nor undone', async () => {
  const ready = await staged([`罗成,${phone()},`]);
  const waiting = await staged([`程咬金,${phone()},`]);
  const { request_id } = await house.submit(an, { batch_id: waiting.batch_id });
  await runDaily(over);
  for (const { batch_id } of [ready, waiting]) {
    expect(await read(an, { batch_id })).toMatchObject({ state: 'lapsed', destroyed_at: over });
    const refused = (code: string) => ({ code: `import.${code}` });
    await expect(house.map(an, { batch_id })).rejects.toMatchObject(refused('not_mappable'));
    await expect(house.submit(an, { batch_id })).rejects.toMatchObject(refused('not_ready'));
    await expect(undo(an, { batch_id })).rejects.toMatchObject(refused('not_undoable'));
  }
  const sign = house.sign(as('wen'), { request_id, decision: 'approved' });
  await expect(sign).rejects.toMatchObject({ code: 'approvals.already_closed' });
  expect(await rows('select withdrawn_by from approvals.withdrawal')).toEqual([
    { withdrawn_by: an.person_id },
  ]);
});

test('a batch is undone as a whole also when its rows are destroyed', async () => {
  const { batch_id } = await applied();
  await runDaily(over);
  const longer = structuredClone(terms);
  longer.intake.import_undo_days = terms.retention.staging_days + 10;
  const undone = await undo(an, { batch_id }, { at: over, terms: longer });
  expect(undone).toMatchObject({ state: 'undoing', voided_count: 1 });
  await runJobs();
  expect(await read(an, { batch_id })).toMatchObject({ state: 'undone', destroyed_at: over });
  const states = await rows(
    'select state from customers.customer where import_batch_id = $1',
    batch_id,
  );
  expect(states).toEqual([{ state: 'voided' }]);
});

test('killed between the rows and the key, the next day destroys file and key', async () => {
  const { batch_id } = await applied();
  await perform(destroyingActs.destroyRows, destroyRows, system(over), { batch_id });
  const held = filesLeft();
  const again = new Date(over.getTime() + 86_400_000);
  await lookAt(over);
  const { spent, overdue } = await lookAt(again);
  expect(spent.map((it) => it.batch_id)).toEqual([batch_id]);
  expect(overdue).toEqual([]);
  await runDaily(again);
  expect(filesLeft()).toBe(held - 1);
  const twice = perform(destroyingActs.destroyKey, destroyKey, system(again), { batch_id });
  await expect(twice).resolves.toEqual({ is_destroyed: false });
});

test('a list being registered is not touched, however long that takes', async () => {
  const { batch_id } = await approved([`尉迟恭,${phone()},`]);
  await runDaily(over);
  expect(await rowsOf(batch_id)).toHaveLength(1);
  await runJobs();
  expect(await read(an, { batch_id })).toMatchObject({ state: 'applied', destroyed_at: null });
});

test('Z02 a clock that jumped ahead destroyed every list at once; now a day must pass in between', async () => {
  const { batch_id } = await applied();
  const jumped = new Date(over.getTime() + 400 * 86_400_000);
  await runAt(jumped);
  expect(await rowsOf(batch_id)).toHaveLength(2);
  const [doubt] = await rows(
    `select facts from audit.entry where action = 'customers.list-overdue-imports' and at = $1`,
    jumped,
  );
  expect(doubt).toEqual({ facts: { is_clock_doubted: 1 } });
  await runAt(new Date(jumped.getTime() + 86_400_000));
  expect(await rowsOf(batch_id)).toEqual([]);
});
