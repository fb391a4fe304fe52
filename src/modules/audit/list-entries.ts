import { z } from 'zod';

import type { Act } from '#gate/act';
import { addDays, startOf } from '#kernel/calendar';
import { cutPage, TOTAL_LIMIT, writeCursor, type Page } from '#kernel/page';
import { loadSql } from '#platform/sql';

import { EntryRow, type Filters } from './contract.ts';
import { afterEntry } from './entry-cursor.ts';

const sql = loadSql(import.meta.url);

const Count = z.object({ count: z.int(), looked_count: z.int() });
const End = EntryRow.pick({ at: true, entry_id: true });

/** How many entries of the index a filter may pass over before the page answers what it has. */
const LOOK = 50_000;

/**
 * Whose acts a reader sees: a company's auditors theirs, everybody else his own. Teams and projects
 * have no log of their own: a superior reads registers, not what a colleague did.
 */
function unitChoice({ scope, reach, actor }: Act): { unit: string; reach: readonly string[] } {
  if (scope !== 'company') return { unit: 'own', reach: [actor.person_id] };
  return { unit: 'company', reach };
}

/** By which the index is entered, and what is decided on the way along it. */
function filtersOf({ module, outcome, actor_id, from_on, until_on }: Filters) {
  return {
    drive: {
      ...(actor_id ? { actor_id } : {}),
      ...(from_on ? { from_at: startOf(from_on) } : {}),
      ...(until_on ? { until_at: startOf(addDays(until_on, 1)) } : {}),
    },
    filter: { ...(module ? { module } : {}), ...(outcome ? { outcome } : {}) },
  };
}

/** 操作日志: newest first, by keyset. Reading it is an entry as well (the endpoint is `logged`). */
export async function listEntries(act: Act, input: Filters): Promise<Page<EntryRow>> {
  const { unit, reach } = unitChoice(act);
  const { drive, filter } = filtersOf(input);
  const after = afterEntry(input.cursor);
  const { limit } = input;
  const names = { unit, drive: Object.keys(drive) };
  const decided = Object.keys(filter);
  const isFiltered = decided.length > 0;
  const place = { ...names, after: after ? ['at'] : [] };
  const entered = { reach, ...drive, ...after, look: isFiltered ? LOOK : limit + 1 };
  const counting = (isFiltered ? LOOK : TOTAL_LIMIT) + 1;
  const listed = act.db.many(
    sql('list_entries', { ...place, filter: decided }),
    { ...entered, ...filter, limit: limit + 1 },
    EntryRow,
  );
  const counted = input.with_total
    ? act.db.one(
        sql('count_entries', { ...names, filter: decided }),
        { reach, ...drive, ...filter, look: counting },
        Count,
      )
    : undefined;
  const [rows, total] = await Promise.all([listed, counted]);

  act.cite('information/8a');
  const page = cutPage(rows, limit, keyOf);
  // Too few were found to fill the page: it ends where the look did, and the next goes on there.
  const isShort = isFiltered && page.next === undefined;
  const end = isShort ? await act.db.maybeOne(sql('list_end', place), entered, End) : undefined;
  return {
    ...page,
    ...(end ? { next: writeCursor(keyOf(end)) } : {}),
    total: total && totalOf(total, counting),
  };
}

const keyOf = (it: z.output<typeof End>) => [it.at.toISOString(), it.entry_id];

const totalOf = ({ count, looked_count }: z.infer<typeof Count>, look: number) => ({
  count: Math.min(count, TOTAL_LIMIT),
  exact: looked_count < look && count <= TOTAL_LIMIT,
});
