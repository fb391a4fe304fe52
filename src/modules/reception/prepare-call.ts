import { z } from 'zod';

import type { Act } from '#gate/act';
import { dayOf, startOf } from '#kernel/calendar';
import { appendTimeline, openCustomerToChange, showCustomer } from '#modules/customers';
import { loadSql } from '#platform/sql';

import { refusals, type contract } from './contract.ts';
import { followUpsOf } from './list-follow-ups.ts';
import { readWarmCard } from './read-warm-card.ts';
import { openProblems, proposedHooks } from './rules/call-hooks.ts';

const sql = loadSql(import.meta.url);

type Input = z.output<typeof contract.prepareCall.input>;
type Output = z.input<typeof contract.prepareCall.output>;

/** As many contacts as one reads while the telephone rings. */
const CONTACTS = 5;

/**
 * 打电话之前 (warm-card/4b): the card, what was last said, what is unanswered, and reasons to call that
 * have to do with the customer. That it was read is on the timeline, once a day and person. Only
 * for whom the customer is his own: nobody else has a reason to call.
 */
export async function prepareCall(act: Act, { customer_id }: Input): Promise<Output> {
  const opening = openCustomerToChange(act, customer_id);
  const [opened, { rows: follow_ups }] = await Promise.all([
    opening,
    followUpsOf(act, opening, customer_id, { limit: CONTACTS }),
  ]);
  const customer = await showCustomer(act, opened);
  if (customer.seen !== 'clear') throw refusals.customer_not_yours();
  const card = await readWarmCard(act, { customer_id });
  const { visit_count, call_count } = customer;
  const elements = card?.elements ?? {};
  const facts = { contacts: follow_ups, elements, visit_count, call_count };
  await noteRead(act, customer_id);
  act.cite('warm-card/4b');
  return {
    customer,
    elements: card?.elements ?? null,
    follow_ups,
    open_problems: openProblems(facts),
    hooks: proposedHooks(facts),
  };
}

const Event = z.object({ event_id: z.uuid() });

async function noteRead(act: Act, customer_id: string): Promise<void> {
  const { person_id } = act.actor;
  const from_at = startOf(dayOf(act.at));
  const asked = { customer_id, from_at, person_id };
  if (await act.db.maybeOne(sql('read_prepared'), asked, Event)) return;
  await appendTimeline(act, customer_id, 'call_prepared');
}
