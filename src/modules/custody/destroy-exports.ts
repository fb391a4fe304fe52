import { z } from 'zod';

import type { Act } from '#gate/act';
import { forJobs, type Errands } from '#gate/errand';
import { addDays, dayOf, startOf } from '#kernel/calendar';
import { endpoint } from '#kernel/endpoint';
import { isClockDoubted } from '#modules/audit';
import { removeFile, sweepFiles } from '#modules/files';
import { destroyCase } from '#modules/vault';
import { now } from '#platform/clock';
import type { JobBinding } from '#platform/jobs';

import { listSpentOrders, lockOrder, markDestroyed, SpentOrder } from './export-orders.ts';
import { removeParts } from './export-parts.ts';

const One = SpentOrder.pick({ export_id: true });
const Spent = z.object({ spent: z.array(SpentOrder) });
const Swept = z.object({ file_count: z.int() });

/** Exports looked at together; what is left is found by the next look. */
const LOOK = 100;
/** At half past three in the morning in China. */
const HOUR_MS = 3.5 * 3_600_000;

/** What the daily look does, act by act; only the system comes here. */
export const destroyingActs = {
  listSpent: endpoint({
    ...forJobs,
    id: 'custody.list-spent-exports',
    path: '/custody/exports/spent',
    effect: 'read',
    logged: true,
    input: z.object({}),
    output: Spent,
  }),
  destroyExport: endpoint({
    ...forJobs,
    id: 'custody.destroy-export',
    path: '/custody/exports/:export_id/destruction',
    input: One,
    output: One,
  }),
  sweepFiles: endpoint({
    ...forJobs,
    id: 'custody.sweep-files',
    path: '/custody/files/sweep',
    input: z.object({}),
    output: Swept,
  }),
};

/**
 * Exports that can no longer be fetched (access/4c) and still lie there. While the clock is in
 * doubt nothing is over: what a jump destroys, no correction brings back.
 */
export async function listSpent(act: Act): Promise<z.infer<typeof Spent>> {
  if (await isClockDoubted(act)) {
    act.note({ is_clock_doubted: 1 });
    return { spent: [] };
  }
  const spent = await listSpentOrders(act, LOOK);
  act.cite('access/4c');
  act.note({ spent_count: spent.length });
  return { spent };
}

/**
 * Destroys what an export took: file, parts and the key they were sealed under. Its line stays in
 * the register. Done again after a crash, it does the same.
 */
export async function destroyExport(
  act: Act,
  { export_id }: z.infer<typeof One>,
): Promise<z.infer<typeof One>> {
  const { file_id, fixed_at } = await lockOrder(act, export_id);
  if (file_id) await removeFile(act, file_id);
  await removeParts(act, export_id);
  // What failed before it was fixed never had a key.
  if (fixed_at) act.note(await destroyCase(act.db, export_id, act.at));
  await markDestroyed(act, export_id);
  act.cite('access/4c');
  act.note({ export_id });
  return { export_id };
}

/** Removes what a kill left half written in the store a day ago and longer. */
export async function sweepStore(act: Act): Promise<z.infer<typeof Swept>> {
  if (await isClockDoubted(act)) return { file_count: 0 };
  const file_count = await sweepFiles(act, new Date(act.at.getTime() - 86_400_000));
  act.note({ file_count });
  return { file_count };
}

/** The daily job. */
export function destroyJob({ perform, asSystem }: Errands): JobBinding {
  const { listSpent: look, destroyExport: destroy, sweepFiles: sweep } = destroyingActs;
  return {
    next_at: () => new Date(startOf(addDays(dayOf(now()), 1)).getTime() + HOUR_MS),
    async run(_data, signal) {
      for (;;) {
        const { spent } = await perform(look, listSpent, asSystem(undefined), {});
        for (const { export_id, company_id } of spent) {
          if (signal.aborted) return;
          await perform(destroy, destroyExport, asSystem(company_id), { export_id });
        }
        if (spent.length < LOOK) break;
      }
      await perform(sweep, sweepStore, asSystem(undefined), {});
    },
  };
}
