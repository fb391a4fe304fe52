import { afterAll, expect, test } from 'vitest';

import { dayAhead } from '../../../test/support/day-ahead.ts';
import { idOf } from '../../../test/support/people.ts';
import {
  allElements,
  consent,
  newPhone,
  openSalesOffice,
} from '../../../test/support/sales-office.ts';
import { contract as customers } from '../customers/contract.ts';
import { regimesInForce } from '../policy/index.ts';
import { contract, type InquiryRow, type WarmCard } from './contract.ts';

const { acts, carded, drop } = await openSalesOffice();
afterAll(drop);

const DAY_MS = 86_400_000;
const daysAgo = (count: number) => new Date(Date.now() - count * DAY_MS);
const card = (name: Parameters<typeof acts>[0], customer_id: string) =>
  acts<WarmCard>(name, contract.readWarmCard, { customer_id });

async function logged(more: object = {}) {
  const phone = newPhone();
  const line = { kind: 'visit', name: '程咬金', phone, handed_to: idOf('xu'), ...more };
  const made = await acts<{ inquiry_id: string; is_known: boolean }>(
    'gao',
    contract.logInquiry,
    line,
  );
  return { ...made, phone };
}

test("the duty clerk's line becomes a card without typing it again", async () => {
  const { inquiry_id, phone, is_known } = await logged({ concerns: ['price', 'school'] });
  expect(is_known).toBe(false);
  const filled = await acts<{ customer_id: string }>('xu', contract.fillWarmCard, {
    inquiry_id,
    archive: { identity: { name: '程咬金', phones: [] }, intake_channel: 'walk_in' },
    consent,
    elements: allElements,
  });
  expect(await card('xu', filled.customer_id)).toMatchObject({ name: '程咬金', phone });
  const { rows } = await acts<{ rows: InquiryRow[] }>('gao', contract.listInquiries);
  expect(rows.find((it) => it.inquiry_id === inquiry_id)).toMatchObject({ is_carded: true });
  const again = { inquiry_id, archive: {}, consent, elements: {} };
  await expect(
    acts('xu', contract.fillWarmCard, {
      ...again,
      archive: { identity: { name: '程', phones: [] }, intake_channel: 'walk_in' },
    }),
  ).rejects.toMatchObject({ code: 'reception.inquiry_carded' });
});

test('information/3c the line of a customer of mine is put to his archive, of another’s it is refused', async () => {
  const mine = await carded('xu');
  const phone = (await card('xu', mine.customer_id)).phone;
  const { inquiry_id } = await logged({ phone });
  const matched = await acts('xu', contract.matchInquiry, { inquiry_id });
  expect(matched).toEqual({ customer_id: mine.customer_id });
  const { rows } = await acts<{ rows: InquiryRow[] }>('gao', contract.listInquiries);
  expect(rows.find((it) => it.inquiry_id === inquiry_id)).toMatchObject({ is_carded: true });
  await expect(acts('xu', contract.matchInquiry, { inquiry_id })).rejects.toMatchObject({
    code: 'reception.inquiry_carded',
  });

  const other = await carded('he');
  const foreign = await logged({ phone: (await card('he', other.customer_id)).phone });
  const nobody = await logged();
  for (const it of [foreign, nobody])
    await expect(
      acts('xu', contract.matchInquiry, { inquiry_id: it.inquiry_id }),
    ).rejects.toMatchObject({ code: 'reception.customer_not_yours' });
});

test('who was registered without a card gets one when he comes, once', async () => {
  const { customer_id } = await acts<{ customer_id: string }>('xu', customers.registerCustomer, {
    identity: { name: '秦琼', phones: [newPhone()] },
    intake_channel: 'walk_in',
    consent,
  });
  expect(await card('xu', customer_id)).toBeNull();
  const front = { customer_id, elements: allElements };
  await expect(acts('xu', contract.openWarmCard, { ...front, elements: {} })).rejects.toMatchObject(
    { code: 'reception.element_missing' },
  );
  await acts('xu', contract.openWarmCard, front);
  expect(await card('xu', customer_id)).toMatchObject({ visit_count: 1, missing_elements: [] });
  await expect(acts('xu', contract.openWarmCard, front)).rejects.toMatchObject({
    code: 'reception.card_exists',
  });
});

test("a line handed to one consultant is not another's", async () => {
  const { inquiry_id } = await logged();
  const mine = await acts<{ rows: InquiryRow[] }>('he', contract.listInquiries);
  expect(mine.rows.map((it) => it.inquiry_id)).not.toContain(inquiry_id);
});

test('a full card needs all elements, a short one name, phone and what was learnt', async () => {
  const base = {
    archive: { identity: { name: '罗成', phones: [newPhone()] }, intake_channel: 'walk_in' },
    consent,
  };
  await expect(
    acts('xu', contract.fillWarmCard, { ...base, elements: { interests: '学区' } }),
  ).rejects.toMatchObject({ code: 'reception.element_missing', clause: 'warm-card/2a' });
  const short = { ...base, is_short: true, elements: { interests: '学区' } };
  const { customer_id } = await acts<{ customer_id: string }>('xu', contract.fillWarmCard, short);
  const missing = (await card('xu', customer_id)).missing_elements;
  expect(missing).toHaveLength(12);
  await acts('xu', contract.reviseWarmCard, {
    customer_id,
    is_short: false,
    elements: allElements,
  });
  expect(await card('xu', customer_id)).toMatchObject({ is_short: false, missing_elements: [] });
});

test('appearance, character and economy are for the owner and the site supervisor only', async () => {
  const { customer_id } = await carded('xu');
  const own = await card('xu', customer_id);
  expect(Object.keys(own.sensitive_elements ?? {})).toEqual([
    'appearance',
    'character',
    'work_and_economy',
  ]);
  expect(Object.keys(own.elements ?? {})).toHaveLength(10);
  expect(await card('shen', customer_id)).toMatchObject({
    seen: 'masked',
    elements: null,
    sensitive_elements: own.sensitive_elements,
  });
  expect(await card('qiao', customer_id)).toMatchObject({
    elements: null,
    sensitive_elements: null,
  });
});

test('C-07 an element switched off is refused, kept sealed, and shown to nobody', async () => {
  const { customer_id } = await carded('xu');
  const terms = structuredClone(regimesInForce().terms);
  terms.warm_card.elements = terms.warm_card.elements.filter((it) => it !== 'appearance');
  terms.warm_card.sensitive_elements = ['character', 'work_and_economy'];
  const now = { terms };
  const read = (name: 'xu' | 'shen', more = {}) =>
    acts<WarmCard>(name, contract.readWarmCard, { customer_id }, more);
  for (const name of ['xu', 'shen'] as const) {
    const { elements, sensitive_elements, missing_elements } = await read(name, now);
    expect({ ...elements, ...sensitive_elements }).not.toHaveProperty('appearance');
    expect(missing_elements).toEqual([]);
  }
  const revise = (elements: object) =>
    acts('xu', contract.reviseWarmCard, { customer_id, is_short: false, elements }, now);
  const refused = { code: 'reception.element_not_in_use', facts: { element: 'appearance' } };
  await expect(revise({ appearance: '高个子' })).rejects.toMatchObject(refused);
  const archive = { identity: { name: '罗成', phones: [newPhone()] }, intake_channel: 'walk_in' };
  const card = { archive, consent, elements: allElements };
  await expect(acts('xu', contract.fillWarmCard, card, now)).rejects.toMatchObject(refused);

  // Written again meanwhile, it still stands under the second seal when it is switched on again.
  await revise({ interests: '学区' });
  const { elements, sensitive_elements } = await read('xu');
  expect(elements).not.toHaveProperty('appearance');
  expect(sensitive_elements?.appearance).toBe(allElements.appearance);
  expect((await read('shen')).sensitive_elements).toEqual(sensitive_elements);
});

test('further visits are numbered, calls are not, and both are counted', async () => {
  const { customer_id } = await carded('xu', { first_at: daysAgo(6).toISOString() });
  const log = (kind: string, at: Date, more = {}) =>
    acts('xu', contract.logFollowUp, {
      customer_id,
      kind,
      at: at.toISOString(),
      outcome: 'keeps_in_touch',
      content: '聊了户型',
      ...more,
    });
  expect(await log('call', daysAgo(3))).toMatchObject({ visit_number: null });
  expect(await log('visit', daysAgo(2))).toMatchObject({ visit_number: 2 });
  expect(await log('visit', daysAgo(1))).toMatchObject({ visit_number: 3 });
  expect(await card('xu', customer_id)).toMatchObject({ visit_count: 3, call_count: 1 });
  const { rows } = await acts<{ rows: { content: string | null }[] }>(
    'shen',
    contract.listFollowUps,
    { customer_id },
  );
  expect(rows.map((it) => it.content)).toEqual([null, null, null]);
});

test('a contact sent twice with the same id is logged once', async () => {
  const { customer_id } = await carded('xu');
  const follow_up_id = '01900000-0000-7000-8000-00000000f001';
  const contact = { customer_id, follow_up_id, kind: 'call', outcome: 'will_come' };
  await acts('xu', contract.logFollowUp, contact);
  await acts('xu', contract.logFollowUp, contact);
  expect(await card('xu', customer_id)).toMatchObject({ call_count: 1 });
});

test('a grade is raised freely and lowered by the site supervisor only', async () => {
  const { customer_id } = await carded('xu');
  const grade = (name: 'xu' | 'shen', intent_grade: string) =>
    acts(name, contract.logFollowUp, {
      customer_id,
      kind: 'call',
      outcome: 'keeps_in_touch',
      intent_grade,
    });
  await grade('xu', 'A');
  await expect(grade('xu', 'C')).rejects.toMatchObject({
    code: 'reception.grade_lowering_reserved',
    clause: 'warm-card/5c',
  });
  expect(await card('xu', customer_id)).toMatchObject({
    intent_grade: 'A',
    grade_history: [{ from_grade: 'B', to_grade: 'A' }, { to_grade: 'B' }],
  });
});

test('scouting is suspected by anyone, confirmed by the supervisor, and leaves the counts', async () => {
  const { customer_id } = await carded('xu');
  const mark = (name: 'xu' | 'shen', stage: string) =>
    acts(name, contract.markScouting, { customer_id, stage });
  await mark('xu', 'suspected');
  await expect(mark('xu', 'confirmed')).rejects.toMatchObject({ clause: 'warm-card/2c' });
  await mark('shen', 'confirmed');
  expect(await card('xu', customer_id)).toMatchObject({ is_scouting: true, scouting: 'confirmed' });
});

type Today = {
  rows: { customer_id: string; reason: string; is_late: boolean; hook: string | null }[];
};
const today = async (name: Parameters<typeof acts>[0], customer_id: string) =>
  (await acts<Today>(name, contract.listToday)).rows.filter((it) => it.customer_id === customer_id);
const call = (customer_id: string, more: object = {}) =>
  acts('he', contract.logFollowUp, {
    customer_id,
    ...{ kind: 'call', outcome: 'keeps_in_touch', ...more },
  });

test('today names who is due and why, late ones as late, and nobody else', async () => {
  const { customer_id } = await carded('he', { first_at: daysAgo(7).toISOString() });
  expect(await today('he', customer_id)).toMatchObject([
    { reason: 'first_follow_up', is_late: true },
  ]);
  expect(await today('xu', customer_id)).toEqual([]);
  const next = { on: dayAhead(1), kind: 'visit', hook: '看样板间' };
  await call(customer_id, { outcome: 'appointment_made', next });
  expect(await today('he', customer_id)).toEqual([]);
});

test('warm-card/4a a call on the second day was taken for the call of day 3 to 5', async () => {
  const { customer_id } = await carded('he', { first_at: daysAgo(4).toISOString() });
  await call(customer_id, { at: daysAgo(3).toISOString() });
  expect(await today('he', customer_id)).toMatchObject([{ reason: 'first_follow_up' }]);
  await call(customer_id);
  expect(await today('he', customer_id)).toEqual([]);
});

test('R-S2 whoever takes a customer over owes what was promised, and reads the words', async () => {
  const { customer_id } = await carded('he');
  await call(customer_id, { next: { on: dayAhead(0), kind: 'call', hook: '问首付来源' } });
  const handover = { customer_id, owner_id: idOf('xu'), reason_code: 'other' };
  await acts('shen', customers.assignCustomer, handover);
  expect(await today('he', customer_id)).toEqual([]);
  expect(await today('xu', customer_id)).toMatchObject([
    { reason: 'call_promised', hook: '问首付来源' },
  ]);
});

test('nobody is called about a voided record, or about who only looked around', async () => {
  const next = { on: dayAhead(0), kind: 'call' };
  const [voided, scout] = [await carded('he'), await carded('he')].map((it) => it.customer_id);
  for (const customer_id of [voided!, scout!]) await call(customer_id, { next });
  await acts('he', customers.voidCustomer, {
    customer_id: voided,
    reason_code: 'entered_in_error',
  });
  await acts('shen', contract.markScouting, { customer_id: scout, stage: 'confirmed' });
  expect(await today('he', voided!)).toEqual([]);
  expect(await today('he', scout!)).toEqual([]);
  await acts('shen', contract.markScouting, { customer_id: scout, stage: 'rejected' });
  expect(await today('he', scout!), 'what was dropped stays dropped').toEqual([]);
});
