import { z } from 'zod';

import type { Act } from '#gate/act';
import { addDays, dayOf } from '#kernel/calendar';
import { refuseIf } from '#kernel/refusal';
import { newId } from '#platform/identifier';
import { loadSql } from '#platform/sql';

import { Office, refusals, UnitKind, type contract, type HoldingRow } from './contract.ts';
import { cannotEnd, cannotGrant, cannotLast } from './rules/granting.ts';
import { cannotHold } from './rules/office-place.ts';

const sql = loadSql(import.meta.url);
const done = { done: true as const };

const UnitRow = z.object({ kind: UnitKind, name: z.string() });
const Held = z.object({ person_id: z.uuid(), office: Office, from_on: z.string() });

interface Grant {
  person_id: string;
  office: Office;
  unit_id: string;
  from_on: string;
  until_on?: string | undefined;
}

/** Gives a colleague an office in a unit, from a day and if wanted until one. Never to oneself. */
export async function grantOffice(act: Act, grant: Grant): Promise<HoldingRow> {
  const { person_id, office, unit_id, from_on, until_on } = grant;
  refuseIf(cannotGrant(act.actor.person_id, person_id));
  refuseIf(cannotLast(from_on, until_on));
  const unit = await act.db.maybeOne(sql('read_unit'), { unit_id }, UnitRow);
  if (!unit) throw refusals.unit_unknown();
  refuseIf(cannotHold(office, unit.kind));
  const locked = await act.db.run(sql('lock_person'), { person_id });
  if (locked === 0) throw refusals.person_unknown();
  const same = { person_id, office, unit_id, from_on };
  if (await act.db.maybeOne(sql('read_same'), same, z.object({}))) throw refusals.already_holds();
  const holding_id = newId();
  const granted_by = act.actor.person_id;
  const row = { ...same, holding_id, until_on: until_on ?? null, granted_by, at: act.at };
  await act.db.run(sql('insert_holding'), row);
  act.note({ office });
  const unit_name = unit.name;
  return {
    holding_id,
    office,
    unit_id,
    unit_name,
    from_on,
    until_on: until_on ?? null,
    deputies: [],
  };
}

/**
 * Ends an office on a day; from the next it gives nothing. Ending it yesterday ends it at once. The
 * last administrator stays.
 */
export async function endOffice(
  act: Act,
  { holding_id, until_on }: z.output<typeof contract.endOffice.input>,
) {
  const held = await act.db.maybeOne(sql('lock_holding'), { holding_id }, Held);
  if (!held) throw refusals.holding_unknown();
  const today = dayOf(act.at);
  const asked = { holding_id, today };
  const left = await act.db.one(sql('count_administrators'), asked, z.object({ count: z.int() }));
  refuseIf(cannotEnd(held.office, left.count));
  const earliest = addDays(held.from_on, 0);
  const until = until_on < earliest ? earliest : until_on;
  await act.db.run(sql('end_holding'), { holding_id, until_on: until });
  act.note({ office: held.office });
  return done;
}

/** Names a deputy for an office, from a day until a day. He signs on the holder's behalf. */
export async function appointDeputy(
  act: Act,
  input: z.output<typeof contract.appointDeputy.input>,
) {
  const { holding_id, deputy_id, from_on, until_on } = input;
  const held = await act.db.maybeOne(sql('lock_holding'), { holding_id }, Held);
  if (!held) throw refusals.holding_unknown();
  refuseIf(cannotGrant(act.actor.person_id, deputy_id));
  refuseIf(cannotLast(from_on, until_on));
  if (held.person_id === deputy_id) throw refusals.deputy_same();
  const deputyship_id = newId();
  const granted_by = act.actor.person_id;
  await act.db.run(sql('insert_deputyship'), {
    deputyship_id,
    holding_id,
    deputy_id,
    from_on,
    until_on,
    granted_by,
    at: act.at,
  });
  return { deputyship_id };
}

export async function endDeputyship(
  act: Act,
  { deputyship_id, until_on }: z.output<typeof contract.endDeputyship.input>,
) {
  const ended = await act.db.run(sql('end_deputyship'), { deputyship_id, until_on });
  if (ended === 0) throw refusals.holding_unknown();
  return done;
}
