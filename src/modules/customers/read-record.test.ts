import { afterAll, expect, test } from 'vitest';

import { contract as reception } from '#contract/reception';

import { consent, openSalesOffice } from '../../../test/support/sales-office.ts';
import { contract, recordContract, type RecordLine } from './contract.ts';

const { acts, registered, drop } = await openSalesOffice();
afterAll(drop);

type Name = Parameters<typeof acts>[0];
const read = (name: Name, customer_id: string, more: object = {}) =>
  acts<{ rows: RecordLine[]; next?: string }>(name, recordContract.readRecord, {
    customer_id,
    ...more,
  });

/** A customer who was called, revised, asked for consent again, and looked at. */
async function lived() {
  const { customer_id, archive } = await registered('xu');
  const call = { customer_id, kind: 'call', outcome: 'keeps_in_touch', content: '想看样板间' };
  await acts('xu', reception.logFollowUp, call);
  await acts('xu', contract.reviseCustomer, { ...archive, profile: { need: 'buy' } });
  await acts('xu', contract.giveConsent, { customer_id, channel: 'walk_in', ...consent });
  await acts('shen', contract.readCustomer, { customer_id });
  return customer_id;
}

const kinds = ({ rows }: { rows: RecordLine[] }) => rows.map((it) => it.kind);

test('calls, changes, consents and looks stand in one order, and what was written stands once', async () => {
  const customer_id = await lived();
  const all = await read('xu', customer_id);
  const times = all.rows.map((it) => it.at.getTime());
  expect(times).toEqual(times.toSorted((a, b) => b - a));
  expect(kinds(all)).toContain('follow_up_call');
  expect(kinds(all).filter((it) => it === 'revised')).toHaveLength(1);
  expect(kinds(all)).not.toContain('customers.revise-customer');
  expect(all.rows.find((it) => it.kind === 'customers.read-customer')).toMatchObject({
    part: 'looks',
    purpose: 'sales',
  });
});

test('a part is looked at by itself', async () => {
  const customer_id = await lived();
  const part = async (it: string) => kinds(await read('xu', customer_id, { part: it }));
  expect(await part('contacts')).toEqual(['follow_up_call']);
  expect((await part('changes')).toSorted()).toEqual(['registered', 'revised']);
  expect(await part('consents')).toEqual(['consent_given']);
  expect((await part('looks')).every((it) => it.includes('.'))).toBe(true);
});

test('pages add up to every line once', async () => {
  const customer_id = await lived();
  const lines: RecordLine[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 40; page += 1) {
    const { rows, next } = await read('xu', customer_id, {
      limit: 1,
      ...(cursor ? { cursor } : {}),
    });
    lines.push(...rows);
    cursor = next;
    if (!next) break;
  }
  const ids = lines.map((it) => it.line_id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const it of ['follow_up_call', 'registered', 'revised', 'consent_given'])
    expect(lines.filter(({ kind }) => kind === it)).toHaveLength(1);
});

test('A20: a stranger and another company have no record to read', async () => {
  const customer_id = await lived();
  for (const name of ['he', 'bai'] as const)
    await expect(read(name, customer_id)).rejects.toMatchObject({
      code: 'customers.customer_unknown',
    });
});

test('F-12: printing the archive card is told apart from looking, and shows no more', async () => {
  const customer_id = await lived();
  const sheet = await acts<{ name: string; contact: unknown }>(
    'shen',
    recordContract.printArchive,
    {
      customer_id,
    },
  );
  expect(sheet).toMatchObject({ name: '单**', contact: null });
  expect(kinds(await read('xu', customer_id))).toContain('customers.print-archive');
});
