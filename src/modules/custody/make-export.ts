import { PassThrough } from 'node:stream';
import { z } from 'zod';

import type { Act, Petition } from '#gate/act';
import { forJobs, type Errands } from '#gate/errand';
import { endpoint } from '#kernel/endpoint';
import { PAGE_LIMIT, type Page } from '#kernel/page';
import { Refusal } from '#kernel/refusal';
import { openCustomer } from '#modules/customers';
import { storeFile } from '#modules/files';
import { createCase } from '#modules/vault';
import type { JobBinding } from '#platform/jobs';
import { writeTable } from '#platform/spreadsheet';

import { completeOrder, failOrder, lockOrder, readOrder, type Order } from './export-orders.ts';
import { ExportErrand, exportQueue } from './export-queue.ts';
import { registerRoute } from './export-register.ts';
import { speechOf, tableOf, type NamedLists, type RegisterRow } from './export-table.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const mediaTypes = { xlsx: XLSX, csv: 'text/csv; charset=utf-8' } as const;

const One = z.object({ export_id: z.uuid() });
const Name = z.object({ name: z.string(), phone: z.string() });

/** What the job that makes a file does for its order; only the system comes here. */
const exportActs = {
  readOrder: endpoint({
    ...forJobs,
    id: 'custody.read-export-order',
    path: '/custody/exports/:export_id/order',
    effect: 'read',
    input: One,
    output: z.custom<Order>(),
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
  keepExport: endpoint({
    ...forJobs,
    id: 'custody.keep-export',
    path: '/custody/exports/:export_id/kept',
    input: One.extend({
      row_count: z.int(),
      file_name: z.string(),
      bytes: z.instanceof(Uint8Array),
    }),
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

/** The names and first phones of a page of customers, for a file that may name them (access/4b). */
async function openIdentities(
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

/** Keeps the finished file, sealed under a key of the order; made twice, the first one stands. */
async function keepExport(
  act: Act,
  { export_id, row_count, file_name, bytes }: z.output<typeof exportActs.keepExport.input>,
): Promise<{ export_id: string }> {
  const order = await lockOrder(act, export_id);
  if (order.completed_at) return { export_id };
  act.deputise(order.requested_by);
  const key = await createCase(act.db, export_id, act.at);
  const file_id = await storeFile(act, {
    bytes: Buffer.from(bytes),
    name: file_name,
    media_type: mediaTypes[order.format],
    case_id: export_id,
    key,
  });
  await completeOrder(act, { export_id, row_count, file_id });
  act.cite('access/4c');
  act.note({ export_id, row_count, register: order.register });
  return { export_id };
}

async function failExport(
  act: Act,
  { export_id, failure }: z.output<typeof exportActs.failExport.input>,
): Promise<{ export_id: string }> {
  await failOrder(act, export_id, failure);
  act.note({ export_id, failure });
  return { export_id };
}

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
  };
}

/**
 * Makes the file page by page through the register's own use case, as the person who ordered it and
 * with what he may do now: an office that ended meanwhile ends the export.
 */
async function makeExport(
  errands: Errands,
  { export_id, company_id }: ExportErrand,
  signal: AbortSignal,
): Promise<void> {
  const { perform, asSystem } = errands;
  const system = () => asSystem(company_id);
  const order = await perform(exportActs.readOrder, readOrderAct, system(), { export_id });
  if (order.completed_at) return;
  const { requested_by, scope, purpose, locale, format } = order;
  const asker = await errands.asPerson(requested_by, { scope, purpose });
  if (!asker)
    return void (await perform(exportActs.failExport, failExport, system(), {
      export_id,
      failure: 'gate.not_permitted',
    }));
  const { register } = registerRoute(order.register);
  const speech = await speechOf(locale, await channelNames(errands, asker));
  const rows = rowsOf(errands, order, asker, signal);
  const sink = new PassThrough();
  const pieces: Buffer[] = [];
  sink.on('data', (piece: Buffer) => pieces.push(piece));
  const { row_count } = await writeTable(tableOf(register, order, rows, speech), format, sink);
  const file_name = `${speech.title(register)}.${format}`;
  const input = { export_id, row_count, file_name, bytes: Buffer.concat(pieces) };
  await perform(exportActs.keepExport, keepExport, system(), input);
}

const readOrderAct = (act: Act, { export_id }: { export_id: string }) => readOrder(act, export_id);

async function* rowsOf(
  errands: Errands,
  order: Order,
  asker: Petition,
  signal: AbortSignal,
): AsyncGenerator<RegisterRow> {
  const { endpoint: list, useCase } = registerRoute(order.register);
  let cursor: string | undefined;
  do {
    signal.throwIfAborted();
    const input = { ...order.filters, limit: PAGE_LIMIT, ...(cursor ? { cursor } : {}) };
    const page = (await errands.perform(list, useCase, asker, input)) as Page<RegisterRow>;
    yield* order.has_identity ? await unmasked(errands, order, page.rows) : page.rows;
    cursor = page.next;
  } while (cursor !== undefined);
}

/** Rows whose customer was only masked, with his name and phone; a withheld one stays withheld. */
async function unmasked(
  { perform, asSystem }: Errands,
  { export_id, company_id }: Order,
  rows: readonly RegisterRow[],
): Promise<RegisterRow[]> {
  const masked = rows.filter((it) => it.seen === 'masked' && typeof it.customer_id === 'string');
  const customer_ids = masked.map((it) => String(it.customer_id));
  const input = { export_id, customer_ids };
  const names = await perform(
    exportActs.openIdentities,
    openIdentities,
    asSystem(company_id),
    input,
  );
  return rows.map((it) => ({ ...it, ...names[String(it.customer_id)] }));
}

const Channels = z.object({
  rows: z.array(z.object({ code: z.string(), name_zh: z.string(), name_en: z.string() })),
});

/** Channels are data: their names come from the register of channels, in the asker's language. */
async function channelNames({ perform, routeOf }: Errands, asker: Petition): Promise<NamedLists> {
  const route = routeOf('customers.list-channels');
  if (!route) return {};
  const { rows } = Channels.parse(await perform(route.endpoint, route.useCase, asker, {}));
  const isEnglish = asker.actor.locale === 'en';
  const named = rows.map((it) => [it.code, isEnglish ? it.name_en : it.name_zh] as const);
  return { intake_channel: new Map(named) };
}
