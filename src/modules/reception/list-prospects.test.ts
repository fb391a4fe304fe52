import { afterAll, beforeAll, expect, test } from 'vitest';

import { dayAhead } from '../../../test/support/day-ahead.ts';
import { idOf, type PersonName } from '../../../test/support/people.ts';
import { newPhone, openSalesOffice } from '../../../test/support/sales-office.ts';
import { contract as customers } from '../customers/contract.ts';
import { contract, type ProspectRow } from './contract.ts';

const { acts, carded, registered, drop } = await openSalesOffice();
afterAll(drop);

interface Pages {
  rows: ProspectRow[];
  next?: string;
  dropped_for_purpose?: number;
}
const pages = (name: PersonName, input: object = {}, more: object = {}) =>
  acts<Pages>(name, contract.listProspects, input, more);
const idsOf = ({ rows }: Pages) => rows.map((it) => it.customer_id);

/** Page after page, as somebody scrolls. */
async function everyRow(name: PersonName, input: object): Promise<ProspectRow[]> {
  const found: ProspectRow[] = [];
  let cursor: string | undefined;
  do {
    const page = await pages(name, { ...input, cursor });
    found.push(...page.rows);
    cursor = page.next;
  } while (cursor !== undefined);
  return found;
}

let mine: { customer_id: string; number: string; phone: string };
let theirs: { customer_id: string };

beforeAll(async () => {
  mine = await carded('xu');
  theirs = await carded('he');
  const contact = { kind: 'call', outcome: 'needs_time', content: '问首付', problems: '首付不够' };
  const next = { on: dayAhead(2), kind: 'call', hook: '新的首付方案' };
  for (const [name, { customer_id }] of [
    ['xu', mine],
    ['he', theirs],
  ] as const)
    await acts(name, contract.logFollowUp, { customer_id, ...contact, next });
});

test('sales-office/3a a line says how serious, what is wanted and how far it has come', async () => {
  const { rows } = await pages('xu');
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    customer_id: mine.customer_id,
    customer_number: mine.number,
    seen: 'clear',
    phone: mine.phone,
    owner_id: idOf('xu'),
    intent_grade: 'B',
    visit_count: 1,
    call_count: 1,
    last_outcome: 'needs_time',
    next_contact_on: dayAhead(2),
    hook: '新的首付方案',
    has_open_problem: true,
    open_problem: '首付不够',
    interests: 'interests 的记录',
  });
});

test("sales-office/3b a consultant asks for a colleague's page and finds it empty", async () => {
  expect((await pages('xu', { owner_id: idOf('he') })).rows).toEqual([]);
  await expect(pages('xu', {}, { scope: 'project' })).rejects.toMatchObject({
    code: 'gate.scope_not_permitted',
  });
});

test('the duty clerk, who only receives, has no register of prospects', async () => {
  await expect(pages('gao')).rejects.toMatchObject({ code: 'gate.not_permitted' });
});

test('sales-office/3b the supervisor chooses whose page; words and names stay masked', async () => {
  const { rows } = await pages('shen', { owner_id: idOf('he') });
  expect(idsOf({ rows })).toEqual([theirs.customer_id]);
  expect(rows[0]).toMatchObject({
    ...{ seen: 'masked', last_outcome: 'needs_time', has_open_problem: true },
    ...{ hook: null, open_problem: null, interests: null },
  });
  expect(rows[0]!.name).toContain('*');
});

test('all pages one after another: each consultant together, no row twice, none lost', async () => {
  for (const name of ['xu', 'he', 'xu', 'he', 'xu'] as const) await carded(name);
  for (const sort of ['created_at', 'updated_at'] as const) {
    const found = await everyRow('shen', { limit: 2, sort });
    expect(found).toHaveLength(7);
    expect(new Set(found.map((it) => it.customer_id)).size).toBe(7);
    const owners = found.map((it) => it.owner_id);
    const turns = owners.filter((it, at) => it !== owners[at - 1]);
    expect(turns.toSorted()).toEqual([idOf('xu'), idOf('he')].toSorted());
  }
  const own = await everyRow('xu', { limit: 1 });
  const days = own.map((it) => it.created_at.getTime());
  expect(days).toEqual(days.toSorted((one, other) => other - one));
});

test('who was never received, was a competitor or is void does not intend to buy', async () => {
  const heard = await registered('he');
  const scout = await carded('he');
  const voided = await carded('he');
  const wanted = await carded('he');
  const mark = { customer_id: scout.customer_id };
  await acts('he', contract.markScouting, { ...mark, stage: 'suspected' });
  expect(idsOf(await pages('he'))).toContain(scout.customer_id);
  await acts('shen', contract.markScouting, { ...mark, stage: 'confirmed' });
  await acts('he', customers.voidCustomer, {
    customer_id: voided.customer_id,
    reason_code: 'entered_in_error',
  });
  const found = idsOf(await pages('he'));
  expect(found).toContain(wanted.customer_id);
  for (const other of [heard, scout, voided]) expect(found).not.toContain(other.customer_id);
});

test('information/2e whom no basis covers is left out, and the page says how many', async () => {
  const kept = await carded('bai');
  const gone = await carded('bai');
  const withdrawal = { purpose: 'sales', channel: 'phone_call' };
  await acts('bai', customers.withdrawConsent, { customer_id: gone.customer_id, ...withdrawal });
  const page = await pages('bai');
  expect(idsOf(page)).toEqual([kept.customer_id]);
  expect(page.dropped_for_purpose).toBe(1);
});

test('filters narrow a page, and a search finds on it by a handle of one’s own', async () => {
  const phone = newPhone();
  const archive = {
    identity: { name: '徐茂公', phones: [phone] },
    ...{ intake_channel: 'walk_in', intent_grade: 'A' },
  };
  const { customer_id } = await carded('xu', { archive });
  expect(idsOf(await pages('xu', { intent_grade: 'A' }))).toEqual([customer_id]);
  const due = await pages('xu', { next_contact_until: dayAhead(2) });
  expect(idsOf(due)).toEqual([mine.customer_id]);

  const { handle } = await acts<{ handle: string }>('xu', customers.searchCustomers, {
    term: phone,
  });
  expect(idsOf(await pages('xu', { search: handle }))).toEqual([customer_id]);
  expect(idsOf(await pages('xu', { search: handle, intent_grade: 'B' }))).toEqual([]);
  await expect(pages('he', { search: handle })).rejects.toMatchObject({
    code: 'customers.handle_unknown',
  });
  await expect(pages('xu', { cursor: 'bm9uc2Vuc2U' })).rejects.toMatchObject({
    code: 'reception.cursor_unknown',
  });
});

test('a handover takes the promised reason along to the new page', async () => {
  const { customer_id } = await carded('xu');
  const contact = { customer_id, kind: 'call', outcome: 'needs_time', problems: '车位' };
  const next = { on: dayAhead(3), kind: 'call', hook: '车位有了' };
  await acts('xu', contract.logFollowUp, { ...contact, next });
  await acts('shen', customers.assignCustomer, { customer_id, owner_id: idOf('he') });
  expect(idsOf(await pages('xu'))).not.toContain(customer_id);
  const { rows } = await pages('he');
  expect(rows.find((it) => it.customer_id === customer_id)).toMatchObject({
    seen: 'clear',
    hook: '车位有了',
  });
});
