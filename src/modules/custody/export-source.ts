import type { z } from 'zod';

import type { Act } from '#gate/act';
import type { Route } from '#gate/routes';
import { PAGE_LIMIT, type Page } from '#kernel/page';
import { customersToTake } from '#modules/customers';

import { refusals } from './contract.ts';
import type { RegisterRow } from './export-table.ts';

/** The ids an export takes, and how many it leaves out for want of a lawful basis (2e). */
export interface Taken {
  ids: string[];
  dropped_for_purpose: number;
}

/** A register whose rows can be asked for by their ids. */
export interface KeyedSource {
  keys(act: Act, filters: never): Promise<Taken>;
  rows(act: Act, ids: readonly string[]): Promise<readonly RegisterRow[]>;
}

/**
 * Registers whose order moves while people work, so that paging through them would miss rows. The
 * others are ordered by a moment that never changes: a page goes on exactly where the last ended.
 */
const keyed: Readonly<Record<string, KeyedSource>> = {
  'customers.list-customers': customersToTake,
};

export const keyedSource = (register: string): KeyedSource | undefined => keyed[register];

/** The id of a register's row: the first of its fields. */
export function rowId(row: RegisterRow): string {
  const [first] = Object.values(row);
  if (typeof first !== 'string') throw new Error('a row of a register does not begin with its id');
  return first;
}

type Filters = Readonly<Record<string, string>>;

/** The filters of an order as its register's input; what the register does not know is refused. */
export function readFilters(input: z.ZodType, raw: object): never {
  const read = input.safeParse(raw);
  if (read.success) return read.data as never;
  throw refusals.filter_unknown({ filter: read.error.issues[0]?.path.join('.') ?? '' });
}

/** One page of a register after another, within one act, for as long as somebody asks. */
export async function* pagesOf(
  act: Act,
  { endpoint, useCase }: Route,
  filters: Filters,
  limit = PAGE_LIMIT,
): AsyncGenerator<Page<RegisterRow>> {
  let cursor: string | undefined;
  do {
    const asked = { ...filters, limit: Math.min(limit, PAGE_LIMIT), ...(cursor ? { cursor } : {}) };
    const answer = await useCase(act, readFilters(endpoint.input, asked));
    // As it would be answered: the fields stand in the order the register declares them in.
    const page = endpoint.output.parse(answer) as Page<RegisterRow>;
    yield page;
    cursor = page.next;
  } while (cursor !== undefined);
}

/** The ids of all rows the filters name, for this reader and his purpose, now. */
export async function idsOf(act: Act, route: Route, filters: Filters): Promise<Taken> {
  const source = keyedSource(route.endpoint.id);
  if (source) return source.keys(act, readFilters(route.endpoint.input, filters));
  const taken: Taken = { ids: [], dropped_for_purpose: 0 };
  for await (const { rows, dropped_for_purpose = 0 } of pagesOf(act, route, filters)) {
    taken.ids.push(...rows.map(rowId));
    taken.dropped_for_purpose += dropped_for_purpose;
  }
  return taken;
}
