import { z } from 'zod';

import type { Act } from '#gate/act';
import { addDays, dayOf } from '#kernel/calendar';
import { refuseIf } from '#kernel/refusal';
import { newId } from '#platform/identifier';
import { loadSql } from '#platform/sql';

import { Office, refusals, type contract, type HoldingRow } from './contract.ts';
import { keepAdministrator, lockAdministrators } from './keep-administrator.ts';
import { lockPerson } from './lock-person.ts';
import { cannotCombine, cannotGrant, cannotLast } from './rules/granting.ts';
import { cannotHold } from './rules/office-place.ts';
import { readUnit } from './units.ts';

const sql = loadSql(import.meta.url);
const done = { done: true as const };

const Held = z.object({
  holding_id: z.uuid(),
  person_id: z.uuid(),
  office: Office,
  unit_id: z.uuid(),
  from_on: z.string(),
});

interface Grant {
  person_id: string;
  office: Office;
  unit_id: string;
  from_on: string;
  until_on?: string | undefined;
}

async function officesOf(act: Act, person_id: string): Promise<Office[]> {
  const asked = { person_id, today: dayOf(act.at) };
  const rows = await act.db.many(sql('list_offices'), asked, z.object({ office: Office }));
  return rows.map((it) => it.office);
}

/** Gives a colleague an office in a unit, from a day and if wanted until one. Never to oneself. */
export async function grantOffice(act: Act, grant: Grant): Promise<HoldingRow> {
  const { person_id, office, unit_id, from_on, until_on = null } = grant;
  refuseIf(cannotGrant(act.actor.person_id, person_id));
  refuseIf(cannotLast(from_on, grant.until_on));
  const unit = await readUnit(act, unit_id);
  refuseIf(cannotHold(office, unit.kind));
  const { is_disabled } = await lockPerson(act, person_id);
  if (is_disabled) throw refusals.already_disabled();
  const same = { person_id, office, unit_id, from_on };
  if (await act.db.maybeOne(sql('read_same'), same, z.object({}))) throw refusals.already_holds();
  refuseIf(cannotCombine(office, await officesOf(act, person_id)));

  const holding_id = newId();
  const granted_by = act.actor.person_id;
  await act.db.run(sql('insert_holding'), {
    ...same,
    holding_id,
    until_on,
    granted_by,
    at: act.at,
  });
  act.note({ person_id, office, unit_id });
  return { holding_id, office, unit_id, unit_name: unit.name, from_on, until_on, deputies: [] };
}

/**
 * An office that still stands, in a unit the actor administers; locked until the act is through.
 */
async function lockHolding(act: Act, holding_id: string): Promise<z.infer<typeof Held>> {
  const asked = { holding_id, today: dayOf(act.at) };
  const held = await act.db.maybeOne(sql('lock_holding'), asked, Held);
  if (!held) throw refusals.holding_unknown();
  await readUnit(act, held.unit_id, refusals.holding_unknown);
  return held;
}

/** Ending at once is ending yesterday: an office is held for whole days, the last one included. */
const lastDay = (act: Act, until_on: string | undefined): string =>
  until_on ?? addDays(dayOf(act.at), -1);

/** Ends an office, at once or with a last day to come. The last administrator stays. */
export async function endOffice(
  act: Act,
  { holding_id, until_on }: z.output<typeof contract.endOffice.input>,
) {
  await lockAdministrators(act);
  const held = await lockHolding(act, holding_id);
  if (held.office === 'system_administrator') await keepAdministrator(act, [held]);
  await act.db.run(sql('end_holding'), { holding_id, until_on: lastDay(act, until_on) });
  act.note({ person_id: held.person_id, office: held.office, unit_id: held.unit_id });
  return done;
}

/** Names a deputy for an office, from a day until a day. He signs on the holder's behalf. */
export async function appointDeputy(
  act: Act,
  input: z.output<typeof contract.appointDeputy.input>,
) {
  const { holding_id, deputy_id, from_on, until_on } = input;
  const held = await lockHolding(act, holding_id);
  refuseIf(cannotGrant(act.actor.person_id, deputy_id));
  refuseIf(cannotLast(from_on, until_on));
  if (held.person_id === deputy_id) throw refusals.deputy_same();
  const { is_disabled } = await lockPerson(act, deputy_id);
  if (is_disabled) throw refusals.already_disabled();
  refuseIf(cannotCombine(held.office, await officesOf(act, deputy_id)));

  const deputyship_id = newId();
  const granted_by = act.actor.person_id;
  const row = { deputyship_id, ...input, granted_by, at: act.at };
  await act.db.run(sql('insert_deputyship'), row);
  act.note({ person_id: deputy_id, office: held.office, unit_id: held.unit_id });
  return { deputyship_id };
}

/** Ends a deputyship, at once or with a last day to come. */
export async function endDeputyship(
  act: Act,
  { deputyship_id, until_on }: z.output<typeof contract.endDeputyship.input>,
) {
  const asked = { deputyship_id, today: dayOf(act.at) };
  const place = z.object({ unit_id: z.uuid() });
  const found = await act.db.maybeOne(sql('lock_deputyship'), asked, place);
  if (!found) throw refusals.holding_unknown();
  await readUnit(act, found.unit_id, refusals.holding_unknown);
  await act.db.run(sql('end_deputyship'), { deputyship_id, until_on: lastDay(act, until_on) });
  return done;
}
