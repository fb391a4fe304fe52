import { afterAll, expect, test } from 'vitest';

import { idOf, unitOf } from '../../../test/support/people.ts';
import {
  consent,
  newPhone,
  openSalesOffice,
  separateConsent,
} from '../../../test/support/sales-office.ts';
import { contract, type CustomerPage, type CustomerRow } from './contract.ts';

const { acts, registered, reviewed, rows, someoneWaits, drop } = await openSalesOffice();
afterAll(drop);

interface List {
  rows: CustomerRow[];
  next?: string;
  total?: { count: number; exact: boolean };
}

const read = (name: Parameters<typeof acts>[0], customer_id: string, more = {}) =>
  acts<CustomerPage>(name, contract.readCustomer, { customer_id }, more);

test('an archive is screened, entered and sent to review in one act, and named in the log', async () => {
  const { customer_id, number } = await registered('xu');
  expect(number).toMatch(/^K[0-9A-Z]{9}$/);
  const page = await read('xu', customer_id);
  expect(page).toMatchObject({ state: 'pending_review', seen: 'clear', name: '单雄信' });
  const [entry] = await rows(
    `select e.action, e.outcome from audit.entry e join audit.entry_subject s using (entry_id)
     where s.customer_id = $1 order by e.at limit 1`,
    customer_id,
  );
  expect(entry).toEqual({ action: 'customers.register-customer', outcome: 'done' });
});

test('sent twice with the same id it is registered once', async () => {
  const { archive, customer_id, number } = await registered('xu');
  const again = await acts('xu', contract.registerCustomer, archive);
  expect(again).toEqual({ customer_id, number, state: 'pending_review' });
});

test('the reviewer approves, the enterer cannot, and only then it is in force', async () => {
  const { customer_id } = await registered('xu');
  await expect(reviewed('xu', customer_id)).rejects.toThrow();
  await reviewed('wen', customer_id);
  expect((await read('xu', customer_id)).state).toBe('in_force');
});

test('a returned archive says why, is mended, and goes to review again', async () => {
  const { customer_id, archive } = await registered('xu');
  const grounds = { decision: 'returned', reason_code: 'incomplete', note: '请补充住址' };
  await reviewed('wen', customer_id, grounds);
  const returned = await read('xu', customer_id);
  expect(returned).toMatchObject({
    state: 'returned',
    review: { reason_code: 'incomplete', note: '请补充住址' },
  });
  const mended = { ...archive, contact: { address: '云璟路 1 号' } };
  await acts('xu', contract.reviseCustomer, mended);
  const page = await read('xu', customer_id);
  expect(page).toMatchObject({ state: 'pending_review', contact: { address: '云璟路 1 号' } });
  await reviewed('wen', customer_id);
  await expect(acts('xu', contract.reviseCustomer, mended)).rejects.toMatchObject({
    code: 'customers.not_revisable',
  });
});

test("somebody else's customer and one that never was are the same 404", async () => {
  const { customer_id } = await registered('xu');
  const refusal = { code: 'customers.customer_unknown', kind: 'missing' };
  await expect(read('he', customer_id)).rejects.toMatchObject(refusal);
  await expect(read('tang', customer_id)).rejects.toMatchObject(refusal);
  await expect(read('bai', customer_id)).rejects.toMatchObject(refusal);
  const nobody = '01900000-0000-7000-8000-000000000000';
  await expect(read('he', nobody)).rejects.toMatchObject(refusal);
});

test('the supervisor sees the project masked, the administrator nothing', async () => {
  const { customer_id, phone } = await registered('xu', {
    sensitive: { household_property: '两套住房' },
    consent: separateConsent,
  });
  const page = await read('shen', customer_id);
  expect(page).toMatchObject({ seen: 'masked', name: '单**', contact: null });
  expect(page.phone).toBe(`${phone.slice(0, 3)}****${phone.slice(-4)}`);
  expect(page.sensitive).toEqual({ household_property: '两套住房' });
  await expect(read('an', customer_id)).rejects.toMatchObject({ code: 'gate.not_permitted' });
});

test.each([
  ['the whole phone', (phone: string) => phone],
  ['its last four digits', (phone: string) => phone.slice(-4)],
])('a customer is found by %s', async (_, termOf) => {
  const { customer_id, phone } = await registered('xu');
  const found = await acts<List>('xu', contract.searchCustomers, { term: termOf(phone) });
  expect(found.rows.map((it) => it.customer_id)).toContain(customer_id);
});

test.each(['单雄信', '雄信', 'sxx', 'shanxiongxin', 'xiongxin'])(
  'the name 单雄信 is found by %s, within the scope only',
  async (term) => {
    const { customer_id } = await registered('tang');
    const found = await acts<List>('tang', contract.searchCustomers, { term, limit: 200 });
    expect(found.rows.map((it) => it.customer_id)).toContain(customer_id);
    const elsewhere = await acts<List>('bai', contract.searchCustomers, { term });
    expect(elsewhere.rows).toEqual([]);
  },
);

test('an ID number and a customer number find their customer', async () => {
  const { customer_id, number } = await registered('xu', {
    contact: { id_number: '11010519491231002X' },
    consent: separateConsent,
  });
  for (const term of ['11010519491231002x', number.toLowerCase()]) {
    const found = await acts<List>('xu', contract.searchCustomers, { term });
    expect(found.rows.map((it) => it.customer_id)).toEqual([customer_id]);
  }
});

test('the handle of a search opens for who searched and for nobody else', async () => {
  const { phone, customer_id } = await registered('xu');
  const asked = { term: phone };
  const { handle } = await acts<List & { handle: string }>('xu', contract.searchCustomers, asked);
  expect(handle).not.toContain(phone);
  const again = await acts<List>('xu', contract.listCustomers, { search: handle });
  expect(again.rows.map((it) => it.customer_id)).toEqual([customer_id]);
  await expect(acts('he', contract.listCustomers, { search: handle })).rejects.toMatchObject({
    code: 'customers.handle_unknown',
  });
});

test('a known phone says "known" and nothing more, whoever owns it', async () => {
  const { phone } = await registered('xu');
  const full = phone.replace(/^(\d{3})(\d{4})/, '+86 $1 $2 ');
  const known = await acts('he', contract.checkPhone, { phone: full });
  expect(known).toEqual({ is_known: true });
  expect(await acts('he', contract.checkPhone, { phone: newPhone() })).toEqual({ is_known: false });
  const archive = {
    identity: { name: '王五', phones: [phone] },
    intake_channel: 'walk_in',
    consent,
  };
  await expect(acts('he', contract.registerCustomer, archive)).rejects.toMatchObject({
    code: 'customers.phone_known',
    facts: {},
  });
});

test('two who register one phone at once take turns, and the second is told it is known', async () => {
  const phone = newPhone();
  const archive = {
    identity: { name: '赵六', phones: [phone] },
    intake_channel: 'walk_in',
    consent,
  };
  await rows('begin');
  await rows('lock table customers.customer in share row exclusive mode');
  const both = Promise.allSettled([
    acts('xu', contract.registerCustomer, archive),
    acts('he', contract.registerCustomer, archive),
  ]);
  await someoneWaits();
  await rows('commit');
  const outcomes = (await both).map((it) => it.status).sort();
  expect(outcomes).toEqual(['fulfilled', 'rejected']);
});

test('asking about phones is counted, also when the answer is a refusal', async () => {
  const probe = () => acts('tang', contract.checkPhone, { phone: newPhone() });
  for (let asked = 0; asked < 20; asked++) await probe();
  await expect(probe()).rejects.toMatchObject({ code: 'customers.too_many_probes' });
});

test('without a lawful purpose nothing is collected', async () => {
  const archive = {
    identity: { name: '钱七', phones: [newPhone()] },
    intake_channel: 'walk_in',
    consent: { notice_code: 'nowhere', given: consent.given },
  };
  await expect(acts('xu', contract.registerCustomer, archive)).rejects.toMatchObject({
    code: 'consent.notice_not_in_force',
    clause: 'information/2b',
  });
});

test('a withdrawn consent withholds the customer at once, and giving it again shows him', async () => {
  const { customer_id } = await registered('xu');
  const withdrawal = { customer_id, purpose: 'sales', channel: 'phone_call' };
  expect(await acts('xu', contract.withdrawConsent, withdrawal)).toEqual({ lawful_for: [] });
  const page = await read('xu', customer_id);
  expect(page).toMatchObject({ seen: 'withheld', contact: null, phones: ['***'] });
  await acts('xu', contract.giveConsent, { customer_id, channel: 'walk_in', ...consent });
  expect((await read('xu', customer_id)).seen).toBe('clear');
});

test('a purpose that is not consented to is refused its use', async () => {
  const { customer_id } = await registered('xu');
  expect((await read('xu', customer_id, { purpose: 'service' })).seen).toBe('withheld');
  await expect(read('xu', customer_id, { purpose: 'marketing' })).rejects.toMatchObject({
    code: 'gate.purpose_not_allowed',
  });
});

test('the list pages by keyset: every customer once, none of the others', async () => {
  const made = [];
  for (let count = 0; count < 7; count++) made.push((await registered('bai')).customer_id);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await acts<List>('bai', contract.listCustomers, { limit: 3, cursor });
    seen.push(...page.rows.map((it) => it.customer_id));
    cursor = page.next;
  } while (cursor);
  expect(seen.toSorted()).toEqual(made.toSorted());
  const { total } = await acts<List>('bai', contract.listCustomers, { with_total: 'true' });
  expect(total).toEqual({ count: 7, exact: true });
});

test.each(['updated_at', 'created_at'])(
  'a grade and a channel together name few: their pages (%s) are those of the whole list, cut',
  async (sort) => {
    const whole = await acts<List>('bai', contract.listCustomers, { limit: 200 });
    await rows(
      `update customers.customer set intent_grade = 'A', intake_channel = 'walk_in'
       where customer_id in (select customer_id from customers.customer where owner_id = $1
                             order by customer_id limit 5)`,
      idOf('bai'),
    );
    const few = await rows(
      `select customer_id from customers.customer where owner_id = $1 and intent_grade = 'A'
       and intake_channel = 'walk_in' order by ${sort} desc, customer_id desc`,
      idOf('bai'),
    );
    expect(few.length).toBeLessThan(whole.rows.length);
    const filters = { intent_grade: 'A', intake_channel: 'walk_in', sort };
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const asked = { ...filters, limit: 2, cursor, with_total: 'true' };
      const page = await acts<List>('bai', contract.listCustomers, asked);
      expect(page.total).toEqual({ count: few.length, exact: true });
      seen.push(...page.rows.map((it) => it.customer_id));
      cursor = page.next;
    } while (cursor);
    expect(seen).toEqual(few.map((it) => it.customer_id));
    const without = await acts<List>('bai', contract.listCustomers, filters);
    expect(without.total).toBeUndefined();
    const nobody = { ...filters, intent_grade: 'D', with_total: 'true' };
    const none = await acts<List>('bai', contract.listCustomers, nobody);
    expect(none).toMatchObject({ rows: [], total: { count: 0, exact: true } });
  },
);

test('a handed-over customer leaves one list and enters the other in the same act', async () => {
  const { customer_id } = await registered('xu');
  await acts('shen', contract.assignCustomer, { customer_id, owner_id: idOf('he') });
  await expect(read('xu', customer_id)).rejects.toMatchObject({ kind: 'missing' });
  expect(await read('he', customer_id)).toMatchObject({ seen: 'clear', owner_id: idOf('he') });
  const elsewhere = { customer_id, owner_id: idOf('tang') };
  await expect(acts('shen', contract.assignCustomer, elsewhere)).rejects.toMatchObject({
    code: 'customers.owner_not_on_project',
  });
});

test('what is projected on a customer equals the rows it is projected from', async () => {
  const differing = await rows(
    `select c.customer_id from customers.customer c
     left join customers.assignment a on a.customer_id = c.customer_id and a.closed_at is null
     where c.owner_id is distinct from a.owner_id or c.team_id is distinct from a.team_id
        or (c.state = 'in_force') <> exists (
             select from customers.submission s
             join approvals.signature g on g.request_id = s.request_id and g.decision = 'approved'
             where s.customer_id = c.customer_id)
        or (c.state = 'voided') <> exists (
             select from customers.voiding v where v.customer_id = c.customer_id)`,
  );
  expect(differing).toEqual([]);
});

test('fields nobody may set are ignored, not written', async () => {
  const { customer_id } = await registered('xu', {
    owner_id: idOf('xu'),
    state: 'in_force',
    company_id: unitOf('other_company'),
    created_at: '2001-01-01T00:00:00Z',
    lawful_for: ['marketing'],
  });
  expect(await read('xu', customer_id)).toMatchObject({
    state: 'pending_review',
    lawful_for: ['sales'],
  });
});
