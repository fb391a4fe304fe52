import { z } from 'zod';

import type { Act } from '#gate/act';
import { refuseIf } from '#kernel/refusal';
import { appendTimeline, openCustomerToChange } from '#modules/customers';
import { loadSql } from '#platform/sql';

import { refusals, type contract } from './contract.ts';
import { insertCard } from './fill-warm-card.ts';
import { takePaper } from './paper-cards.ts';
import { cannotBeTimed } from './rules/contact-time.ts';
import { cannotWrite } from './rules/elements-in-use.ts';
import { cannotFill } from './rules/short-reception.ts';

const sql = loadSql(import.meta.url);
const Card = z.object({ card_id: z.uuid() });

/**
 * 温馨卡, front, for a customer who is there without one: a list or a form brought him, and now he
 * calls or comes. Who he is and what he agreed to is not asked again.
 */
export async function openWarmCard(act: Act, input: z.output<typeof contract.openWarmCard.input>) {
  const { customer_id, is_short, elements, next } = input;
  const opened = await openCustomerToChange(act, customer_id);
  if (await act.db.maybeOne(sql('read_card'), { customer_id }, Card)) throw refusals.card_exists();

  const first_at = input.first_at ? new Date(input.first_at) : act.at;
  refuseIf(cannotBeTimed(first_at, next?.on, act.at));
  refuseIf(cannotWrite(elements, act.terms.warm_card));
  const { name, phones } = opened.identity();
  refuseIf(cannotFill({ is_short, name, phone: phones[0], elements }, act.terms.warm_card));

  await appendTimeline(act, customer_id, 'card_filled');
  await insertCard(act, opened, { ...input, first_at });
  await takePaper(act, customer_id, input.paper_number);
  act.cite(is_short ? 'warm-card/2b' : 'warm-card/2a');
  return { customer_id, number: opened.row.number };
}
