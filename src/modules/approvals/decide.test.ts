import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import type { Actor } from '#gate/act';
import { defineRefusals } from '#kernel/refusal';

import {
  as,
  asking,
  idOf,
  newSubject,
  petition,
  request,
  setTheStage,
  units,
} from '../../../test/support/approval-cast.ts';
import { freshDatabase } from '../../../test/support/database.ts';
import { configureApprovals, type Binding } from './bindings.ts';
import { contract, type Decision } from './contract.ts';
import { decide } from './decide.ts';
import { readRequest } from './read-request.ts';

const { database, perform, rows, someoneWaits, drop } = await freshDatabase();
afterAll(drop);
beforeAll(() => setTheStage(rows));

const refusals = defineRefusals('test', { cannot_apply: 'conflict' });

const mark =
  (decision: Decision): NonNullable<Binding['returned']> =>
  async (act, { request_id }, grounds) => {
    await act.db.raw('insert into public.mark values ($1, $2, $3)', [
      request_id,
      decision,
      grounds,
    ]);
  };
const marking: Binding = {
  approved: (act, it) => mark('approved')(act, it, { reason_code: undefined, note: undefined }),
  returned: mark('returned'),
  declined: mark('declined'),
};
beforeEach(() => configureApprovals({ 'test.review': marking }));

const luo = as('luo');
const wei = as('wei', [{ office: 'reviewer', unit_id: units.project }]);
const xu = as('xu', [{ office: 'reviewer', unit_id: units.company }]);
const fang = as('fang', [
  { office: 'reviewer', unit_id: units.project, on_behalf_of: idOf('wei') },
]);

const sign = (actor: Actor, request_id: string, more: object = {}) =>
  perform(contract.decide, decide, petition(actor), { request_id, decision: 'approved', ...more });
const read = (actor: Actor, request_id: string) =>
  perform(contract.readRequest, readRequest, petition(actor), { request_id });

const signatures = (id: string) =>
  rows(
    `select step_no, decision, reason_code, note, signed_by, on_behalf_of
     from approvals.signature where request_id = $1 order by step_no`,
    id,
  );
const marks = (id: string) =>
  rows('select decision, grounds from public.mark where request_id = $1', id);
const refused = (code: string) => ({ code: `approvals.${code}` });

test('the office of the step approves, and what was asked is applied with it', async () => {
  const id = await request(perform, luo, asking());
  expect(await sign(wei, id)).toMatchObject({ outcome: 'approved', signed_count: 1 });
  expect(await marks(id)).toMatchObject([{ decision: 'approved' }]);
  expect(await read(luo, id)).toMatchObject({
    outcome: 'approved',
    waiting_office: null,
    steps: [{ decision: 'approved', signed_by_name: '魏征', on_behalf_of_name: null }],
    cannot_decide: { code: 'approvals.already_closed' },
  });
});

test('the office of the company above may as well; that of another project may not', async () => {
  const id = await request(perform, luo, asking());
  const elsewhere = as('cheng', [{ office: 'reviewer', unit_id: units.other_project }], {
    reach: { company: [units.company] },
  });
  await expect(sign(elsewhere, id)).rejects.toMatchObject(refused('office_required'));
  expect(await sign(xu, id)).toMatchObject({ outcome: 'approved' });
});

test('the requester is refused, whatever office he holds, and nothing is signed', async () => {
  const both = as('luo', [{ office: 'reviewer', unit_id: units.project }]);
  const id = await request(perform, both, asking());
  await expect(sign(both, id)).rejects.toMatchObject(refused('own_request'));
  expect(await signatures(id)).toEqual([]);
});

test('a deputy signs on behalf, and the log says for whom', async () => {
  const id = await request(perform, luo, asking());
  const asked = petition(fang);
  await perform(contract.decide, decide, asked, { request_id: id, decision: 'approved' });
  expect(await signatures(id)).toMatchObject([
    { signed_by: idOf('fang'), on_behalf_of: idOf('wei') },
  ]);
  const logged = await rows(
    'select action, actor_id, on_behalf_of, clause, facts from audit.entry where request_id = $1',
    asked.request_id,
  );
  expect(logged).toEqual([
    {
      action: 'approvals.decide',
      actor_id: idOf('fang'),
      on_behalf_of: idOf('wei'),
      clause: 'information/3d',
      facts: { request_id: id, kind: 'test.review', step_no: 1, decision: 'approved' },
    },
  ]);
});

test('a chain is signed in order by different people, and applied by the last alone', async () => {
  const director = { office: 'sales_director', unit_id: units.company } as const;
  const chain = [{ office: 'reviewer', unit_id: units.project } as const, director];
  const id = await request(perform, luo, asking({ chain }));
  const qin = as('qin', [director]);

  await expect(sign(qin, id)).rejects.toMatchObject(refused('office_required'));
  expect(await sign(wei, id)).toMatchObject({ outcome: 'open', signed_count: 1, step_count: 2 });
  expect(await marks(id)).toEqual([]);
  const weiAsDirector = as('wei', [director]);
  await expect(sign(weiAsDirector, id)).rejects.toMatchObject(refused('signed_before'));
  expect(await sign(qin, id)).toMatchObject({ outcome: 'approved', signed_count: 2 });
  expect(await marks(id)).toHaveLength(1);
});

test('a return says why; the note is sealed, and opens for the requester', async () => {
  const about_id = await newSubject(database);
  const id = await request(perform, luo, asking({ about_id }));
  const bare = sign(wei, id, { decision: 'returned' });
  await expect(bare).rejects.toMatchObject(refused('reason_required'));

  const why = { decision: 'returned', reason_code: 'incomplete', note: '单先生的电话少一位' };
  expect(await sign(wei, id, why)).toMatchObject({ outcome: 'returned' });
  const [signature] = await signatures(id);
  expect(signature.note.includes('单先生')).toBe(false);
  expect(await marks(id)).toEqual([
    { decision: 'returned', grounds: { reason_code: 'incomplete', note: why.note } },
  ]);
  expect((await read(luo, id)).steps[0]).toMatchObject({
    reason_code: 'incomplete',
    note: why.note,
  });

  await rows('update vault.subject set destroyed_at = now() where customer_id = $1', about_id);
  expect((await read(luo, id)).steps[0]).toMatchObject({ reason_code: 'incomplete', note: null });
});

test('twenty approvals at once: one signature, applied once, the others are told', async () => {
  const id = await request(perform, luo, asking());
  await rows('begin');
  await rows('select from approvals.request where request_id = $1 for update', id);
  const all = Promise.allSettled(Array.from({ length: 20 }, (_, n) => sign(n % 2 ? wei : xu, id)));
  await someoneWaits();
  await rows('commit');

  const codes = (await all).map((it) => (it.status === 'rejected' ? it.reason.code : 'signed'));
  expect(codes.filter((it) => it === 'signed')).toHaveLength(1);
  expect(codes.filter((it) => it === 'approvals.already_closed')).toHaveLength(19);
  expect(await signatures(id)).toHaveLength(1);
  expect(await marks(id)).toHaveLength(1);
});

test('what cannot be applied is not signed either', async () => {
  const failing = async () => {
    throw refusals.cannot_apply();
  };
  configureApprovals({ 'test.review': { ...marking, approved: failing } });
  const id = await request(perform, luo, asking());
  await expect(sign(wei, id)).rejects.toMatchObject({ code: 'test.cannot_apply' });
  expect(await signatures(id)).toEqual([]);
  expect(await read(wei, id)).toMatchObject({ outcome: 'open', cannot_decide: null });
});

test('a kind nobody bound cannot be signed away', async () => {
  configureApprovals({});
  const id = await request(perform, luo, asking());
  await expect(sign(wei, id)).rejects.toThrow('nothing is bound');
  expect(await signatures(id)).toEqual([]);
});

test('for a colleague without part in it, and for another company, it does not exist', async () => {
  const id = await request(perform, luo, asking());
  const foreign = as('xu', [{ office: 'reviewer', unit_id: units.group }], {
    company_id: units.other_company,
    reach: { company: [units.other_company] },
  });
  for (const stranger of [as('cheng'), foreign]) {
    await expect(read(stranger, id)).rejects.toMatchObject(refused('request_unknown'));
    await expect(sign(stranger, id)).rejects.toMatchObject(refused('request_unknown'));
  }
});
