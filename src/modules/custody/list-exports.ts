import type { z } from 'zod';

import type { Act } from '#gate/act';
import { cutPage, type Page } from '#kernel/page';
import { caseKey } from '#modules/vault';
import { openStoredFile, type KeptFile } from '#modules/files';

import { ExportRow, refusals, type contract } from './contract.ts';
import { listOrders, Order, readOrder, stateOfExport } from './export-orders.ts';
import { afterOf } from './keyset.ts';

const ListedOrder = ExportRow.omit({ state: true }).extend({ failed_at: Order.shape.failed_at });

/** 导出登记: one's own exports, or all of the company for whoever watches over copying. */
export async function listExports(
  act: Act,
  input: z.output<typeof contract.listExports.input>,
): Promise<Page<ExportRow>> {
  const { state, cursor, limit } = input;
  const wanted = { state, after: afterOf(cursor), limit: limit + 1 };
  const rows = await listOrders(act, wanted, ListedOrder);
  const page = cutPage(rows, limit, (it) => [it.requested_at.toISOString(), it.export_id]);
  const shown = page.rows.map(({ failed_at, ...row }) => ({
    ...row,
    state: stateOfExport({ ...row, failed_at }, act.at),
  }));
  return { ...page, rows: shown };
}

/**
 * Fetches a finished file: only who ordered it, for a day (access/4c). Each fetching is an entry.
 */
export async function downloadExport(
  act: Act,
  { export_id }: { export_id: string },
): Promise<Pick<KeptFile, 'file_name' | 'media_type' | 'body'>> {
  const order = await readOrder(act, export_id);
  if (order.requested_by !== act.actor.person_id) throw refusals.export_unknown();
  const state = stateOfExport(order, act.at);
  if (state === 'expired') throw refusals.export_expired({}, 'access/4c');
  if (state !== 'completed' || !order.file_id) throw refusals.export_not_ready({ state });
  act.note({ export_id, register: order.register });
  const key = await caseKey(act.db, export_id);
  const { file_name, media_type, body } = await openStoredFile(act, order.file_id, key);
  return { file_name, media_type, body };
}
