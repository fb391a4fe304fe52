import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Act, Actor } from '#gate/act';

import {
  as,
  asking,
  idOf,
  petition,
  request,
  setTheStage,
  units,
} from '../../../test/support/approval-cast.ts';
import { freshDatabase } from '../../../test/support/database.ts';
import { configureApprovals } from './bindings.ts';
import { contract } from './contract.ts';
import { decide } from './decide.ts';
import { listRequests } from './list-requests.ts';
import { lookAt } from './request-state.ts';
import { cannotDecide } from './rules/deciding.ts';
import { withdraw } from './withdraw.ts';

const { perform, rows, drop } = await freshDatabase();
afterAll(drop);

const { company, group, other_project, project } = units;
const reviewer = { office: 'reviewer', unit_id: project } as const;
const director = { office: 'sales_director', unit_id: company } as const;

const luo = as('luo', [reviewer]);
const wei = as('wei', [reviewer, director]);
const fang = as('fang', [{ ...reviewer, on_behalf_of: idOf('wei') }]);
const xu = as('xu', [{ ...reviewer, unit_id: company }]);
const qin = as('qin', [{ ...director, on_behalf_of: idOf('luo') }]);
const cheng = as('cheng', [{ ...reviewer, unit_id: other_project }]);
const wide = as('cheng', [
  { ...director, unit_id: group },
  { ...reviewer, unit_id: group },
]);
// Stands in for somebody who signed the step before in person.
const second = as('cheng', [{ ...director, on_behalf_of: idOf('wei') }]);
const everybody = [luo, wei, fang, xu, qin, cheng, wide, second];

const all: string[] = [];
const ask = async (actor: Actor, more: Parameters<typeof asking>[0] = {}) => {
  const id = await request(perform, actor, asking(more));
  all.push(id);
  return id;
};
const sign = (actor: Actor, request_id: string) =>
  perform(contract.decide, decide, petition(actor), { request_id, decision: 'approved' });

const list = (actor: Actor, input: object = {}) =>
  perform(contract.listRequests, listRequests, petition(actor), input);
const shown = async (actor: Actor, input: object) =>
  (await list(actor, { limit: 200, ...input })).rows.map((it) => it.request_id);

beforeAll(async () => {
  await setTheStage(rows);
  configureApprovals({ 'test.review': { approved: async () => {} } });
  const two = { chain: [reviewer, director] };
  const harbour = {
    chain: [{ ...reviewer, unit_id: other_project }],
    project_id: other_project,
  };
  await ask(luo);
  await ask(wei);
  await ask(xu, harbour);
  await sign(wei, await ask(luo, two));
  await sign(fang, await ask(xu, two));
  await sign(xu, await ask(wei, two));
  await sign(wei, await ask(luo));
  await sign(cheng, await ask(wei, harbour));
  const request_id = await ask(luo);
  await perform(contract.withdraw, withdraw, petition(luo), { request_id });
});

test('an inbox holds exactly what the rule lets its owner decide', async () => {
  const decidable = (actor: Actor, request_id: string) => {
    const useCase = async (act: Act) => {
      const found = await lookAt(act, request_id);
      const refusal = found && cannotDecide(found, actor);
      return { rows: [], next: found && !refusal ? 'yes' : 'no' };
    };
    return perform(contract.listRequests, useCase, petition(actor), {});
  };
  const sizes: number[] = [];
  for (const actor of everybody) {
    const expected: string[] = [];
    for (const id of all) if ((await decidable(actor, id)).next === 'yes') expected.push(id);
    expect((await shown(actor, {})).toSorted(), actor.name).toEqual(expected.toSorted());
    sizes.push(expected.length);
  }
  expect(sizes).toEqual([1, 1, 1, 2, 2, 1, 6, 0]);
});

test('what one asked is listed whatever became of it', async () => {
  const { rows: asked } = await list(luo, { view: 'asked' });
  expect(asked.map((it) => it.outcome)).toEqual(['withdrawn', 'approved', 'open', 'open']);
  expect(asked[2]).toMatchObject({
    requested_by_name: '罗士信',
    project_name: '云璟台',
    signed_count: 1,
    step_count: 2,
    waiting_office: 'sales_director',
    waiting_unit_name: '云璟北方',
    facts: { row_count: 3 },
  });
});

test('closed requests: one’s own hand in them, one’s project’s, one’s company’s', async () => {
  const closed = (actor: Actor) => shown(actor, { view: 'closed' });
  expect(await closed(luo)).toHaveLength(2);
  expect(await closed(cheng)).toHaveLength(1);
  expect(await closed(xu)).toEqual([]);
  expect(await closed(as('xu', [], { reach: { project: [project] } }))).toHaveLength(2);
  expect(await closed(as('xu', [], { reach: { company: [company] } }))).toHaveLength(3);
});

test('another company sees nothing in any list, nor by a statement without predicate', async () => {
  const { other_company } = units;
  const offices = [{ ...reviewer, unit_id: group }];
  for (const reach of [{ own: [] }, { company: [other_company] }]) {
    const stranger = as('xu', offices, { company_id: other_company, reach });
    for (const view of ['inbox', 'asked', 'closed'])
      expect(await shown(stranger, { view })).toEqual([]);
    const peek = async (act: Act) => {
      for (const table of ['request', 'step', 'signature', 'withdrawal', 'line'])
        expect((await act.db.raw(`select from approvals.${table}`, [])).rowCount).toBe(0);
      return { rows: [] };
    };
    await perform(contract.listRequests, peek, petition(stranger), {});
  }
});

test('pages follow one another, and the total is told', async () => {
  const first = await list(wide, { limit: 4, with_total: 'true' });
  expect(first.total).toEqual({ count: 6, exact: true });
  const second = await list(wide, { limit: 4, cursor: first.next });
  const seen = [...first.rows, ...second.rows].map((it) => it.request_id);
  expect(seen).toEqual(await shown(wide, {}));
  expect(await shown(wide, { kind: 'test.other' })).toEqual([]);
  await expect(list(wide, { cursor: 'x' })).rejects.toMatchObject({
    code: 'approvals.cursor_unknown',
  });
});

test('the projection agrees with the rows: closed means decided or withdrawn', async () => {
  expect(
    await rows(
      `select request_id from approvals.line where (closed_at is null) <> (outcome = 'open')`,
    ),
  ).toEqual([]);
});
