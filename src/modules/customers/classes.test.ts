import { afterAll, expect, test } from 'vitest';

import { openSalesOffice } from '../../../test/support/sales-office.ts';
import { classesContract as classes, type Classification, type Dimension } from './contract.ts';

const { acts, registered, drop } = await openSalesOffice();
afterAll(drop);

type Name = Parameters<typeof acts>[0];
const classify = (name: Name, customer_id: string, code: string | null, dimension = 'trade') =>
  acts<{ rows: Classification[] }>(name, classes.classifyCustomer, {
    customer_id,
    codes: [{ dimension, code }],
  });
const list = (name: Name) => acts<{ rows: Dimension[] }>(name, classes.listDimensions);
const word = (code: string) => ({ code, name_zh: '名称', name_en: code });

await acts('an', classes.addDimension, {
  ...word('trade'),
  codes: [word('finance'), word('retail')],
});

test('a customer is classified and reclassified, and where he stood stays to be read', async () => {
  const { customer_id } = await registered('xu');
  await classify('xu', customer_id, 'finance');
  const { rows } = await classify('xu', customer_id, 'retail');
  expect(rows.map((it) => [it.code, it.closed_at === null])).toEqual([
    ['retail', true],
    ['finance', false],
  ]);
  const taken = await classify('xu', customer_id, null);
  expect(taken.rows.every((it) => it.closed_at !== null)).toBe(true);
});

test('a renamed code is a new version: who was classified before keeps the name he got', async () => {
  await acts('an', classes.nameDimensionCode, { dimension: 'trade', ...word('logistics') });
  const { customer_id } = await registered('xu');
  await classify('xu', customer_id, 'logistics');
  const renamed = {
    dimension: 'trade',
    code: 'logistics',
    name_zh: '物流仓储',
    name_en: 'Storage',
  };
  await acts('an', classes.nameDimensionCode, renamed);
  const { rows } = await acts<{ rows: Classification[] }>('xu', classes.listClassifications, {
    customer_id,
  });
  expect(rows).toMatchObject([{ version: 1, name_zh: '名称' }]);
  const again = await classify('xu', customer_id, 'logistics');
  expect(again.rows[0]).toMatchObject({ version: 2, name_zh: '物流仓储' });
});

test('a retired code is given to nobody, and an unknown dimension is refused', async () => {
  await acts('an', classes.nameDimensionCode, { dimension: 'trade', ...word('fishery') });
  await acts('an', classes.closeDimensionCode, { dimension: 'trade', code: 'fishery' });
  const { customer_id } = await registered('xu');
  for (const [code, dimension] of [
    ['fishery', 'trade'],
    ['finance', 'nowhere'],
  ] as const)
    await expect(classify('xu', customer_id, code, dimension)).rejects.toMatchObject({
      code: 'customers.class_code_unknown',
    });
});

test('A20: another company learns of no dimension and takes none away', async () => {
  expect((await list('bai')).rows).toEqual([]);
  await acts('yan', classes.addDimension, word('trade'));
  await acts('yan', classes.closeDimension, { dimension: 'trade' });
  const trade = (await list('xu')).rows.find((it) => it.code === 'trade');
  expect(trade).toMatchObject({ is_open: true });
});

test('who works with customers changes no dimension, who administers classifies nobody', async () => {
  const { customer_id } = await registered('xu');
  const no = { code: 'gate.not_permitted' };
  await expect(acts('xu', classes.addDimension, word('mine'))).rejects.toMatchObject(no);
  await expect(classify('an', customer_id, 'finance')).rejects.toMatchObject(no);
  await expect(classify('he', customer_id, 'finance')).rejects.toMatchObject({
    code: 'customers.customer_unknown',
  });
});
