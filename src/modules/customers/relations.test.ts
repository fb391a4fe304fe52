import { afterAll, expect, test } from 'vitest';

import { idOf } from '../../../test/support/people.ts';
import { openSalesOffice } from '../../../test/support/sales-office.ts';
import { contract, relationsContract as relations, type RelationRow } from './contract.ts';

const { acts, registered, rows, drop } = await openSalesOffice();
afterAll(drop);

type Name = Parameters<typeof acts>[0];
const list = (customer_id: string, by: Name = 'xu') =>
  acts<{ rows: RelationRow[] }>(by, relations.listRelations, { customer_id });
const consent = { notice_code: 'reception', evidence_kind: 'oral', given_by: 'self' };
const add = (customer_id: string, more: object) =>
  acts<{ rows: RelationRow[] }>('xu', relations.addMember, {
    customer_id,
    kind: 'spouse',
    member: { name: '裴元庆', phone: '13911112222', birth_on: '1988-06-01' },
    consent,
    ...more,
  });
const link = (customer_id: string, other_customer_id: string, kind = 'spouse', by: Name = 'xu') =>
  acts<{ rows: RelationRow[] }>(by, relations.linkCustomers, {
    customer_id,
    other_customer_id,
    kind,
  });

test('somebody without an archive is kept under the customer’s key, clear to the owner alone', async () => {
  const { customer_id } = await registered('xu');
  const { rows: own } = await add(customer_id, {});
  expect(own).toMatchObject([
    { kind: 'spouse', consent_by: 'self', member: { name: '裴元庆', birth_on: '1988-06-01' } },
  ]);
  const { rows: seen } = await list(customer_id, 'shen');
  expect(seen[0]!.member).toEqual({ name: '裴**', phone: '139****2222' });
  const [kept] = await rows(
    'select sealed from customers.relation where customer_id = $1',
    customer_id,
  );
  expect((kept as { sealed: Buffer }).sealed.includes('裴元庆')).toBe(false);
});

test('P02: a child is not kept without a guardian’s consent, nor anybody without a notice', async () => {
  const { customer_id } = await registered('xu');
  const child = { kind: 'child', member: { name: '小裴', birth_on: '2020-01-01' } };
  await expect(add(customer_id, child)).rejects.toMatchObject({
    code: 'customers.guardian_missing',
  });
  await expect(
    add(customer_id, { consent: { ...consent, notice_code: 'never_shown' } }),
  ).rejects.toMatchObject({ code: 'customers.member_notice_missing' });
  await expect(add(customer_id, { consent: undefined })).rejects.toMatchObject({
    code: 'gate.input_invalid',
  });
  const guarded = { ...consent, given_by: 'guardian', guardian: '单雄信' };
  const { rows: kept } = await add(customer_id, { ...child, consent: guarded });
  expect(kept).toMatchObject([{ is_minor: true, consent_by: 'guardian' }]);
});

test('two archives are linked from both sides, once, and parted from both', async () => {
  const one = await registered('xu');
  const other = await registered('xu');
  await link(one.customer_id, other.customer_id, 'child');
  expect((await list(other.customer_id)).rows).toMatchObject([
    { kind: 'parent', other: { customer_id: one.customer_id, name: '单雄信' } },
  ]);
  await expect(link(other.customer_id, one.customer_id)).rejects.toMatchObject({
    code: 'customers.relation_exists',
  });
  const [{ relation_id }] = (await list(one.customer_id)).rows as [RelationRow];
  await acts('xu', relations.endRelation, { customer_id: other.customer_id, relation_id });
  const ended = [...(await list(one.customer_id)).rows, ...(await list(other.customer_id)).rows];
  expect(ended.every((it) => it.closed_at !== null)).toBe(true);
  await link(one.customer_id, other.customer_id);
});

test('nobody is linked with a stranger, and where the other went it is not told who he is', async () => {
  const one = await registered('xu');
  const strange = await registered('he');
  await expect(link(one.customer_id, strange.customer_id)).rejects.toMatchObject({
    code: 'customers.customer_unknown',
  });
  const other = await registered('xu');
  await link(one.customer_id, other.customer_id);
  await acts('shen', contract.assignCustomer, {
    customer_id: other.customer_id,
    owner_id: idOf('he'),
  });
  const { rows: seen } = await list(one.customer_id);
  expect(seen).toMatchObject([{ has_archive: true, other: null }]);
  const relation_id = seen[0]!.relation_id;
  await expect(
    acts('xu', relations.endRelation, { customer_id: one.customer_id, relation_id }),
  ).rejects.toMatchObject({ code: 'customers.relation_out_of_reach' });
  await acts('shen', relations.endRelation, { customer_id: one.customer_id, relation_id });
});

test('a company keeps its contacts and its checked credit code', async () => {
  const firm = {
    kind: 'company',
    identity: { name: '云溪贸易', phones: ['13655556666'] },
    contact: { credit_code: '91350211M000100Y43' },
  };
  await expect(registered('xu', firm)).rejects.toMatchObject({
    code: 'customers.credit_code_wrong',
  });
  const { customer_id } = await registered('xu', {
    ...firm,
    contact: { credit_code: '91350211M000100Y46' },
  });
  const { rows: kept } = await add(customer_id, {
    kind: 'contact',
    member: { name: '裴元庆', note: '采购经理' },
  });
  expect(kept).toMatchObject([{ kind: 'contact', member: { note: '采购经理' } }]);
  await expect(add(customer_id, { kind: 'spouse' })).rejects.toMatchObject({
    code: 'customers.relation_kind_wrong',
  });
});
