import type { Act } from '#gate/act';
import { cutPage, type Page } from '#kernel/page';
import { loadSql } from '#platform/sql';

import { LookRow } from './contract.ts';
import { afterEntry } from './entry-cursor.ts';

const sql = loadSql(import.meta.url);

/**
 * Who looked at or changed one customer, newest first (R-E3, R-E8).
 *
 * The customer must have been opened in this transaction; for any other the page is empty. It is
 * read as the system, because a scope role sees in the log only its own acts or its company's.
 */
export async function entriesOfCustomer(
  act: Act,
  customer_id: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<LookRow>> {
  const after = afterEntry(cursor);
  const statement = sql('list_entries_of_customer', { after: after ? ['at'] : [] });
  const system = act.db.as('kebu_system');
  const rows = await system.many(statement, { customer_id, ...after, limit: limit + 1 }, LookRow);
  return cutPage(rows, limit, (it) => [it.at.toISOString(), it.entry_id]);
}
