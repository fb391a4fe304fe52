import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

import type { Act } from '#gate/act';
import type { Route } from '#gate/routes';
import { refuseIf } from '#kernel/refusal';
import type { Column, Register } from '#kernel/register';
import { lockId, vaultRefusals } from '#modules/vault';
import { newId } from '#platform/identifier';
import { sendJob } from '#platform/jobs';

import { refusals, type contract, type ExportState } from './contract.ts';
import { findOrder, insertOrder, stateOfExport, type Order } from './export-orders.ts';
import { exportQueue } from './export-queue.ts';
import { keyedSource, pagesOf } from './export-source.ts';
import { cannotExport, isIdentity } from './rules/cannot-export.ts';

type Input = z.output<typeof contract.exportRegister.input>;

let routeOf: (endpoint_id: string) => Route | undefined = () => undefined;

/** Hands custody the registers of all modules; done once, in the composition root. */
export function configureCustody(options: { routeOf: typeof routeOf }): void {
  routeOf = options.routeOf;
}

/** The route that carries a register, or the refusal that there is none. */
export function registerRoute(endpoint_id: string): Route & { register: Register } {
  const route = routeOf(endpoint_id);
  const register = route?.endpoint.register;
  if (!route || !register) throw refusals.register_unknown();
  return { ...route, register };
}

/**
 * 导出: orders a register as a file, as the asker sees it: same scope, purpose and filters. Its job
 * fixes first what it takes; the file is sealed, and fetched by him alone. Ordered twice with the
 * same id it is one file.
 */
export async function exportRegister(
  act: Act,
  input: Input,
): Promise<{ export_id: string; state: ExportState }> {
  const { register: endpoint_id, format } = input;
  const route = registerRoute(endpoint_id);
  if (act.actor.permissions.get(endpoint_id)?.[act.scope] === undefined)
    throw refusals.register_not_permitted({}, 'access/2a');
  const filters = filtersOf(route, input.filters);
  const columns = columnsOf(route.register, input.columns);
  const has_identity = columns.some(isIdentity);
  const ordered = {
    register: endpoint_id,
    filters,
    columns: columns.map((it) => it.key),
    row_ids: input.row_ids ?? null,
    scope: act.scope,
    purpose: act.purpose!,
    format,
    requested_by: act.actor.person_id,
  };
  const { row_ids } = ordered;
  const before = input.export_id && (await orderedBefore(act, input.export_id, ordered));
  if (before) return before;
  const limit = act.terms.custody.export_without_approval_max;
  const taking = {
    columns,
    scope: act.scope,
    offices: act.actor.offices.map((it) => it.office),
    people_count: 0,
  };
  refuseIf(cannotExport(taking, act.terms.custody));
  if (has_identity) {
    const people_count = await countPeople(act, route, { filters, limit, row_ids });
    refuseIf(cannotExport({ ...taking, people_count }, act.terms.custody));
    act.note({ people_count });
  }

  const export_id = input.export_id ?? newId();
  const company_id = act.actor.company_id!;
  await insertOrder(act, {
    ...ordered,
    export_id,
    company_id,
    has_identity,
    requested_at: act.at,
  });
  await sendJob(act.db, exportQueue, { export_id, company_id }, { key: export_id });
  act.cite(has_identity ? 'access/4b' : 'access/4c');
  act.note({ export_id, register: endpoint_id, format, has_identity: String(has_identity) });
  return { export_id, state: 'pending' };
}

type Ordered = Pick<
  Order,
  'register' | 'filters' | 'columns' | 'row_ids' | 'scope' | 'purpose' | 'format' | 'requested_by'
>;

/** The same order under the same id is answered as it stands; any other finds the id taken (G02). */
async function orderedBefore(act: Act, export_id: string, ordered: Ordered) {
  const [, before] = await Promise.all([lockId(act.db, export_id), findOrder(act, export_id)]);
  if (!before) return undefined;
  const isSame = Object.entries(ordered).every(([key, value]) =>
    isDeepStrictEqual(before[key as keyof Ordered], value),
  );
  if (!isSame) throw vaultRefusals.id_taken();
  return { export_id, state: stateOfExport(before, act.at) };
}

/**
 * Only what the register itself filters and sorts by: nothing else of an address is kept. What is
 * read page by page is taken in its own order: in one that moves while people work, rows would be
 * lost between two pages.
 */
function filtersOf(
  { register, endpoint }: { register: Register; endpoint: Route['endpoint'] },
  stated: Input['filters'],
): Input['filters'] {
  const known = new Set([...register.filters.map((it) => it.key), 'sort', 'search', 'project_id']);
  const kept = Object.entries(stated).filter(([, value]) => value !== '');
  const strange = kept.find(([key]) => !known.has(key));
  if (strange) throw refusals.filter_unknown({ filter: strange[0] });
  const isOrdered = keyedSource(endpoint.id) !== undefined;
  return Object.fromEntries(kept.filter(([key]) => key !== 'sort' || isOrdered));
}

function columnsOf(register: Register, wanted: readonly string[] | undefined): Column[] {
  if (!wanted) return register.columns.filter((it) => !it.optional && !isIdentity(it));
  return wanted.map((key) => {
    const column = register.columns.find((it) => it.key === key);
    if (!column) throw refusals.column_unknown({ column: key });
    return column;
  });
}

/**
 * How many rows the file would hold, counted until there are too many. They are named in the
 * entry.
 */
async function countPeople(
  act: Act,
  route: Route,
  taking: { filters: Input['filters']; limit: number; row_ids: readonly string[] | null },
): Promise<number> {
  const { filters, limit, row_ids } = taking;
  // Of chosen rows at most so many leave; which of them are in reach is asked when they are fixed.
  if (row_ids) return row_ids.length;
  let count = 0;
  for await (const { rows } of pagesOf(act, route, filters, limit + 1)) {
    count += rows.length;
    if (count > limit) break;
  }
  return count;
}
