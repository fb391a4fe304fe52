import { z } from 'zod';

import type { Act } from '#gate/act';
import { refuseIf } from '#kernel/refusal';
import type { Register } from '#kernel/register';
import { vaultRefusals } from '#modules/vault';
import { loadSql } from '#platform/sql';

import { refusals, SavedView, type contract } from './contract.ts';
import { cannotSaveView } from './rules/cannot-save-view.ts';

const sql = loadSql(import.meta.url);
const Count = z.object({ count: z.int() });
/** More than one person keeps in order; the lists are shown whole. */
const MOST_VIEWS = 200;

let registerOf: (endpoint_id: string) => Register | undefined = () => undefined;

/** Hands over the registers of all modules; done once, in the composition root. */
export function configureWorkplace(options: { registerOf: typeof registerOf }): void {
  registerOf = options.registerOf;
}

/** The views of one register I may choose from: mine first, then those of my units. */
export async function listViews(act: Act, { register }: { register: string }) {
  const { person_id, company_id, offices } = act.actor;
  const unit_ids = offices.map((it) => it.unit_id);
  const asked = { person_id, company_id: company_id ?? null, unit_ids, register };
  return { rows: await act.db.many(sql('list_views'), asked, SavedView) };
}

/** Keeps a view, or changes mine. Shared is it with a unit I hold an office in. */
export async function saveView(act: Act, input: z.output<typeof contract.saveView.input>) {
  const { person_id, company_id, offices } = act.actor;
  const { view_id, unit_id } = input;
  const register = registerOf(input.register);
  if (!register || company_id === undefined) throw refusals.register_unknown();
  refuseIf(cannotSaveView(input, register));
  if (unit_id !== null && !offices.some((it) => it.unit_id === unit_id))
    throw refusals.unit_not_mine();
  await act.db.run(sql('lock_views'), { person_id });
  const { count } = await act.db.one(sql('count_views'), { person_id, view_id }, Count);
  if (count >= MOST_VIEWS) throw refusals.too_many_views({ limit: MOST_VIEWS });
  const row = { ...input, person_id, company_id, at: act.at };
  const saved = await act.db.run(sql('save_view'), row);
  // Somebody else's view, or one of another register, has the id.
  if (saved === 0) throw vaultRefusals.id_taken();
  act.note({ register: input.register, is_shared: String(unit_id !== null) });
  return { done: true as const };
}

export async function removeView(act: Act, { view_id }: { view_id: string }) {
  const { person_id } = act.actor;
  const removed = await act.db.run(sql('remove_view'), { view_id, person_id });
  if (removed === 0) throw refusals.view_unknown();
  return { done: true as const };
}
