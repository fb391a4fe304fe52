import { afterAll, expect, test } from 'vitest';

import {
  allElements,
  consent,
  newPhone,
  openSalesOffice,
} from '../../../test/support/sales-office.ts';
import type { PersonName } from '../../../test/support/people.ts';
import { contract, type WarmCard, type WarmCardRow } from './contract.ts';

const { acts, carded, rows, drop } = await openSalesOffice();
afterAll(drop);

const issued = async (name: PersonName, sheet_count: number, more: object = {}) =>
  (await acts<{ numbers: string[] }>(name, contract.issuePaperCards, { sheet_count, ...more }))
    .numbers;
const read = (name: PersonName, paper_number: string) =>
  acts(name, contract.readPaperCard, { paper_number });
const front = () => ({
  archive: { identity: { name: '秦叔宝', phones: [newPhone()] }, intake_channel: 'walk_in' },
  consent,
  elements: allElements,
});
const BATCH = '01900000-0000-7000-8000-00000000ba7c';

test('F-29 every sheet has a number of its own, and a batch asked for twice is one batch', async () => {
  const numbers = await issued('xu', 5, { paper_batch_id: BATCH });
  expect(new Set(numbers).size).toBe(5);
  for (const it of numbers) expect(it).toMatch(/^P[0-9A-HJKMNP-TV-Z]{9}$/);
  expect(await issued('xu', 5, { paper_batch_id: BATCH })).toEqual(numbers);
  for (const [name, count] of [
    ['he', 5],
    ['xu', 6],
  ] as const)
    await expect(issued(name, count, { paper_batch_id: BATCH })).rejects.toMatchObject({
      code: 'vault.id_taken',
    });
  expect(await issued('gao', 1)).toHaveLength(1);
});

test('warm-card/3b a sheet becomes one card: typed loosely, found again, and not taken twice', async () => {
  const [number, other] = (await issued('gao', 2)) as [string, string];
  expect(await read('xu', number)).toEqual({
    ...{ paper_number: number, is_carded: false, customer_id: null },
  });
  const typed = ` ${number.slice(0, 4).toLowerCase()}-${number.slice(4)}`;
  const { customer_id } = await acts<{ customer_id: string }>('xu', contract.fillWarmCard, {
    ...front(),
    paper_number: typed,
  });
  const card = await acts<WarmCard>('xu', contract.readWarmCard, { customer_id });
  expect(card.paper_number).toBe(number);
  expect(await read('xu', number)).toMatchObject({ is_carded: true, customer_id });
  // A colleague learns that it is used, not for whom.
  expect(await read('he', number)).toMatchObject({ is_carded: true, customer_id: null });

  const found = await acts<{ rows: WarmCardRow[] }>('xu', contract.listWarmCards, {
    paper_number: typed,
  });
  expect(found.rows).toMatchObject([{ customer_id, paper_number: number }]);
  const none = await acts<{ rows: unknown[] }>('xu', contract.listWarmCards, {
    paper_number: other,
  });
  expect(none.rows).toEqual([]);

  const again = acts('he', contract.fillWarmCard, { ...front(), paper_number: number });
  await expect(again).rejects.toMatchObject({
    ...{ code: 'reception.paper_taken', clause: 'warm-card/3b' },
  });
});

test('a card filled first takes its sheet later, and only one', async () => {
  const { customer_id } = await carded('xu');
  const [number, other] = (await issued('xu', 2)) as [string, string];
  const revise = (paper_number: string) =>
    acts('xu', contract.reviseWarmCard, {
      ...{ customer_id, elements: {}, is_short: false, paper_number },
    });
  await revise(number);
  await revise(number);
  await expect(revise(other)).rejects.toMatchObject({ code: 'reception.card_has_paper' });
});

test('a number nobody issued is refused, with nothing kept of the card', async () => {
  const [number] = (await issued('xu', 1)) as [string];
  const wrong = `${number.slice(0, -1)}${number.endsWith('7') ? '8' : '7'}`;
  const before = await rows('select count(*) from reception.warm_card');
  for (const paper_number of [wrong, 'P123456789'])
    await expect(
      acts('xu', contract.fillWarmCard, { ...front(), paper_number }),
    ).rejects.toMatchObject({ code: 'reception.paper_unknown' });
  expect(await rows('select count(*) from reception.warm_card')).toEqual(before);
  await expect(read('xu', wrong)).rejects.toMatchObject({ code: 'reception.paper_unknown' });
});

test('two who enter one sheet at once: one card has it, the other is refused', async () => {
  const [number] = (await issued('xu', 1)) as [string];
  const told = await Promise.allSettled(
    (['xu', 'he'] as const).map((name) =>
      acts(name, contract.fillWarmCard, { ...front(), paper_number: number }),
    ),
  );
  expect(told.map((it) => it.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const refused = told.find((it) => it.status === 'rejected')!;
  expect(refused.reason).toMatchObject({ code: 'reception.paper_taken' });
});
