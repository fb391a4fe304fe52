import { afterAll, expect, test } from 'vitest';

import { idOf, people } from '../../../test/support/people.ts';
import { openSalesOffice } from '../../../test/support/sales-office.ts';
import { assignmentContract as assigning, contract, type AssignmentRow } from './contract.ts';

const { acts, registered, rows, drop } = await openSalesOffice();
afterAll(drop);

type Name = Parameters<typeof acts>[0];
const history = (name: Name, customer_id: string) =>
  acts<{ rows: AssignmentRow[] }>(name, assigning.listAssignments, { customer_id });

test('who was in charge stays to be read: since when, by whom and why', async () => {
  const { customer_id } = await registered('xu');
  const handover = { customer_id, owner_id: idOf('he'), reason_code: 'leaving' };
  await acts('shen', contract.assignCustomer, handover);
  expect((await history('he', customer_id)).rows).toMatchObject([
    {
      owner_name: people.he.name,
      by_name: people.shen.name,
      reason_code: 'leaving',
      closed_at: null,
    },
    { owner_name: people.xu.name, by_name: people.xu.name, reason_code: null },
  ]);
});

test('many are handed over at once, each with its own row; one who cannot be keeps all back', async () => {
  const ours = [await registered('xu'), await registered('xu')].map((it) => it.customer_id);
  const theirs = (await registered('tang')).customer_id;
  const give = (customer_ids: string[], by: Name = 'shen') =>
    acts<{ count: number }>(by, assigning.assignMany, {
      customer_ids,
      owner_id: idOf('he'),
      reason_code: 'balance',
    });
  await expect(give([...ours, theirs])).rejects.toMatchObject({
    code: 'customers.customer_unknown',
  });
  const owners = (ids: string[]) =>
    rows('select distinct owner_id from customers.customer where customer_id = any($1)', ids);
  expect(await owners(ours)).toEqual([{ owner_id: idOf('xu') }]);
  expect(await give([...ours, ours[0]!])).toEqual({ count: 2 });
  expect(await owners(ours)).toEqual([{ owner_id: idOf('he') }]);
  await expect(give(ours, 'xu')).rejects.toMatchObject({ code: 'gate.not_permitted' });
});
