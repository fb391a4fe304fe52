import type { z } from 'zod';

import type { Act } from '#gate/act';
import { openCustomer, showCustomer } from '#modules/customers';

import type { contract } from './contract.ts';
import { followUpsOf } from './list-follow-ups.ts';

type Input = z.output<typeof contract.readHistory.input>;
type Output = z.input<typeof contract.readHistory.output>;

/** What the screen shows before anybody asks for more. */
const FIRST_PAGE = 20;

/**
 * 客户档案与跟踪: what whoever picks up the telephone needs, in one look and one entry of the log: the
 * archive, and the latest contacts. A stranger's customer is refused like one that never was.
 */
export async function readHistory(act: Act, { customer_id }: Input): Promise<Output> {
  const opening = openCustomer(act, customer_id);
  const [customer, follow_ups] = await Promise.all([
    opening.then((opened) => showCustomer(act, opened)),
    followUpsOf(act, opening, customer_id, { limit: FIRST_PAGE }),
  ]);
  return { customer, follow_ups };
}
