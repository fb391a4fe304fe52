import { z } from 'zod';

import type { Act } from '#gate/act';
import { customersWithPhones } from '#modules/customers';
import { loadSql } from '#platform/sql';

import { refusals, type contract } from './contract.ts';
import { markCarded, takeInquiry } from './fill-warm-card.ts';

const sql = loadSql(import.meta.url);
const Own = z.object({ customer_id: z.uuid() });

/**
 * 来电来访登记, when who called or came is the consultant's own customer: the line is put to the
 * archive that is there, and nobody is registered twice (information/3c). A phone of somebody
 * else's customer, or of nobody, is refused in the same words.
 */
export async function matchInquiry(
  act: Act,
  { inquiry_id }: z.output<typeof contract.matchInquiry.input>,
): Promise<z.infer<typeof Own>> {
  const { caller } = await takeInquiry(act, inquiry_id);
  const known = caller.phone ? await customersWithPhones(act, [caller.phone]) : [];
  const asked = { customer_ids: known, person_id: act.actor.person_id };
  const own = await act.db.maybeOne(sql('read_own'), asked, Own);
  if (!own) throw refusals.customer_not_yours({}, 'information/3c');
  await markCarded(act, inquiry_id, own.customer_id);
  act.cite('information/3c');
  return own;
}
