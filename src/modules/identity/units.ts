import { z } from 'zod';

import type { Act } from '#gate/act';
import { dayOf } from '#kernel/calendar';
import { refuseIf, type MakeRefusal } from '#kernel/refusal';
import { newId } from '#platform/identifier';
import { loadSql } from '#platform/sql';

import { rootsOf } from './administered.ts';
import { refusals, Unit, type contract } from './contract.ts';
import { cannotStandUnder } from './rules/office-place.ts';

const sql = loadSql(import.meta.url);
const done = { done: true as const };

/** The tree of the company. Every colleague may see where he stands in it. */
export async function listUnits(act: Act) {
  const { company_id, offices } = act.actor;
  const held = offices.map((it) => it.unit_id);
  const roots = company_id === undefined ? held : [company_id, ...held];
  return { rows: await act.db.many(sql('list_units'), { roots }, Unit) };
}

/**
 * An open unit the actor administers; another company's is as unknown as one that never was. Where
 * the unit was found by what is held in it, that is what is unknown.
 */
export async function readUnit(
  act: Act,
  unit_id: string,
  unknown: MakeRefusal = refusals.unit_unknown,
): Promise<Unit> {
  const unit = await act.db.maybeOne(sql('read_unit'), { unit_id, roots: rootsOf(act) }, Unit);
  if (!unit || unit.is_closed) throw unknown();
  return unit;
}

/** Opens a unit under another; a project begins with its sales team in place. */
export async function openUnit(
  act: Act,
  { parent_id, kind, code, name }: z.output<typeof contract.openUnit.input>,
): Promise<Unit> {
  await act.db.run(sql('lock_tree'), {});
  const parent = await readUnit(act, parent_id);
  refuseIf(cannotStandUnder(kind, parent.kind));
  const taken = await act.db.maybeOne(sql('read_code'), { code }, z.object({}));
  if (taken) throw refusals.code_taken({ code });
  const unit_id = newId();
  const { at } = act;
  await act.db.run(sql('insert_unit'), { unit_id, parent_id, kind, code, name, at });
  const phase = kind === 'project' ? ('team_in_place' as const) : null;
  if (phase) await insertPhase(act, { unit_id, phase, since_on: dayOf(at) });
  act.note({ kind, code });
  return { unit_id, parent_id, kind, code, name, phase, is_closed: false };
}

async function insertPhase(act: Act, phase: z.output<typeof contract.setPhase.input>) {
  const decided_by = act.actor.person_id;
  await act.db.run(sql('insert_phase'), { ...phase, decided_by, at: act.at });
}

export async function renameUnit(
  act: Act,
  { unit_id, name }: z.output<typeof contract.renameUnit.input>,
) {
  await readUnit(act, unit_id);
  await act.db.run(sql('update_name'), { unit_id, name });
  return done;
}

/** Closes a unit in which nobody holds an office and nothing stands any more. */
export async function closeUnit(act: Act, { unit_id }: z.output<typeof contract.closeUnit.input>) {
  await act.db.run(sql('lock_tree'), {});
  const unit = await readUnit(act, unit_id);
  const asked = { unit_id, today: dayOf(act.at) };
  const { is_used } = await act.db.one(sql('read_use'), asked, z.object({ is_used: z.boolean() }));
  if (is_used || unit.kind === 'group') throw refusals.unit_in_use();
  await act.db.run(sql('close_unit'), { unit_id, at: act.at });
  return done;
}

/** Sets a project's phase from a day; each change is kept with who decided it (G-19). */
export async function setPhase(act: Act, input: z.output<typeof contract.setPhase.input>) {
  const unit = await readUnit(act, input.unit_id);
  if (unit.kind !== 'project') throw refusals.unit_kind_wrong({ kind: unit.kind, parent: '' });
  await insertPhase(act, input);
  act.note({ phase: input.phase });
  return done;
}
