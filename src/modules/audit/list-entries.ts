import { z } from 'zod';

import type { Act } from '#gate/act';
import { addDays, startOf } from '#kernel/calendar';
import { cutPage, TOTAL_LIMIT, type Page } from '#kernel/page';
import { loadSql } from '#platform/sql';

import { EntryRow, type Filters } from './contract.ts';
import { afterEntry } from './entry-cursor.ts';

const sql = loadSql(import.meta.url);

const Count = z.object({ count: z.int() });

/**
 * Whose acts a reader sees: a company's auditors theirs, everybody else his own. Teams and projects
 * have no log of their own: a superior reads registers, not what a colleague did.
 */
function scopeChoice({ scope, reach, actor }: Act): { scope: string; reach: readonly string[] } {
  if (scope !== 'company') return { scope: 'own', reach: [actor.person_id] };
  return { scope: reach.length === 1 ? 'company' : 'companies', reach };
}

function filtersOf({ module, outcome, actor_id, from_on, until_on }: Filters) {
  const stated: Record<string, unknown> = {};
  if (module) stated.module = module;
  if (outcome) stated.outcome = outcome;
  if (actor_id) stated.actor_id = actor_id;
  if (from_on) stated.from_at = startOf(from_on);
  if (until_on) stated.until_at = startOf(addDays(until_on, 1));
  return stated;
}

/** 操作日志: newest first, by keyset. Reading it is an entry as well (the endpoint is `logged`). */
export async function listEntries(act: Act, input: Filters): Promise<Page<EntryRow>> {
  const { scope, reach } = scopeChoice(act);
  const filters = filtersOf(input);
  const filter = Object.keys(filters);
  const after = afterEntry(input.cursor);
  const choice = { scope, filter, after: after ? ['at'] : [] };
  const listed = act.db.many(
    sql('list_entries', choice),
    { reach, ...filters, ...after, limit: input.limit + 1 },
    EntryRow,
  );
  const counted = input.with_total
    ? act.db.one(sql('count_entries', { scope, filter }), { reach, ...filters }, Count)
    : undefined;
  const [rows, total] = await Promise.all([listed, counted]);

  act.cite('information/8a');
  const page = cutPage(rows, input.limit, (it) => [it.at.toISOString(), it.entry_id]);
  return { ...page, total: total && totalOf(total.count) };
}

const totalOf = (count: number) =>
  count > TOTAL_LIMIT ? { count: TOTAL_LIMIT, exact: false } : { count, exact: true };
