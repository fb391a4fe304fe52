import { z } from 'zod';

import type { Act } from '#gate/act';
import { addDays, startOf } from '#kernel/calendar';
import { cutPage, readCursor, TOTAL_LIMIT, type Page } from '#kernel/page';
import { readHandle } from '#modules/vault';
import { loadSql } from '#platform/sql';

import { refusals, type CustomerRow, type Filters } from './contract.ts';
import { Line, showLines } from './customer-line.ts';
import { scopeChoice } from './scope-choice.ts';
import { findByTerm } from './search-customers.ts';

const sql = loadSql(import.meta.url);

const plainFilters = [
  'state',
  'kind',
  'intent_grade',
  'intake_channel',
  'awareness_channel',
  'project_id',
  'owner_id',
  'next_contact_until',
] as const;

/** The filters a request states, as fragments and their values. A day ends at its 24:00 in China. */
function filtersOf(input: Filters): Record<string, unknown> {
  const stated = plainFilters.filter((it) => input[it] !== undefined);
  const values: Record<string, unknown> = Object.fromEntries(stated.map((it) => [it, input[it]]));
  if (input.created_from) values.created_from = startOf(input.created_from);
  if (input.created_until) values.created_until = startOf(addDays(input.created_until, 1));
  return values;
}

/** 客户档案一览表: one page of the customers in reach, by keyset, as this reader may see them. */
export async function listCustomers(act: Act, input: Filters): Promise<Page<CustomerRow>> {
  if (input.search !== undefined) {
    const term = readHandle(input.search, act.actor.person_id);
    if (term === undefined) throw refusals.handle_unknown();
    return findByTerm(act, term, input);
  }
  const { scope, reach } = scopeChoice(act);
  const filters = filtersOf(input);
  const filter = Object.keys(filters);
  const after = afterOf(input);
  const choice = { scope, filter, sort: input.sort, after: after ? [input.sort] : [] };
  const listed = act.db.many(
    sql('list_customers', choice),
    { reach, ...filters, ...after, limit: input.limit + 1 },
    Line,
  );
  const counted = input.with_total
    ? act.db.one(sql('count_customers', { scope, filter }), { reach, ...filters }, Count)
    : undefined;
  const [lines, total] = await Promise.all([listed, counted]);

  const page = cutPage(lines, input.limit, (it) => [it[input.sort].toISOString(), it.customer_id]);
  const rows = showLines(act, page.rows);
  return { rows, next: page.next, total: total && totalOf(total.count) };
}

const Key = z.object({ customer_id: z.uuid() });

/** Everybody the filters name, as ids in the register's order: what an export takes, fixed. */
async function customerKeys(act: Act, input: Filters): Promise<string[]> {
  if (input.search !== undefined)
    return (await listCustomers(act, input)).rows.map((it) => it.customer_id);
  const { scope, reach } = scopeChoice(act);
  const filters = filtersOf(input);
  const choice = { scope, filter: Object.keys(filters), sort: input.sort };
  const found = await act.db.many(sql('list_keys', choice), { reach, ...filters }, Key);
  return found.map((it) => it.customer_id);
}

/** Customers named by their ids, in that order; who is out of reach by now is left out. */
async function customersByKeys(
  act: Act,
  customer_ids: readonly string[],
): Promise<readonly CustomerRow[]> {
  const { scope, reach } = scopeChoice(act);
  const lines = await act.db.many(sql('list_by_keys', { scope }), { customer_ids, reach }, Line);
  const found = new Map(lines.map((it) => [it.customer_id, it]));
  return showLines(
    act,
    customer_ids.flatMap((it) => found.get(it) ?? []),
  );
}

/** The register as an export takes it: its order moves while customers are worked with. */
export const customersToTake = { keys: customerKeys, rows: customersByKeys };

const Count = z.object({ count: z.int() });

const totalOf = (count: number) =>
  count > TOTAL_LIMIT ? { count: TOTAL_LIMIT, exact: false } : { count, exact: true };

function afterOf({ cursor }: Filters): { after_at: string; after_id: string } | undefined {
  if (cursor === undefined) return undefined;
  const key = z.tuple([z.iso.datetime(), z.uuid()]).safeParse(readCursor(cursor));
  if (!key.success) throw refusals.cursor_unknown();
  return { after_at: key.data[0], after_id: key.data[1] };
}
