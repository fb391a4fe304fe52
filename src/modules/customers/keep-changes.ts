import type { Act } from '#gate/act';
import { sealJson, type Place } from '#modules/vault';
import { newId } from '#platform/identifier';
import { loadSql } from '#platform/sql';

import type { Door } from './contract.ts';
import type { Opened } from './open-customer.ts';
import type { Change } from './rules/changes.ts';

const sql = loadSql(import.meta.url);

/** Where before and after of a field stand: they open with the customer's own key alone. */
export const changePlace = (owner_id: string): Place => ({
  table: 'customers.change',
  column: 'sealed',
  owner_id,
});

/**
 * Keeps before and after of each changed field of an opened customer, with who, when and by which
 * door (R-D5, R-F2). Append-only by grant; sealed under the customer's key, so that it is forgotten
 * with him. What was asked for and approved names the request, and who asked.
 */
export function keepChanges(
  act: Act,
  { row: { customer_id }, key }: { row: Pick<Opened['row'], 'customer_id'>; key: Buffer },
  changes: readonly Change[],
  door: Door,
  asked?: { changed_by: string; request_id: string },
): void {
  if (changes.length === 0) return;
  const place = changePlace(customer_id);
  act.db.lastly(sql('insert_changes'), {
    customer_id,
    change_id: newId(),
    fields: changes.map((it) => it.field),
    values: changes.map(({ before, after }) => sealJson(key, place, { before, after })),
    door,
    request_id: asked?.request_id ?? null,
    changed_by: asked?.changed_by ?? act.actor.person_id,
    at: act.at,
  });
}
