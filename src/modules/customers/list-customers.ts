import { z } from 'zod';

import type { Act } from '#gate/act';
import { addDays, startOf } from '#kernel/calendar';
import { readCursor, TOTAL_LIMIT, type Page } from '#kernel/page';
import { loadSql } from '#platform/sql';

import { refusals, type CustomerRow, type Filters } from './contract.ts';
import { Line, ListedLine, showLines } from './customer-line.ts';
import { cutLawful, Walked, walkOf, walkPage } from './cut-lawful.ts';
import { isSeveral, scopeChoice } from './scope-choice.ts';
import { customersNamed } from './search-customers.ts';

const sql = loadSql(import.meta.url);

const unitFilters = ['project_id', 'owner_id'] as const;
const plainFilters = [
  'state',
  'kind',
  'intent_grade',
  'intake_channel',
  'awareness_channel',
  'next_contact_until',
] as const;

type Params = Record<string, unknown>;
const stated = (input: Filters, keys: readonly (keyof Filters)[]): Params =>
  Object.fromEntries(keys.filter((it) => input[it] !== undefined).map((it) => [it, input[it]]));

/** The days a request states as moments: a day ends at its 24:00 in China. */
const daysOf = ({ created_from, created_until }: Filters): Params => ({
  ...(created_from ? { created_from: startOf(created_from) } : {}),
  ...(created_until ? { created_until: startOf(addDays(created_until, 1)) } : {}),
});

/**
 * What a request asks for: by which its index is entered (`drive`), what is decided on the way
 * along it (`filter`), and where the last page ended.
 */
function askedOf(act: Act, input: Filters) {
  const isByDay = input.sort === 'created_at';
  const days = daysOf(input);
  return {
    ...scopeChoice(act),
    drive: { ...stated(input, unitFilters), ...(isByDay ? days : {}) },
    filter: { ...stated(input, plainFilters), ...(isByDay ? {} : days) },
    after: afterOf(input),
    purpose: { purpose: act.purpose },
  };
}
type Asked = ReturnType<typeof askedOf>;

/** How many entries of an index a filter may pass over before the page answers what it has. */
const LOOK = 100_000;

/**
 * 客户档案一览表: one page of the customers in reach, by keyset, as this reader may see them. Whom no
 * lawful basis covers for the stated purpose is left out and counted (information/2e); asked for by
 * `lawful=missing` only those are listed, withheld, so that somebody can seek their consent (2g).
 */
export async function listCustomers(act: Act, input: Filters): Promise<Page<CustomerRow>> {
  if (input.search !== undefined) return customersNamed(act, input.search, input);
  const asked = askedOf(act, input);
  const page = await (isNarrow(asked) ? narrowPage : anyPage)(act, input, asked);
  if (input.lawful === 'missing') act.cite('information/2g');
  return { ...page, rows: showLines(act, page.rows) };
}

/** Filters that have an index of their own when both are stated. */
const narrow = ['intent_grade', 'intake_channel'];
const isNarrow = ({ filter }: Asked): boolean => narrow.every((it) => it in filter);

const filterNames = ({ filter }: Asked, { lawful }: Filters): string[] => [
  ...Object.keys(filter),
  ...(lawful === 'missing' ? ['missing'] : []),
];

async function anyPage(act: Act, input: Filters, asked: Asked): Promise<Page<Line>> {
  const counted = input.with_total ? countOf(act, input, asked) : undefined;
  const [page, total] = await Promise.all([pageFor(act, input, asked), counted]);
  return { ...page, total };
}

/** A page of the walk; where a filter found too little within its look, the next goes on there. */
async function pageFor(act: Act, input: Filters, asked: Asked): Promise<Page<Line>> {
  const { sort, lawful: shown, limit } = input;
  const { scope, reach, drive, after } = asked;
  const filter = filterNames(asked, input);
  const place = { drive: Object.keys(drive), sort, key: sort, after: after ? [sort] : [] };
  const entered = { reach, ...drive, ...after };
  const deciding = { ...asked.purpose, ...asked.filter };
  if (isSeveral(scope)) {
    const walk = walkOf(limit);
    const statement = sql('list_of_units', { ...place, unit: scope, filter, shown });
    const walked = await act.db.many(statement, { ...entered, ...deciding, ...walk }, Walked);
    return cutLawful(act, walked, walk, ListedLine);
  }
  return walkPage(act, {
    list: sql('list_customers', { ...place, scope, filter, shown }),
    end: sql('list_end', { ...place, scope }),
    entered,
    deciding,
    limit,
    look: filter.length > 0 ? LOOK : undefined,
    row: ListedLine,
  });
}

/** A page of the few that two filters name; should they be many, the walk soon finds a page. */
async function narrowPage(act: Act, input: Filters, asked: Asked): Promise<Page<Line>> {
  const { sort, lawful: shown, limit, with_total } = input;
  const { scope, reach, drive, filter, after, purpose } = asked;
  const statement = sql('list_narrow', {
    ...{ scope, drive: Object.keys(drive), filter: filterNames(asked, input) },
    ...{ sort, key: sort, shown, after: after ? [sort] : [] },
  });
  const walk = walkOf(limit);
  const values = { reach, ...drive, ...filter, ...after, ...purpose, ...walk };
  const [walked, total] = await Promise.all([
    act.db.many(statement, { ...values, look: TOTAL_LIMIT + 1 }, Walked),
    countOf(act, input, asked),
  ]);
  const page = total.exact
    ? cutLawful(act, walked, walk, ListedLine)
    : await pageFor(act, input, asked);
  return with_total ? { ...page, total } : page;
}

type Total = NonNullable<Page<unknown>['total']>;
const Count = z.object({ count: z.int(), dropped_count: z.int(), looked_count: z.int() });

/** The total of the whole answer, as far as ten thousand, and how many it leaves out. */
async function countOf(act: Act, input: Filters, asked: Asked): Promise<Total> {
  const { scope, reach, drive, purpose } = asked;
  const { lawful } = input;
  const filter = filterNames(asked, input);
  const isFew = isNarrow(asked);
  const look = (filter.length > 0 && !isFew ? LOOK : TOTAL_LIMIT) + 1;
  const { count, dropped_count, looked_count } = await act.db.one(
    sql(isFew ? 'count_narrow' : 'count_customers', {
      scope,
      drive: Object.keys(drive),
      filter,
      shown: lawful,
    }),
    { reach, ...drive, ...asked.filter, ...purpose, look },
    Count,
  );
  return {
    count: Math.min(count, TOTAL_LIMIT),
    exact: looked_count < look && count <= TOTAL_LIMIT,
    ...(dropped_count > 0 ? { dropped_count } : {}),
  };
}

const Key = z.object({ customer_id: z.uuid(), is_lawful: z.boolean() });

/** What an export takes, fixed: ids in the register's order, and how many it leaves out. */
interface Keys {
  ids: string[];
  dropped_for_purpose: number;
}

/** Everybody the filters name and a lawful basis covers for the stated purpose. */
async function customerKeys(act: Act, input: Filters): Promise<Keys> {
  const { scope, reach, drive, filter, purpose } = askedOf(act, input);
  const names = { drive: Object.keys(drive), filter: Object.keys(filter) };
  const found = await act.db.many(
    sql('list_keys', { scope, sort: input.sort, ...names }),
    { reach, ...drive, ...filter, ...purpose },
    Key,
  );
  const ids = found.filter((it) => it.is_lawful).map((it) => it.customer_id);
  return { ids, dropped_for_purpose: found.length - ids.length };
}

/**
 * Customers named by their ids, in that order; who is out of reach or without a basis by now is
 * left out.
 */
async function customersByKeys(
  act: Act,
  customer_ids: readonly string[],
): Promise<readonly CustomerRow[]> {
  const { scope, reach } = scopeChoice(act);
  const lines = await act.db.many(
    sql('list_by_keys', { scope }),
    { customer_ids, reach, purpose: act.purpose },
    Line,
  );
  const found = new Map(lines.map((it) => [it.customer_id, it]));
  return showLines(
    act,
    customer_ids.flatMap((it) => found.get(it) ?? []),
  );
}

/** The register as an export takes it: its order moves while customers are worked with. */
export const customersToTake = { keys: customerKeys, rows: customersByKeys };

function afterOf({ cursor }: Filters): { after_at: string; after_id: string } | undefined {
  if (cursor === undefined) return undefined;
  const key = z.tuple([z.iso.datetime(), z.uuid()]).safeParse(readCursor(cursor));
  if (!key.success) throw refusals.cursor_unknown();
  return { after_at: key.data[0], after_id: key.data[1] };
}
