import { z } from 'zod';

import type { Act } from '#gate/act';
import { maskName, maskPhone } from '#kernel/mask';
import { keysAt, openJson, type Place } from '#modules/vault';

import { CustomerRow, Identity } from './contract.ts';
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

/** Where the identity of a customer stands; its version is bound into the seal. */
export const identityPlace = (customer_id: string, version: number): Place => ({
  table: 'customers.customer',
  column: 'identity',
  owner_id: customer_id,
  version,
});

export function openIdentity(
  line: Pick<Line, 'customer_id' | 'identity' | 'seal_version'>,
  key: Buffer,
) {
  const place = identityPlace(line.customer_id, line.seal_version);
  return openJson(key, place, line.identity, Identity);
}

/** The lines of a page as this reader may see them; each keystore page is opened once. */
export function showLines(act: Act, lines: readonly Line[]): CustomerRow[] {
  const keys = keysAt(lines.map((it) => it.key_slot));
  return lines.map((line, at) => showLine(act, line, openIdentity(line, keys[at]!)));
}

export function showLine(act: Act, line: Line, { name, phones }: Identity): CustomerRow {
  const { actor, scope, purpose } = act;
  const { identity: _identity, seal_version: _version, key_slot: _slot, ...row } = line;
  const seen = seenAs(line, { person_id: actor.person_id, scope, purpose });
  const phone = phones[0] ?? '';
  act.touch(line.customer_id);
  if (seen === 'clear') return { ...row, seen, name, phone };
  if (seen === 'masked') return { ...row, seen, name: maskName(name), phone: maskPhone(phone) };
  return { ...row, seen, name: maskName(name), phone: phone === '' ? '' : '***' };
}
