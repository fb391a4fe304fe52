import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';

import { openSalesOffice } from '../../../test/support/sales-office.ts';
import { contract } from './contract.ts';

const { acts, carded, rows, drop } = await openSalesOffice();
afterAll(drop);

type Prepared = z.output<typeof contract.prepareCall.output>;
let customer_id: string;
beforeAll(async () => {
  ({ customer_id } = await carded('xu', { elements: { ...elements, problems: '担心贷款' } }));
});

const elements = Object.fromEntries(
  [
    ...['appearance', 'character', 'work_and_economy', 'housing_and_property', 'explained'],
    ...['reasons_and_needs', 'concerns', 'interests', 'next_appointment', 'next_questions'],
    ...['own_impressions', 'problems', 'solutions'],
  ].map((it) => [it, `谈了${it}`]),
);

const prepare = (name: 'xu' | 'he' | 'wen') =>
  acts<Prepared>(name, contract.prepareCall, { customer_id });
const reads = () =>
  rows(`select by_id from customers.timeline where kind = 'call_prepared'`) as Promise<unknown[]>;

test('warm-card/4b before a call one sees the card, what was said, what is open and why to call', async () => {
  await acts('xu', contract.logFollowUp, {
    ...{
      customer_id,
      kind: 'call',
      outcome: 'needs_time',
      content: '再想想',
      problems: '首付不够',
    },
    next: { on: '2030-01-05', kind: 'call', hook: '发组合贷的算法' },
  });
  const found = await prepare('xu');
  expect(found.follow_ups).toMatchObject([{ content: '再想想', problems: '首付不够' }]);
  expect(found.open_problems).toEqual(['首付不够']);
  expect(found.hooks.slice(0, 2)).toEqual([
    { kind: 'agreed', words: '发组合贷的算法' },
    { kind: 'open_problem', words: '首付不够' },
  ]);
  expect(found.elements).toMatchObject({ interests: '谈了interests' });
  expect(found.elements).not.toHaveProperty('appearance');
});

test('R-J6 that it was read is on the timeline and in the log, once a day', async () => {
  const before = await reads();
  await prepare('xu');
  await prepare('xu');
  expect(await reads()).toHaveLength(Math.max(before.length, 1));
  const entries = await rows(
    `select clause from audit.entry where action = 'reception.prepare-call' and outcome = 'done'`,
  );
  expect(entries.length).toBeGreaterThan(1);
  expect(entries[0]).toEqual({ clause: 'warm-card/4b' });
});

test('whose customer he is not has no reason to call', async () => {
  await expect(prepare('he')).rejects.toMatchObject({ code: 'customers.customer_unknown' });
  const before = await reads();
  const asked = acts('wen', contract.prepareCall, { customer_id }, { scope: 'project' });
  await expect(asked).rejects.toMatchObject({ code: expect.stringMatching(/not_yours|permitted/) });
  expect(await reads()).toEqual(before);
});
