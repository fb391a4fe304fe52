import { afterAll, expect, test } from 'vitest';

import { contract as consents } from '#contract/consent';
import { contract as reception } from '#contract/reception';

import {
  allElements,
  consent,
  newPhone,
  openSalesOffice,
  separateConsent,
} from '../../../test/support/sales-office.ts';
import {
  contract,
  fieldsContract as fields,
  historyContract,
  importContract,
  type CustomerPage,
  type ExtraField,
  type ExtraValue,
  type FieldChange,
} from './contract.ts';

const { acts, registered, rows, drop } = await openSalesOffice();
afterAll(drop);

type Name = Parameters<typeof acts>[0];
const field = (code: string, more: Partial<ExtraField> = {}): ExtraField => ({
  code,
  name_zh: '栏目',
  name_en: code,
  kind: 'text',
  class: 'internal',
  section: 'profile',
  purposes: ['sales'],
  kinds: ['individual'],
  is_wanted: false,
  choices: [],
  ...more,
});
const add = (it: ExtraField, by: Name = 'lu') => acts(by, fields.keepField, it);
const keep = (customer_id: string, extras: object[], by: Name = 'xu') =>
  acts<{ rows: ExtraValue[] }>(by, fields.keepExtras, { customer_id, extras });
const read = (customer_id: string, by: Name = 'xu') =>
  acts<{ rows: ExtraValue[] }>(by, fields.readExtras, { customer_id });

await add(field('birth_on', { kind: 'day' }));
await add(field('hobby'));
await add(field('health', { class: 'sensitive' }));

test('R-B1: a field without a purpose is not added, and one of another company is not known', async () => {
  await expect(add(field('shoe_size', { purposes: [] }))).rejects.toMatchObject({
    code: 'customers.field_without_purpose',
  });
  const { rows: elsewhere } = await acts<{ rows: unknown[] }>('bai', fields.listFields);
  expect(elsewhere).toEqual([]);
  await expect(add(field('mine'), 'xu')).rejects.toMatchObject({ code: 'gate.not_permitted' });
});

test('values are collected with the archive, kept with its history, and read as they were given', async () => {
  const extras = [{ field: 'hobby', value: '钓鱼' }];
  const { customer_id } = await registered('xu', { extras });
  expect((await read(customer_id)).rows).toEqual([
    { field: 'hobby', value: '钓鱼', is_closed: false },
  ]);
  await keep(customer_id, [{ field: 'hobby', value: '下棋' }]);
  const { rows: changes } = await acts<{ rows: FieldChange[] }>('xu', historyContract.listChanges, {
    customer_id,
    field: 'extra_hobby',
  });
  expect(changes).toMatchObject([{ before: '钓鱼', after: '下棋', door: 'revision' }]);
  await keep(customer_id, [{ field: 'hobby', value: null }]);
  expect((await read(customer_id)).rows).toEqual([]);
});

test('texts and what is sensitive lie sealed; codes and days of ordinary class lie plain', async () => {
  const { customer_id } = await registered('xu', { consent: separateConsent });
  await keep(customer_id, [
    { field: 'hobby', value: '钓鱼' },
    { field: 'health', value: '花粉过敏' },
    { field: 'birth_on', value: '1988-06-01' },
  ]);
  const kept = await rows(
    'select field, plain, sealed is null as is_plain from customers.extra_value where customer_id = $1 order by 1',
    customer_id,
  );
  expect(kept).toEqual([
    { field: 'birth_on', plain: '1988-06-01', is_plain: true },
    { field: 'health', plain: null, is_plain: false },
    { field: 'hobby', plain: null, is_plain: false },
  ]);
  const seen = new Map((await read(customer_id, 'shen')).rows.map((it) => [it.field, it]));
  expect(seen.get('hobby')).toMatchObject({ is_closed: true, value: null });
  expect(seen.get('health')).toMatchObject({ is_closed: false, value: '花粉过敏' });
  expect(seen.get('birth_on')).toMatchObject({ is_closed: false });
});

test('Z05: a birth date in the years of summer time stays 1988-06-01 through API and database', async () => {
  const { customer_id } = await registered('xu', {
    extras: [{ field: 'birth_on', value: '1988-06-01' }],
    first_visit_on: '1988-06-01',
  });
  expect((await read(customer_id)).rows).toMatchObject([{ value: '1988-06-01' }]);
  const page = await acts<CustomerPage>('xu', contract.readCustomer, { customer_id });
  expect(page.first_visit_on).toBe('1988-06-01');
  const [row] = await rows(
    `select plain #>> '{}' as birth_on, first_visit_on::text
     from customers.extra_value join customers.customer using (customer_id) where customer_id = $1`,
    customer_id,
  );
  expect(row).toEqual({ birth_on: '1988-06-01', first_visit_on: '1988-06-01' });
});

const archive = () => ({
  identity: { name: '罗士信', phones: [newPhone()] },
  intake_channel: 'walk_in',
});

test('P01: no door collects without a notice in force and a purpose it names', async () => {
  const oral = { basis: 'consent', evidence_kind: 'oral' };
  const sales = { purpose: 'sales', ...oral };
  const doors = [
    ['form', contract.registerCustomer, archive()],
    ['card', reception.fillWarmCard, { archive: archive(), elements: allElements }],
  ] as const;
  for (const [door, endpoint, input] of doors) {
    const ask = (given: unknown) => acts('xu', endpoint, { ...input, consent: given });
    for (const [given, code] of [
      [undefined, 'gate.input_invalid'],
      [{ ...consent, given: [] }, 'gate.input_invalid'],
      [{ notice_code: 'never_shown', given: [sales] }, 'consent.notice_not_in_force'],
      [{ ...consent, given: [{ purpose: 'astrology', ...oral }] }, 'consent.purpose_unknown'],
    ] as const)
      await expect(ask(given), `${door} ${code}`).rejects.toMatchObject({ code });
  }
  const notice = await acts<{ version: number }>('xu', consents.readNotice, { code: 'reception' });
  const { customer_id } = await registered('xu');
  const [receipt] = await rows(
    'select notice_code, notice_version from consent.receipt where customer_id = $1',
    customer_id,
  );
  expect(receipt).toEqual({ notice_code: 'reception', notice_version: notice.version });
});

test('P01: a list without provenance is not taken, a field without a covered purpose not kept', async () => {
  expect(importContract.startImport.input.safeParse({ provenance: '' }).success).toBe(false);
  await add(field('repair_wish', { purposes: ['service'] }));
  const { customer_id } = await registered('xu');
  await expect(keep(customer_id, [{ field: 'repair_wish', value: '漏水' }])).rejects.toMatchObject({
    code: 'customers.purpose_not_covered',
  });
});

test('P02: no door keeps ID number, assets or a sensitive field without separate consent', async () => {
  const no = { code: 'customers.separate_consent_missing' };
  const sensitive = { income_detail: '年薪' };
  await expect(registered('xu', { sensitive })).rejects.toMatchObject(no);
  const id_number = '11010519491231002X';
  await expect(registered('xu', { contact: { id_number } })).rejects.toMatchObject(no);
  const extras = [{ field: 'health', value: '花粉过敏' }];
  await expect(registered('xu', { extras })).rejects.toMatchObject(no);
  const card = { archive: { ...archive(), sensitive }, consent, elements: allElements };
  await expect(acts('xu', reception.fillWarmCard, card)).rejects.toMatchObject(no);

  const { customer_id, archive: stood } = await registered('xu');
  await expect(acts('xu', contract.reviseCustomer, { ...stood, sensitive })).rejects.toMatchObject(
    no,
  );
  await expect(keep(customer_id, extras)).rejects.toMatchObject(no);
  await acts('xu', contract.giveConsent, { customer_id, channel: 'walk_in', ...separateConsent });
  await acts('xu', contract.reviseCustomer, { ...stood, sensitive });
  expect((await keep(customer_id, extras)).rows).toMatchObject(extras);
});
