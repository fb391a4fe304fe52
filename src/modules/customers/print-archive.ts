import type { z } from 'zod';

import type { Act } from '#gate/act';

import type { CustomerPage, recordContract } from './contract.ts';
import { openCustomer } from './open-customer.ts';
import { showCustomer } from './read-customer.ts';

/**
 * 档案卡 (R-D4, F-12): the archive as this reader sees it, to be put on paper. An action of its own:
 * the customer finds under "who used my data" that it left the screen (access/3).
 */
export async function printArchive(
  act: Act,
  { customer_id }: z.output<typeof recordContract.printArchive.input>,
): Promise<CustomerPage> {
  const opened = await openCustomer(act, customer_id);
  act.cite('information/7c');
  return showCustomer(act, opened);
}
