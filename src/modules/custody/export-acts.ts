import { z } from 'zod';

import type { Act } from '#gate/act';
import { forJobs } from '#gate/errand';
import { endpoint } from '#kernel/endpoint';
import { PAGE_LIMIT } from '#kernel/page';
import { openCustomer } from '#modules/customers';
import { tell } from '#modules/messages';
import { keepFile, type SealedBytes } from '#modules/files';
import { caseKey, destroyCase } from '#modules/vault';

import { completeOrder, failOrder, lockOrder, readOrder, type Order } from './export-orders.ts';
import {
  CHUNK,
  insertPart,
  listIds,
  listParts,
  readIds,
  readLastPart,
  removeParts,
  type NewPart,
  type Part,
} from './export-parts.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const mediaTypes = { xlsx: XLSX, csv: 'text/csv; charset=utf-8' } as const;

const One = z.object({ export_id: z.uuid() });
type One = z.infer<typeof One>;
const Name = z.object({ name: z.string(), phone: z.string() });
const Asked = One.extend({ ids: z.enum(['next', 'all', 'none']) });
const Kept = One.extend({
  row_count: z.int(),
  dropped_count: z.int(),
  file_name: z.string(),
  sealed: z.custom<SealedBytes>(),
});

/** What the job that makes a file does for its order; only the system comes here. */
export const exportActs = {
  readOrder: endpoint({
    ...forJobs,
    id: 'custody.read-export-order',
    path: '/custody/exports/:export_id/order',
    effect: 'read',
    input: One,
    output: z.custom<Order>(),
  }),
  readPart: endpoint({
    ...forJobs,
    id: 'custody.read-export-part',
    path: '/custody/exports/:export_id/part',
    effect: 'read',
    input: Asked,
    output: z.custom<NextPart>(),
  }),
  openIdentities: endpoint({
    ...forJobs,
    id: 'custody.open-export-identities',
    path: '/custody/exports/:export_id/identities',
    effect: 'read',
    logged: true,
    input: One.extend({ customer_ids: z.array(z.uuid()).max(PAGE_LIMIT) }),
    output: z.record(z.string(), Name),
  }),
  keepPart: endpoint({
    ...forJobs,
    id: 'custody.keep-export-part',
    path: '/custody/exports/:export_id/parts',
    input: z.custom<NewPart>(),
    output: One,
  }),
  keepExport: endpoint({
    ...forJobs,
    id: 'custody.keep-export',
    path: '/custody/exports/:export_id/kept',
    input: Kept,
    output: One,
  }),
  removeParts: endpoint({
    ...forJobs,
    id: 'custody.remove-export-parts',
    path: '/custody/exports/:export_id/parts/removal',
    input: One,
    output: One,
  }),
  failExport: endpoint({
    ...forJobs,
    id: 'custody.fail-export',
    path: '/custody/exports/:export_id/failed',
    input: One.extend({ failure: z.string() }),
    output: One,
  }),
};

export const readOrderAct = (act: Act, { export_id }: One) => readOrder(act, export_id);

/** How far an order has come, and what is to be read next. */
export interface NextPart {
  part_no: number;
  /** Of the next chunk, of everything that was fixed, or none: as it was asked. */
  ids: readonly string[];
  cursor: string | null;
  is_done: boolean;
  /** What is there so far, and the key it is sealed under. */
  parts: readonly Part[];
  key: Buffer;
}

export async function readPart(
  act: Act,
  { export_id, ids: wanted }: z.infer<typeof Asked>,
): Promise<NextPart> {
  const [order, last, parts, key] = await Promise.all([
    readOrder(act, export_id),
    readLastPart(act, export_id),
    listParts(act, export_id),
    caseKey(act.db, export_id),
  ]);
  const part_no = last ? last.part_no + 1 : 0;
  const cursor = last?.next_cursor ?? null;
  const row_count = parts.reduce((sum, it) => sum + it.row_count, 0);
  const isAtEnd =
    wanted === 'next' ? part_no * CHUNK >= (order.fixed_count ?? 0) : last && cursor === null;
  const is_done = isAtEnd === true || row_count === order.fixed_count;
  const ids = is_done ? [] : await idsFor(act, export_id, { wanted, part_no });
  return { part_no, ids, cursor, is_done, parts, key };
}

async function idsFor(
  act: Act,
  export_id: string,
  { wanted, part_no }: { wanted: z.infer<typeof Asked>['ids']; part_no: number },
): Promise<readonly string[]> {
  if (wanted === 'none') return [];
  return wanted === 'all' ? listIds(act, export_id) : readIds(act, export_id, part_no);
}

/** The names and first phones of a page of customers, for a file that may name them (access/4b). */
export async function openIdentities(
  act: Act,
  { export_id, customer_ids }: z.output<typeof exportActs.openIdentities.input>,
): Promise<Record<string, z.infer<typeof Name>>> {
  act.deputise((await readOrder(act, export_id)).requested_by);
  const found: Record<string, z.infer<typeof Name>> = {};
  for (const customer_id of customer_ids) {
    const { name, phones } = (await openCustomer(act, customer_id)).identity();
    found[customer_id] = { name, phone: phones[0] ?? '' };
  }
  return found;
}

/** Keeps the next part; made twice, the first one stands. */
export async function keepPart(act: Act, part: NewPart): Promise<One> {
  const { export_id, part_no } = part;
  const order = await lockOrder(act, export_id);
  const last = await readLastPart(act, export_id);
  if (order.completed_at || order.failed_at || part_no !== (last?.part_no ?? -1) + 1)
    return { export_id };
  act.deputise(order.requested_by);
  await insertPart(act, part);
  act.note({ export_id, part_no, row_count: part.rows.length });
  return { export_id };
}

/** Keeps the finished file, sealed under the order's key; made twice, the first one stands. */
export async function keepExport(
  act: Act,
  { export_id, row_count, dropped_count, file_name, sealed }: z.output<typeof Kept>,
): Promise<One> {
  const order = await lockOrder(act, export_id);
  if (order.completed_at) return { export_id };
  act.deputise(order.requested_by);
  const file = {
    name: file_name,
    media_type: mediaTypes[order.format],
    case_id: export_id,
    key: await caseKey(act.db, export_id),
  };
  const file_id = await keepFile(act, file, sealed);
  await completeOrder(act, { export_id, row_count, dropped_count, file_id });
  act.cite('access/4c');
  act.note({ export_id, row_count, dropped_count, register: order.register });
  await tell(act, order.requested_by, { kind: 'export_ready', about_id: export_id });
  return { export_id };
}

export async function removePartsAct(act: Act, { export_id }: One): Promise<One> {
  const part_count = await removeParts(act, export_id);
  act.note({ export_id, part_count });
  return { export_id };
}

/** A failed export leaves nothing to take: its parts are removed and their key is destroyed. */
export async function failExport(
  act: Act,
  { export_id, failure }: z.output<typeof exportActs.failExport.input>,
): Promise<One> {
  const order = await lockOrder(act, export_id);
  await failOrder(act, export_id, failure);
  await tell(act, order.requested_by, { kind: 'export_failed', about_id: export_id });
  act.note({ export_id, failure });
  if (!order.fixed_at || order.completed_at) return { export_id };
  await removeParts(act, export_id);
  await destroyCase(act.db, export_id, act.at);
  return { export_id };
}
