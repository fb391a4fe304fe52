import { z } from 'zod';

import type { Act } from '#gate/act';
import { maskName, maskPhone } from '#kernel/mask';
import { keysAt, openAgain, type Place } from '#modules/vault';

import { CustomerRow, Identity, type Seen } from './contract.ts';
import { seenAs } from './rules/seen.ts';

/** A row of the view `customers.line`, before its identity is opened. */
export const Line = CustomerRow.omit({ seen: true, name: true, phone: true }).extend({
  identity: z.instanceof(Buffer),
  seal_version: z.int(),
  key_slot: z.coerce.number(),
  created_at: z.date(),
  updated_at: z.date(),
  last_contact_at: z.date().nullable(),
});
export type Line = z.infer<typeof Line>;

const isLine = (row: Partial<Line>): boolean =>
  typeof row.customer_id === 'string' &&
  Buffer.isBuffer(row.identity) &&
  Number.isInteger(row.seal_version) &&
  Number.isInteger(row.key_slot);

/**
 * A line of a list, looked at as far as opening it needs: the rest is checked as it goes out, and a
 * page of rows is not checked twice.
 */
export const ListedLine = z.custom<Line>((row) => isLine(row as Partial<Line>));

/** Where the identity of a customer stands; its version is bound into the seal. */
export const identityPlace = (customer_id: string, version: number): Place => ({
  table: 'customers.customer',
  column: 'identity',
  owner_id: customer_id,
  version,
});

export const openIdentity = (
  { customer_id, seal_version, identity }: Pick<Line, 'customer_id' | 'identity' | 'seal_version'>,
  key: Buffer,
): Readonly<Identity> =>
  openAgain(key, identityPlace(customer_id, seal_version), identity, Identity);

/** The lines of a page as this reader may see them; each keystore page is opened once. */
export function showLines(act: Act, lines: readonly Line[]): CustomerRow[] {
  const keys = keysAt(lines.map((it) => it.key_slot));
  return lines.map((line, at) => showLine(act, line, openIdentity(line, keys[at]!)));
}

/** What a list says of a customer whoever reads it; one literal, for a page is built row by row. */
const plainOf = (line: Line): Omit<CustomerRow, 'seen' | 'name' | 'phone'> => ({
  customer_id: line.customer_id,
  number: line.number,
  kind: line.kind,
  state: line.state,
  intent_grade: line.intent_grade,
  is_scouting: line.is_scouting,
  intake_channel: line.intake_channel,
  awareness_channel: line.awareness_channel,
  project_id: line.project_id,
  project_name: line.project_name,
  owner_id: line.owner_id,
  owner_name: line.owner_name,
  visit_count: line.visit_count,
  call_count: line.call_count,
  first_visit_on: line.first_visit_on,
  last_contact_at: line.last_contact_at,
  next_contact_on: line.next_contact_on,
  lawful_for: line.lawful_for,
  created_at: line.created_at,
  updated_at: line.updated_at,
});

export function showLine(act: Act, line: Line, { name, phones }: Readonly<Identity>): CustomerRow {
  const { actor, scope, purpose } = act;
  const seen = seenAs(line, { person_id: actor.person_id, scope, purpose });
  const phone = phones[0] ?? '';
  act.touch(line.customer_id);
  const shown = identityAs(seen, name, phone);
  return Object.assign(plainOf(line) as CustomerRow, { seen }, shown);
}

function identityAs(seen: Seen, name: string, phone: string): { name: string; phone: string } {
  if (seen === 'clear') return { name, phone };
  if (seen === 'masked') return { name: maskName(name), phone: maskPhone(phone) };
  return { name: maskName(name), phone: phone === '' ? '' : '***' };
}
