import { z } from 'zod';

import type { Act } from '#gate/act';
import { refuseIf } from '#kernel/refusal';
import {
  appendTimeline,
  noteAwareness,
  openCustomer,
  openCustomerToChange,
} from '#modules/customers';
import { openText, sealText, type Place } from '#modules/vault';
import { newId } from '#platform/identifier';
import { loadSql } from '#platform/sql';
import { seenAs } from '#rules/customers';

import { AttributionRow, refusals, type contract } from './contract.ts';
import { attributedChannel, cannotAttribute, type Heard } from './rules/attribution.ts';

const sql = loadSql(import.meta.url);

const reasonPlace = (owner_id: string): Place => ({
  table: 'reception.attribution',
  column: 'reason',
  owner_id,
});

/**
 * Keeps what was said of how somebody heard of us, and how it counts: a row with a who and a when
 * (R-J10). Answers false where a row of that id is there already.
 */
export async function insertAttribution(
  act: Act,
  customer_id: string,
  heard: Heard & { attribution_id?: string | undefined; reason?: Buffer },
): Promise<boolean> {
  const inserted = await act.db.run(sql('insert_attribution'), {
    customer_id,
    attribution_id: heard.attribution_id ?? newId(),
    chosen_channel: heard.chosen_channel,
    channel: attributedChannel(heard),
    has_seen_dm: heard.has_seen_dm,
    was_unaware: heard.was_unaware ?? null,
    reason: heard.reason ?? null,
    stated_by: act.actor.person_id,
    at: act.at,
  });
  return inserted === 1;
}

/**
 * 认知途径更正: a later word of the customer, a leaflet he remembers. What was said before stays, and
 * the reason stands beside it (warm-card/6b).
 */
export async function correctAttribution(
  act: Act,
  input: z.output<typeof contract.correctAttribution.input>,
): Promise<{ channel: string }> {
  const { customer_id, chosen_channel, awareness, reason, attribution_id } = input;
  const opened = await openCustomerToChange(act, customer_id);
  const { row, key } = opened;
  if (!act.terms.warm_card.awareness_channels.includes(chosen_channel))
    throw refusals.awareness_unknown();
  const heard = { chosen_channel, ...awareness };
  refuseIf(cannotAttribute(heard));
  const channel = attributedChannel(heard)!;
  const sealed = sealText(key, reasonPlace(customer_id), reason);
  const isNew = await insertAttribution(act, customer_id, {
    ...heard,
    attribution_id,
    reason: sealed,
  });
  if (!isNew) return { channel: row.awareness_channel ?? channel };
  noteAwareness(act, opened, channel);
  const facts = { from: row.awareness_channel ?? '', to: channel };
  await appendTimeline(act, customer_id, 'attribution_corrected', { facts });
  act.cite('warm-card/6b');
  act.note(facts);
  return { channel };
}

const Stated = AttributionRow.extend({ at: z.date(), reason: z.instanceof(Buffer).nullable() });

/** How a customer heard of us, as it was said and as it was corrected, newest first. */
export async function listAttributions(
  act: Act,
  { customer_id }: z.output<typeof contract.listAttributions.input>,
): Promise<{ channel: string | null; rows: AttributionRow[] }> {
  const { row, key } = await openCustomer(act, customer_id);
  const found = await act.db.many(sql('list_attributions'), { customer_id }, Stated);
  const { actor, scope, purpose } = act;
  const isClear = seenAs(row, { person_id: actor.person_id, scope, purpose }) === 'clear';
  const rows = found.map(({ reason, ...it }) => ({
    ...it,
    reason: reason && isClear ? openText(key, reasonPlace(customer_id), reason) : null,
  }));
  return { channel: row.awareness_channel, rows };
}
