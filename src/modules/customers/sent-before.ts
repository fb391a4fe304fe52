import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

import type { Act } from '#gate/act';
import { lockId, vaultRefusals } from '#modules/vault';
import { loadSql } from '#platform/sql';

import { CustomerState, type Identity } from './contract.ts';
import { openCustomer } from './open-customer.ts';
import { normalIdentity } from './sealed-archive.ts';

const sql = loadSql(import.meta.url);

export const Registered = z.object({
  customer_id: z.uuid(),
  number: z.string(),
  state: CustomerState,
});
export type Registered = z.infer<typeof Registered>;

/**
 * The archive a client has sent before under the same id of its own making, answered as then.
 * Lock, then look: the same request many times at once waits for the first of them (G02). An id
 * that went with somebody else's name or phones is taken, and refused as a foreign one is.
 */
export async function sentBefore(
  act: Act,
  customer_id: string,
  identity: Identity,
): Promise<Registered | undefined> {
  const [, before] = await Promise.all([
    lockId(act.db, customer_id),
    act.db.maybeOne(sql('read_registered'), { customer_id }, Registered),
  ]);
  if (before) await refuseOther(act, customer_id, identity);
  return before;
}

/** Refuses a name or phones other than the archive's own; what is left out is not another. */
export async function refuseOther(act: Act, customer_id: string, sent: Identity): Promise<void> {
  const kept = (await openCustomer(act, customer_id)).identity();
  const { name, phones } = normalIdentity(sent);
  const isOther =
    (name !== '' && name !== kept.name) ||
    (phones.length > 0 && !isDeepStrictEqual(phones, kept.phones));
  if (isOther) throw vaultRefusals.id_taken();
}
