import { z } from 'zod';

import type { Act } from '#gate/act';
import { keysAt, openJson, type Place } from '#modules/vault';
import { loadSql } from '#platform/sql';

import { Contact, Profile, refusals, Sensitive, type Identity } from './contract.ts';
import { Line, openIdentity } from './customer-line.ts';

const sql = loadSql(import.meta.url);

const place =
  (column: string) =>
  (owner_id: string, version: number): Place => ({
    table: 'customers.customer',
    column,
    owner_id,
    version,
  });
export const contactPlace = place('contact');
export const sensitivePlace = place('sensitive');

const OpenedRow = Line.extend({
  company_id: z.uuid(),
  team_id: z.uuid().nullable(),
  entered_by: z.uuid(),
  entered_by_name: z.string().nullable(),
  contact: z.instanceof(Buffer).nullable(),
  sensitive: z.instanceof(Buffer).nullable(),
}).loose();
export type OpenedRow = z.infer<typeof OpenedRow>;

/** A customer this act may work with: his row, his key, and his sections, opened when asked for. */
export interface Opened {
  row: OpenedRow;
  key: Buffer;
  identity(): Identity;
  contact(): Contact;
  sensitive(): Sensitive;
  profile(): Profile;
}

/**
 * Opens one customer for the rest of the transaction and names him in the act's entry. Somebody
 * else's customer and one that never was are refused alike: 404.
 */
export async function openCustomer(act: Act, customer_id: string): Promise<Opened> {
  const row = await act.db.maybeOne(sql('open_customer'), { customer_id }, OpenedRow);
  if (!row) throw refusals.customer_unknown();
  act.db.hold('customer_id', customer_id);
  act.touch(customer_id);
  const [key] = keysAt([row.key_slot]);
  return {
    row,
    key: key!,
    identity: () => openIdentity(row, key!),
    contact: () =>
      row.contact
        ? openJson(key!, contactPlace(customer_id, row.seal_version), row.contact, Contact)
        : {},
    sensitive: () =>
      row.sensitive
        ? openJson(key!, sensitivePlace(customer_id, row.seal_version), row.sensitive, Sensitive)
        : {},
    profile: () => profileOf(row),
  };
}

/** Opens a customer that is about to change: lock, then look, in one trip. */
export function openCustomerToChange(act: Act, customer_id: string): Promise<Opened> {
  act.db.lastly(sql('lock_customer'), { customer_id });
  return openCustomer(act, customer_id);
}

/** Lets this transaction write the children of a customer it has just made. */
export function holdOpen(act: Act, customer_id: string): void {
  act.db.lastly(sql('hold_open'), { customer_id });
}

function profileOf(row: OpenedRow): Profile {
  const fields = row as Record<string, unknown>;
  const known = Object.keys(Profile.shape).filter((it) => fields[it] !== null);
  return Profile.parse(Object.fromEntries(known.map((it) => [it, fields[it]])));
}
