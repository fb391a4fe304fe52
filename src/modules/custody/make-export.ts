import { PassThrough } from 'node:stream';
import { z } from 'zod';

import type { Petition } from '#gate/act';
import type { Errands } from '#gate/errand';
import { refusals as gateRefusals } from '#gate/perform';
import { PAGE_LIMIT, type Page } from '#kernel/page';
import { Refusal } from '#kernel/refusal';
import { bytesOf, sealBytes } from '#modules/files';
import type { JobBinding } from '#platform/jobs';
import { writeTable, type WrittenRow } from '#platform/spreadsheet';

import { destroyJob } from './destroy-exports.ts';
import {
  exportActs,
  failExport,
  keepExport,
  keepPart,
  openIdentities,
  readOrderAct,
  readPart,
  removePartsAct,
  type NextPart,
} from './export-acts.ts';
import type { Order } from './export-orders.ts';
import { CHUNK } from './export-parts.ts';
import { destroyQueue, ExportErrand, exportQueue } from './export-queue.ts';
import { registerRoute } from './export-register.ts';
import { keyedSource, rowId } from './export-source.ts';
import {
  speechOf,
  tableOf,
  writtenRows,
  type NamedLists,
  type RegisterRow,
  type Speech,
} from './export-table.ts';
import { fixExport } from './fix-export.ts';

/** The jobs of custody, to be bound where the queue is opened. */
export function exportJobs(errands: Errands): Record<string, JobBinding> {
  const fail = async (data: unknown, failure: string) => {
    const { export_id, company_id } = ExportErrand.parse(data);
    const input = { export_id, failure };
    await errands.perform(exportActs.failExport, failExport, errands.asSystem(company_id), input);
  };
  return {
    [exportQueue]: {
      async run(data, signal) {
        try {
          await makeExport(errands, ExportErrand.parse(data), signal);
        } catch (error) {
          if (!(error instanceof Refusal) || error.kind === 'sealed') throw error;
          await fail(data, error.code);
        }
      },
      gaveUp: (data) => fail(data, 'custody.gave_up'),
    },
    [destroyQueue]: destroyJob(errands),
  };
}

/** One order on its way: who ordered it, and what its job does in whose name. */
interface Making {
  errands: Errands;
  order: Order;
  system(): Petition;
  /** The orderer with what he may do at this moment; refused once he may do nothing. */
  asker(): Promise<Petition>;
}

/**
 * Makes the file of an order: fixes the ids, reads them part by part through the register's own use
 * case, as the person who ordered it and with what he may do now, then writes the parts as one
 * file. Begun again after a crash it goes on with the part it had not kept.
 */
async function makeExport(
  errands: Errands,
  { export_id, company_id }: ExportErrand,
  signal: AbortSignal,
): Promise<void> {
  const { perform } = errands;
  const system = () => errands.asSystem(company_id);
  const look = () => perform(exportActs.readOrder, readOrderAct, system(), { export_id });
  const order = await look();
  if (order.failed_at) return;
  if (!order.completed_at) {
    const making = { errands, order, system, asker: () => askerOf(errands, order) };
    if (!order.fixed_at) await fixExport(errands, order, await making.asker());
    const speech = await speechOf(order.locale, await namesInData(making));
    const parts = await readParts(making, speech, signal);
    if (!parts) return;
    await assemble({ ...making, order: await look() }, speech, parts);
  }
  await perform(exportActs.removeParts, removePartsAct, system(), { export_id });
}

async function askerOf(errands: Errands, order: Order): Promise<Petition> {
  const { requested_by, scope, purpose } = order;
  const asker = await errands.asPerson(requested_by, { scope, purpose });
  if (!asker) throw gateRefusals.not_permitted();
  return asker;
}

/** Reads part after part; what the last look answers is complete. Undefined when told to stop. */
async function readParts(
  making: Making,
  speech: Speech,
  signal: AbortSignal,
): Promise<NextPart | undefined> {
  const { errands, order, system } = making;
  const { export_id } = order;
  const { register } = registerRoute(order.register);
  const isKeyed = keyedSource(order.register) !== undefined;
  let fixed: ReadonlySet<string> | undefined;
  while (!signal.aborted) {
    const asked = { export_id, ids: isKeyed ? 'next' : fixed ? 'none' : 'all' };
    const next = await errands.perform(exportActs.readPart, readPart, system(), asked);
    if (next.is_done) return next;
    if (!isKeyed) fixed ??= new Set(next.ids);
    const read = fixed ? await rowsByPages(making, next, fixed) : await rowsByKeys(making, next);
    const rows = writtenRows(register, order, await unmasked(making, read.rows), speech);
    const part = { export_id, part_no: next.part_no, rows, next_cursor: read.next_cursor };
    await errands.perform(exportActs.keepPart, keepPart, system(), part);
  }
  return undefined;
}

interface ReadRows {
  rows: readonly RegisterRow[];
  next_cursor: string | null;
}

const Keys = z.object({ ids: z.array(z.uuid()).max(CHUNK) });

/** Who of the next chunk is still in the orderer's reach; an entry of the register itself. */
async function rowsByKeys({ errands, order, asker }: Making, next: NextPart): Promise<ReadRows> {
  const { endpoint } = registerRoute(order.register);
  const source = keyedSource(order.register)!;
  const reading = { ...endpoint, input: Keys };
  const petition = await asker();
  const page = (await errands.perform(
    reading,
    async (act, { ids }) => ({ rows: [...(await source.rows(act, ids))] }),
    petition,
    { ids: next.ids },
  )) as Page<RegisterRow>;
  return { rows: page.rows, next_cursor: null };
}

/** About a thousand rows from the cursor on; what came after the ids were fixed is passed over. */
async function rowsByPages(
  { errands, order, asker }: Making,
  next: NextPart,
  fixed: ReadonlySet<string>,
): Promise<ReadRows> {
  const { endpoint, useCase } = registerRoute(order.register);
  const petition = await asker();
  const rows: RegisterRow[] = [];
  let { cursor } = next;
  do {
    const input = { ...order.filters, limit: PAGE_LIMIT, ...(cursor ? { cursor } : {}) };
    const page = (await errands.perform(endpoint, useCase, petition, input)) as Page<RegisterRow>;
    rows.push(...page.rows.filter((it) => fixed.has(rowId(it))));
    cursor = page.next ?? null;
  } while (cursor !== null && rows.length < CHUNK);
  return { rows, next_cursor: cursor };
}

/** Rows whose customer was only masked, with his name and phone; a withheld one stays withheld. */
async function unmasked(
  { errands, order, system }: Making,
  rows: readonly RegisterRow[],
): Promise<readonly RegisterRow[]> {
  if (!order.has_identity) return rows;
  const masked = rows.filter((it) => it.seen === 'masked' && typeof it.customer_id === 'string');
  const ids = [...new Set(masked.map((it) => String(it.customer_id)))];
  const names: Record<string, object> = {};
  for (let at = 0; at < ids.length; at += PAGE_LIMIT) {
    const input = { export_id: order.export_id, customer_ids: ids.slice(at, at + PAGE_LIMIT) };
    const opened = errands.perform(exportActs.openIdentities, openIdentities, system(), input);
    Object.assign(names, await opened);
  }
  return rows.map((it) => ({ ...it, ...names[String(it.customer_id)] }));
}

/** Writes the parts as one file, from disk to disk: neither is ever whole in memory. */
async function assemble(making: Making, speech: Speech, done: NextPart): Promise<void> {
  const { errands, order, system } = making;
  const { export_id, format } = order;
  const { register } = registerRoute(order.register);
  const { parts, key } = done;
  const row_count = parts.reduce((sum, it) => sum + it.row_count, 0);
  const dropped_count = (order.fixed_count ?? row_count) - row_count;
  const table = tableOf(register, order, { rows: keptRows(done), dropped_count }, speech);
  const sink = new PassThrough();
  const [sealed] = await Promise.all([
    sealBytes({ bytes: sink, key }),
    writeTable(table, format, sink),
  ]);
  const file_name = `${speech.title(register)}.${format}`;
  const kept = { export_id, row_count, dropped_count, file_name, sealed };
  await errands.perform(exportActs.keepExport, keepExport, system(), kept);
}

async function* keptRows({ parts, key }: NextPart): AsyncGenerator<WrittenRow> {
  for (const { file_id } of parts) {
    const pieces: Buffer[] = [];
    for await (const piece of bytesOf(file_id, key)) pieces.push(piece);
    yield* JSON.parse(Buffer.concat(pieces).toString('utf8')) as WrittenRow[];
  }
}

const Named = z.object({
  rows: z.array(z.object({ code: z.string(), name_zh: z.string(), name_en: z.string() })),
});

/** Lists that are data, and where their names come from. */
const namedLists = {
  intake_channel: 'customers.list-channels',
  purpose: 'consent.list-purposes',
} as const;

/** Channels and purposes are data: their names come from their registers, in the asker's language. */
async function namesInData({ errands, asker }: Making): Promise<NamedLists> {
  const { perform, routeOf } = errands;
  const petition = await asker();
  const isEnglish = petition.actor.locale === 'en';
  const lists: Record<string, Map<string, string>> = {};
  for (const [list, endpoint_id] of Object.entries(namedLists)) {
    const route = routeOf(endpoint_id);
    if (!route) continue;
    const { rows } = Named.parse(await perform(route.endpoint, route.useCase, petition, {}));
    lists[list] = new Map(rows.map((it) => [it.code, isEnglish ? it.name_en : it.name_zh]));
  }
  return lists;
}
