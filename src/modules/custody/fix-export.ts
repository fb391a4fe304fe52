import { z } from 'zod';

import type { Act, Petition } from '#gate/act';
import type { Errands } from '#gate/errand';
import { refuseIf } from '#kernel/refusal';
import { createCase } from '#modules/vault';

import { lockOrder, type Order } from './export-orders.ts';
import { insertIds } from './export-parts.ts';
import { registerRoute } from './export-register.ts';
import { idsOf, type Taken } from './export-source.ts';
import { cannotExport } from './rules/cannot-export.ts';

const Fixed = z.object({ fixed_count: z.int() });

/**
 * Fixes what an export takes before anything of it is read: the ids the register answers to the
 * orderer now. It is an act of the register itself, so that nobody fixes what he may not list, and
 * the rule of exporting is asked about the very ids that will be taken (access/4b).
 */
export async function fixExport(errands: Errands, order: Order, asker: Petition): Promise<void> {
  const { endpoint } = registerRoute(order.register);
  const fixing = { ...endpoint, effect: 'write' as const, input: z.object({}), output: Fixed };
  await errands.perform(fixing, (act) => fix(act, order.export_id), asker, {});
}

/** Of what the register answers, the rows that were chosen: only rows in sight can be. */
function chosenOf(taken: Taken, row_ids: readonly string[] | null): Taken {
  if (!row_ids) return taken;
  const chosen = new Set(row_ids);
  return { ids: taken.ids.filter((it) => chosen.has(it)), dropped_for_purpose: 0 };
}

async function fix(act: Act, export_id: string): Promise<z.infer<typeof Fixed>> {
  const order = await lockOrder(act, export_id);
  if (order.fixed_at) return { fixed_count: order.fixed_count ?? 0 };
  const route = registerRoute(order.register);
  const { ids, dropped_for_purpose } = chosenOf(
    await idsOf(act, route, order.filters),
    order.row_ids,
  );
  const taking = {
    columns: route.register.columns.filter((it) => order.columns.includes(it.key)),
    scope: act.scope,
    offices: act.actor.offices.map((it) => it.office),
    people_count: ids.length,
  };
  refuseIf(cannotExport(taking, act.terms.custody));
  await createCase(act.db, export_id, act.at);
  // Whom no basis covers is fixed with the rest, as a count: the file says how many it left out.
  const fixed_count = ids.length + dropped_for_purpose;
  await insertIds(act, export_id, ids, fixed_count);
  act.cite('access/4c');
  act.note({ export_id, fixed_count, dropped_for_purpose });
  return { fixed_count };
}
