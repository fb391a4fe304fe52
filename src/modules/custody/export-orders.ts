import { z } from 'zod';

import type { Act } from '#gate/act';
import { Scope } from '#kernel/scope';
import { vaultRefusals } from '#modules/vault';
import { loadSql } from '#platform/sql';

import { ExportFormat, refusals, type ExportState } from './contract.ts';

const sql = loadSql(import.meta.url);

/** How long a file can be fetched after it was made; then the register is taken anew. */
const FETCH_HOURS = 24;
const HOUR_MS = 3_600_000;

/** An export as it was ordered: everything that decides its content is fixed with the order. */
export const Order = z.object({
  export_id: z.uuid(),
  company_id: z.uuid(),
  register: z.string(),
  filters: z.record(z.string(), z.string()),
  columns: z.array(z.string()),
  /** The rows that were chosen; null for all of the register. */
  row_ids: z.array(z.uuid()).nullable(),
  scope: Scope,
  purpose: z.string(),
  format: ExportFormat,
  has_identity: z.boolean(),
  row_count: z.int().nullable(),
  file_id: z.uuid().nullable(),
  failure: z.string().nullable(),
  requested_by: z.uuid(),
  requested_by_name: z.string(),
  locale: z.enum(['zh-CN', 'en']),
  requested_at: z.date(),
  completed_at: z.date().nullable(),
  failed_at: z.date().nullable(),
  /** When the ids of what leaves were fixed, and how many they are. */
  fixed_at: z.date().nullable(),
  fixed_count: z.int().nullable(),
});
export type Order = z.infer<typeof Order>;

/** The moment before which a finished file can no longer be fetched. */
const expiredBefore = (at: Date): Date => new Date(at.getTime() - FETCH_HOURS * HOUR_MS);

export function stateOfExport(
  { completed_at, failed_at }: Pick<Order, 'completed_at' | 'failed_at'>,
  at: Date,
): ExportState {
  if (failed_at) return 'failed';
  if (!completed_at) return 'pending';
  return completed_at > expiredBefore(at) ? 'completed' : 'expired';
}

export const findOrder = (act: Act, export_id: string): Promise<Order | undefined> =>
  act.db.maybeOne(sql('read_export'), { export_id }, Order);

/** One order; somebody else's does not exist unless one watches over exports. */
export async function readOrder(act: Act, export_id: string): Promise<Order> {
  const order = await findOrder(act, export_id);
  if (!order) throw refusals.export_unknown();
  return order;
}

type NewOrder = Pick<
  Order,
  | 'export_id'
  | 'company_id'
  | 'register'
  | 'filters'
  | 'columns'
  | 'row_ids'
  | 'scope'
  | 'purpose'
  | 'format'
  | 'has_identity'
  | 'requested_by'
  | 'requested_at'
>;

/** An id that somebody else's order has is taken. */
export async function insertOrder(act: Act, order: NewOrder): Promise<void> {
  const inserted = await act.db.run(sql('insert_export'), { ...order });
  if (inserted === 0) throw vaultRefusals.id_taken();
}

/** Locks an order, so that a job running twice keeps one file. */
export async function lockOrder(act: Act, export_id: string): Promise<Order> {
  await act.db.run(sql('lock_export'), { export_id });
  return readOrder(act, export_id);
}

export async function completeOrder(
  act: Act,
  done: { export_id: string; row_count: number; dropped_count: number; file_id: string },
): Promise<void> {
  await act.db.run(sql('complete_export'), { ...done, at: act.at });
}

export async function failOrder(act: Act, export_id: string, failure: string): Promise<void> {
  await act.db.run(sql('fail_export'), { export_id, failure, at: act.at });
}

/** An export past its day that still lies on the disk. */
export const SpentOrder = z.object({ export_id: z.uuid(), company_id: z.uuid() });

/** The oldest exports that can no longer be fetched and are not destroyed yet. */
export const listSpentOrders = (act: Act, limit: number): Promise<z.infer<typeof SpentOrder>[]> =>
  act.db.many(
    sql('list_spent_exports'),
    { expired_before: expiredBefore(act.at), limit },
    SpentOrder,
  );

export async function markDestroyed(act: Act, export_id: string): Promise<void> {
  await act.db.run(sql('destroy_export'), { export_id, at: act.at });
}

/** One page of orders: one's own, or the company's for whoever watches over copying. */
export function listOrders<Row extends z.ZodType>(
  act: Act,
  wanted: {
    state: ExportState | undefined;
    after: { after_at: string; after_id: string } | undefined;
    limit: number;
  },
  row: Row,
): Promise<z.output<Row>[]> {
  const { state, after, limit } = wanted;
  const company = act.reach.length === 1 ? 'company' : 'companies';
  const scope = act.scope === 'company' ? company : 'own';
  const statement = sql('list_exports', {
    scope,
    state: state ? [state] : [],
    after: after ? ['requested_at'] : [],
  });
  const isByAge = state === 'completed' || state === 'expired';
  const params = {
    reach: scope === 'own' ? [act.actor.person_id] : act.reach,
    limit,
    ...after,
    ...(isByAge ? { expired_before: expiredBefore(act.at) } : {}),
  };
  return act.db.many(statement, params, row);
}
