import { afterAll, expect, test } from 'vitest';

import { contract as custody } from '#contract/custody';
import { contract as reception } from '#contract/reception';

import { openSalesOffice, separateConsent } from '../../../test/support/sales-office.ts';
import { people } from '../../../test/support/people.ts';
import {
  contract,
  historyContract,
  type CustomerPage,
  type FieldChange,
  type Sources,
} from './contract.ts';

const { acts, registered, carded, rows, drop } = await openSalesOffice();
afterAll(drop);

type Name = Parameters<typeof acts>[0];
const sources = (name: Name, customer_id: string) =>
  acts<Sources>(name, historyContract.readSources, { customer_id });
const changes = (name: Name, customer_id: string, more: object = {}) =>
  acts<{ rows: FieldChange[]; next?: string }>(name, historyContract.listChanges, {
    customer_id,
    ...more,
  });

/** An archive whose address, assets and need were told twice. */
async function revised() {
  const { customer_id, archive } = await registered('xu', {
    contact: { address: '旧址 1 号' },
    consent: separateConsent,
  });
  await acts('xu', contract.reviseCustomer, {
    ...archive,
    contact: { address: '新址 2 号' },
    sensitive: { income_detail: '年薪' },
    profile: { need: 'buy' },
  });
  return customer_id;
}

test('a value that never changed came by the door of the archive, one that did by its last change', async () => {
  const customer_id = await revised();
  const found = await sources('xu', customer_id);
  expect(found.origin).toMatchObject({ door: 'form', by_name: people.xu.name });
  const byField = new Map(found.changes.map((it) => [it.field, it]));
  expect(byField.get('address')).toMatchObject({ door: 'revision', change_count: 1 });
  expect(byField.has('name')).toBe(false);
  const { customer_id: received } = await carded('xu');
  expect((await sources('xu', received)).origin.door).toBe('card');
});

test('a grade raised in a call has the call as its source', async () => {
  const { customer_id } = await carded('xu');
  const call = { customer_id, kind: 'call', outcome: 'keeps_in_touch', content: '想看样板间' };
  await acts('xu', reception.logFollowUp, { ...call, intent_grade: 'A' });
  const { rows: found } = await changes('xu', customer_id, { field: 'intent_grade' });
  expect(found).toMatchObject([{ door: 'call', before: 'B', after: 'A', is_closed: false }]);
});

test('before and after are read by the owner; the supervisor sees assets and no address', async () => {
  const customer_id = await revised();
  const own = await changes('xu', customer_id, { field: 'address' });
  expect(own.rows).toMatchObject([{ before: '旧址 1 号', after: '新址 2 号' }]);
  const { rows: seen } = await changes('shen', customer_id);
  const byField = new Map(seen.map((it) => [it.field, it]));
  expect(byField.get('address')).toMatchObject({ is_closed: true, before: null, after: null });
  expect(byField.get('income_detail')).toMatchObject({ is_closed: false, after: '年薪' });
  expect(byField.get('need')).toMatchObject({ is_closed: false, after: 'buy' });
});

test('the history is turned page by page, each change once, and is nobody else’s', async () => {
  const customer_id = await revised();
  const first = await changes('xu', customer_id, { limit: 2 });
  const rest = await changes('xu', customer_id, { limit: 2, cursor: first.next });
  const fields = [...first.rows, ...rest.rows].map((it) => it.field);
  expect(fields.toSorted()).toEqual(['address', 'income_detail', 'need']);
  await expect(changes('he', customer_id)).rejects.toMatchObject({
    code: 'customers.customer_unknown',
  });
});

test('values lie sealed, and neither they nor who told them stand in the log', async () => {
  const customer_id = await revised();
  const kept = await rows(
    'select sealed from customers.change where customer_id = $1',
    customer_id,
  );
  const bytes = Buffer.concat((kept as { sealed: Buffer }[]).map((it) => it.sealed));
  expect(kept).toHaveLength(3);
  expect(bytes.includes('新址')).toBe(false);
});

test('P02: a separate consent taken back closes what it covered to everybody, and loses none of it', async () => {
  const whole = { address: '旧址 1 号', id_number: '11010519491231002X' };
  const given = { contact: whole, consent: separateConsent };
  const { customer_id, archive } = await registered('xu', given);
  const told = { ...archive, contact: whole, sensitive: { income_detail: '年薪' } };
  await acts('xu', contract.reviseCustomer, told);
  const read = (name: Name) => acts<CustomerPage>(name, contract.readCustomer, { customer_id });
  const turn = { customer_id, purpose: 'sensitive', channel: 'phone_call' };
  await acts('xu', contract.withdrawConsent, turn);

  const own = await read('xu');
  expect(own).toMatchObject({ seen: 'clear', contact: { address: '旧址 1 号' }, sensitive: {} });
  expect(own.contact).not.toHaveProperty('id_number');
  expect((await read('shen')).sensitive).toEqual({});
  const closed = { is_closed: true, before: null, after: null };
  const income = { field: 'income_detail' };
  expect((await changes('xu', customer_id, income)).rows).toMatchObject([closed]);
  const look = { customer_id, field: 'income_detail', reason_code: 'contact_customer' };
  await expect(acts('shen', custody.revealField, look)).rejects.toMatchObject({
    code: 'custody.purpose_not_lawful',
    facts: { purpose: 'sensitive' },
  });

  // Written anew by somebody who was not shown it, it still stands when the consent is given again.
  const { contact, sensitive } = own;
  await acts('xu', contract.reviseCustomer, { ...archive, contact, sensitive });
  await acts('xu', contract.giveConsent, { customer_id, channel: 'walk_in', ...separateConsent });
  expect(await read('xu')).toMatchObject({ contact: told.contact, sensitive: told.sensitive });
  expect((await changes('xu', customer_id, income)).rows).toMatchObject([{ after: '年薪' }]);
});
