import { afterAll, expect, test } from 'vitest';

import { newId } from '#platform/identifier';

import {
  allElements,
  consent,
  newPhone,
  openSalesOffice,
} from '../../../test/support/sales-office.ts';
import { contract as customers, type CustomerPage } from '../customers/contract.ts';
import { contract, type AttributionRow } from './contract.ts';

const { acts, rows, drop } = await openSalesOffice();
afterAll(drop);

/** A card whose customer says so of how he heard of us. */
const carding = (awareness_channel: string | undefined, awareness?: object) =>
  acts<{ customer_id: string }>('xu', contract.fillWarmCard, {
    archive: {
      identity: { name: '单雄信', phones: [newPhone()] },
      intake_channel: 'walk_in',
      ...(awareness_channel ? { awareness_channel } : {}),
    },
    ...(awareness ? { awareness } : {}),
    consent,
    elements: allElements,
  });

const channelOf = async (customer_id: string) =>
  (await acts<CustomerPage>('xu', customers.readCustomer, { customer_id })).awareness_channel;
const said = async (customer_id: string, name: 'xu' | 'wen' = 'xu') =>
  (await acts<{ rows: AttributionRow[] }>(name, contract.listAttributions, { customer_id })).rows;

test('warm-card/6b whoever ever saw a leaflet is direct mail, and what he said stays beside it', async () => {
  const { customer_id } = await carding('internet', { has_seen_dm: true });
  expect(await channelOf(customer_id)).toBe('dm');
  expect(await said(customer_id)).toMatchObject([
    { chosen_channel: 'internet', channel: 'dm', has_seen_dm: true, reason: null },
  ]);
});

test.each(['passing_by', 'event'])(
  'warm-card/6b %s is only for who knew nothing before',
  async (channel) => {
    await expect(carding(channel)).rejects.toMatchObject({ code: 'reception.unaware_not_asked' });
    await expect(carding(channel, { was_unaware: false })).rejects.toMatchObject({
      code: 'reception.channel_for_unaware',
      clause: 'warm-card/6b',
    });
    const { customer_id } = await carding(channel, { was_unaware: true });
    expect(await channelOf(customer_id)).toBe(channel);
  },
);

test('a card that says nothing of it leaves it open', async () => {
  const { customer_id } = await carding(undefined);
  expect([await channelOf(customer_id), await said(customer_id)]).toEqual([null, []]);
});

test('warm-card/6b a leaflet remembered later: corrected with a reason, once, and in the history', async () => {
  const { customer_id } = await carding('referral');
  const correction = {
    customer_id,
    chosen_channel: 'referral',
    awareness: { has_seen_dm: true },
    reason: '第二次来时说收到过单页',
    attribution_id: newId(),
  };
  for (let times = 0; times < 2; times++)
    expect(await acts('xu', contract.correctAttribution, correction)).toEqual({ channel: 'dm' });
  expect(await channelOf(customer_id)).toBe('dm');
  const history = await said(customer_id);
  expect(history).toMatchObject([
    { channel: 'dm', reason: correction.reason },
    { channel: 'referral', reason: null },
  ]);
  const written = await rows('select reason from reception.attribution where reason is not null');
  expect(String(written[0]!.reason)).not.toContain('单页');
  const entries = await rows(
    `select facts, clause from audit.entry where action = 'reception.correct-attribution'`,
  );
  expect(entries[0]).toMatchObject({
    clause: 'warm-card/6b',
    facts: { from: 'referral', to: 'dm' },
  });
});

test('a correction without a reason, to a channel nobody has, or of a foreign customer is refused', async () => {
  const { customer_id } = await carding('referral');
  const correct = (more: object, name: 'xu' | 'he' = 'xu') =>
    acts(name, contract.correctAttribution, {
      ...{ customer_id, chosen_channel: 'tv', awareness: {}, reason: '客户更正' },
      ...more,
    });
  await expect(correct({ reason: ' ' })).rejects.toMatchObject({ code: 'gate.input_invalid' });
  await expect(correct({ chosen_channel: 'nowhere' })).rejects.toMatchObject({
    code: 'reception.awareness_unknown',
  });
  await expect(correct({ chosen_channel: 'event' })).rejects.toMatchObject({
    code: 'reception.unaware_not_asked',
  });
  await expect(correct({}, 'he')).rejects.toMatchObject({ code: 'customers.customer_unknown' });
  expect(await channelOf(customer_id)).toBe('referral');
});

test('the channel cannot be changed in passing with the archive', async () => {
  const { customer_id } = await carding('referral');
  const page = await acts<CustomerPage>('xu', customers.readCustomer, { customer_id });
  const { kind, name, phones, profile } = page;
  const archive = { customer_id, kind, identity: { name, phones }, profile };
  const revised = (more: object) => acts('xu', customers.reviseCustomer, { ...archive, ...more });
  await expect(revised({ awareness_channel: 'tv' })).rejects.toMatchObject({
    code: 'customers.awareness_needs_reason',
    clause: 'warm-card/6b',
  });
  await revised({ awareness_channel: 'referral' });
  expect(await channelOf(customer_id)).toBe('referral');
});
