import { afterAll, beforeAll, expect, test } from 'vitest';

import { contract as customers } from '#contract/customers';
import { addDays, dayOf } from '#kernel/calendar';

import { newPhone, openSalesOffice } from '../../../test/support/sales-office.ts';
import { contract } from './contract.ts';

const { acts, carded, drop } = await openSalesOffice();
afterAll(drop);

interface List {
  rows: { customer_id: string | null }[];
  next?: string;
  dropped_for_purpose?: number;
}

const today = dayOf(new Date());
const covered: string[] = [];
let gone = '';

/** A customer received by 徐若川 from a call that was handed to him, and called once since. */
async function worked(): Promise<string> {
  const line = await acts<{ inquiry_id: string }>('xu', contract.logInquiry, {
    kind: 'visit',
    phone: newPhone(),
    name: '单雄信',
  });
  const { customer_id } = await carded('xu', { inquiry_id: line.inquiry_id });
  await acts('xu', contract.logFollowUp, {
    customer_id,
    kind: 'call',
    outcome: 'keeps_in_touch',
    content: '约好再来',
    next: { on: today, kind: 'call' },
  });
  return customer_id;
}

beforeAll(async () => {
  covered.push(await worked());
  gone = await worked();
  covered.push(await worked());
  const withdrawal = { customer_id: gone, purpose: 'sales', channel: 'phone_call' };
  await acts('xu', customers.withdrawConsent, withdrawal);
});

const lists = [
  ['cards', contract.listWarmCards],
  ['follow-ups', contract.listDayWork],
  ['calls and visits', contract.listInquiries],
] as const;

test.each(lists)(
  'information/2e: the %s of who has no basis are left out and counted',
  async (_, of) => {
    for (const name of ['xu', 'shen'] as const) {
      const page = await acts<List>(name, of, {});
      expect(page.rows.map((it) => it.customer_id).toSorted()).toEqual(covered.toSorted());
      expect(page.dropped_for_purpose).toBe(1);
    }
  },
);

test.each(lists)('the %s page by keyset: everything once, shown or counted', async (_, of) => {
  const found: (string | null)[] = [];
  let dropped = 0;
  let cursor: string | undefined;
  do {
    const page = await acts<List>('shen', of, { limit: 1, cursor });
    found.push(...page.rows.map((it) => it.customer_id));
    dropped += page.dropped_for_purpose ?? 0;
    cursor = page.next;
  } while (cursor !== undefined);
  expect(found.toSorted()).toEqual(covered.toSorted());
  expect(dropped).toBe(1);
});

test('information/2e: nobody is to be called without a basis, and 今天 says how many are not', async () => {
  const { rows, dropped_for_purpose } = await acts<List>('xu', contract.listToday, {});
  expect(rows.map((it) => it.customer_id).toSorted()).toEqual(covered.toSorted());
  expect(dropped_for_purpose).toBe(1);
});

test('days filter the calls and the work by their own day in China', async () => {
  for (const of of [contract.listInquiries, contract.listDayWork]) {
    const here = await acts<List>('shen', of, { on_from: today, on_until: today });
    expect(here.rows).toHaveLength(2);
    const later = await acts<List>('shen', of, { on_from: addDays(today, 1) });
    expect(later.rows).toEqual([]);
    const before = await acts<List>('shen', of, { on_until: addDays(today, -1) });
    expect(before.rows).toEqual([]);
  }
});
