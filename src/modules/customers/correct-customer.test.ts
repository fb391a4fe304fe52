import { afterAll, expect, test } from 'vitest';

import { contract as approvals } from '#contract/approvals';
import { configureApprovals } from '#modules/approvals';

import { openSalesOffice } from '../../../test/support/sales-office.ts';
import { approvalBindings } from '../../server/modules.ts';
import {
  contract,
  correctionContract as corrections,
  historyContract,
  type CorrectionLine,
  type CustomerPage,
  type FieldChange,
} from './contract.ts';

const { acts, registered, reviewed, drop } = await openSalesOffice();
configureApprovals(approvalBindings);
afterAll(drop);

const read = (customer_id: string) =>
  acts<CustomerPage>('xu', contract.readCustomer, { customer_id });

/** An archive in force, and a correction of it asked for by its consultant. */
async function asked(more: object = {}) {
  const { customer_id, archive } = await registered('xu', { contact: { address: '旧址 1 号' } });
  await reviewed('wen', customer_id);
  const wanted = {
    ...archive,
    contact: { address: '新址 2 号' },
    profile: { need: 'buy' },
    reason_code: 'changed_since',
    ...more,
  };
  const { request_id } = await acts<{ request_id: string }>(
    'xu',
    corrections.requestCorrection,
    wanted,
  );
  return { customer_id, archive, wanted, request_id };
}

const decide = (name: 'wen' | 'shen' | 'xu', request_id: string, decision = 'approved') =>
  acts(name, approvals.decide, {
    request_id,
    decision,
    ...(decision === 'approved' ? {} : { reason_code: 'incomplete' }),
  });

test('an archive in force changes when two others have signed, not before', async () => {
  const { customer_id, request_id } = await asked();
  expect((await read(customer_id)).contact).toEqual({ address: '旧址 1 号' });
  await expect(decide('shen', request_id)).rejects.toThrow();
  await expect(decide('xu', request_id)).rejects.toThrow();
  await decide('wen', request_id);
  expect((await read(customer_id)).contact).toEqual({ address: '旧址 1 号' });
  await decide('shen', request_id);
  expect(await read(customer_id)).toMatchObject({
    state: 'in_force',
    contact: { address: '新址 2 号' },
    profile: { need: 'buy' },
  });
  const { rows } = await acts<{ rows: FieldChange[] }>('xu', historyContract.listChanges, {
    customer_id,
    field: 'address',
  });
  expect(rows).toMatchObject([
    { door: 'correction', before: '旧址 1 号', after: '新址 2 号', by_name: '徐若川' },
  ]);
});

test('who decides sees which fields would change, and of masked ones not their values', async () => {
  const { customer_id, request_id } = await asked();
  const { rows } = await acts<{ rows: CorrectionLine[] }>('wen', corrections.readCorrection, {
    customer_id,
    request_id,
  });
  const byField = new Map(rows.map((it) => [it.field, it]));
  expect(byField.get('address')).toMatchObject({ is_closed: true, before: null, after: null });
  expect(byField.get('need')).toMatchObject({ is_closed: false, before: null, after: 'buy' });
});

test('declined it leaves the archive as it was; one waits at a time; nothing is no correction', async () => {
  const { customer_id, request_id, wanted, archive } = await asked();
  const again = acts('xu', corrections.requestCorrection, wanted);
  await expect(again).rejects.toMatchObject({ code: 'approvals.already_requested' });
  await decide('wen', request_id, 'declined');
  expect((await read(customer_id)).contact).toEqual({ address: '旧址 1 号' });
  const nothing = { ...archive, reason_code: 'entered_wrong' };
  await expect(acts('xu', corrections.requestCorrection, nothing)).rejects.toMatchObject({
    code: 'customers.nothing_to_correct',
  });
});

test('what is not in force is revised, not corrected; a stranger asks for nothing', async () => {
  const { customer_id, archive } = await registered('xu');
  const wanted = { ...archive, profile: { need: 'rent' }, reason_code: 'entered_wrong' };
  await expect(acts('xu', corrections.requestCorrection, wanted)).rejects.toMatchObject({
    code: 'customers.not_correctable',
  });
  await reviewed('wen', customer_id);
  await expect(acts('he', corrections.requestCorrection, wanted)).rejects.toMatchObject({
    code: 'customers.customer_unknown',
  });
});
