import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { customersRoutes } from '#modules/customers';
import { newId } from '#platform/identifier';

import { openImports } from '../../../test/support/imports.ts';
import { as } from '../../../test/support/people.ts';
import { contract } from './contract.ts';
import { configureCustody, exportRegister } from './export-register.ts';

const { rows, on, sent, drop } = await openImports();
afterAll(drop);

const order = on(contract.exportRegister, exportRegister);
const shen = as('shen');
const inProject = { scope: 'project' } as const;
const what = { register: 'customers.list-customers', filters: { intent_grade: 'B' } };

beforeAll(() =>
  configureCustody({ routeOf: (id) => customersRoutes.find((it) => it.endpoint.id === id) }),
);
beforeEach(() => void sent.splice(0));

const kept = (export_id: string) =>
  rows('select from custody.export where export_id = $1', export_id);

test('G02 an export ordered twenty times at once under one id is one file', async () => {
  const export_id = newId();
  const asked = Array.from({ length: 20 }, () => order(shen, { ...what, export_id }, inProject));
  const told = await Promise.all(asked);
  expect(new Set(told.map((it) => it.export_id))).toEqual(new Set([export_id]));
  expect([await kept(export_id), sent]).toMatchObject([{ length: 1 }, { length: 1 }]);
});

test('G02 another order under the same id is refused, and the first stays', async () => {
  const export_id = newId();
  await order(shen, { ...what, export_id }, inProject);
  const others = [{ filters: {} }, { format: 'csv' }, { columns: ['number'] }];
  for (const other of others) {
    const asked = order(shen, { ...what, ...other, export_id }, inProject);
    await expect(asked).rejects.toMatchObject({ code: 'vault.id_taken' });
  }
  const foreign = order(as('xu'), { ...what, export_id });
  await expect(foreign).rejects.toMatchObject({ code: 'vault.id_taken' });
  expect([await kept(export_id), sent]).toMatchObject([{ length: 1 }, { length: 1 }]);
});
