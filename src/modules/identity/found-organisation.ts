import { z } from 'zod';

import type { Act } from '#gate/act';
import { addDays, dayOf } from '#kernel/calendar';
import { newId } from '#platform/identifier';
import { loadSql } from '#platform/sql';

import { refusals, type Office, type Phase, type UnitKind } from './contract.ts';
import { firstPassword, hashPassword } from './passwords.ts';
import { signInKey } from './rules/sign-in-key.ts';

const sql = loadSql(import.meta.url);

/**
 * A whole organisation in one list: parents before their children, units and people by code and
 * name.
 */
export interface Organisation {
  units: readonly {
    code: string;
    parent_code: string | null;
    kind: UnitKind;
    name: string;
    phase: Phase | null;
  }[];
  people: readonly {
    sign_in_name: string;
    name: string;
    offices: readonly { office: Office; unit_code: string }[];
  }[];
}

/** Who was made, with the password to hand over; ids by code and sign-in name for what follows. */
export interface Founded {
  people: { person_id: string; sign_in_name: string; name: string; password: string }[];
  unit_ids: Map<string, string>;
}

/** Offices held since before the first demo visit, so that history has somebody behind it. */
const HELD_SINCE_DAYS = 800;

/** Puts an organisation into an empty register; refused where somebody works already. */
export async function foundOrganisation(
  act: Act,
  { units, people }: Organisation,
): Promise<Founded> {
  const { is_empty } = await act.db
    .as('kebu_door')
    .one(sql('read_state'), {}, z.object({ is_empty: z.boolean() }));
  if (!is_empty) throw refusals.set_up_done();
  const { at } = act;
  const today = dayOf(at);
  const unit_ids = new Map(units.map((it) => [it.code, newId()]));
  const idOf = (code: string) => unit_ids.get(code)!;
  await act.db.run(sql('insert_units'), {
    unit_ids: units.map((it) => idOf(it.code)),
    parent_ids: units.map((it) => (it.parent_code === null ? null : idOf(it.parent_code))),
    kinds: units.map((it) => it.kind),
    codes: units.map((it) => it.code),
    names: units.map((it) => it.name),
    at,
  });
  const phased = units.filter((it) => it.phase !== null);
  await act.db.run(sql('insert_phases'), {
    unit_ids: phased.map((it) => idOf(it.code)),
    phases: phased.map((it) => it.phase),
    today,
    at,
  });
  const made = await insertPeople(act, people);
  const held = made.flatMap(({ person_id }, index) =>
    people[index]!.offices.map((it) => ({ ...it, person_id })),
  );
  await act.db.run(sql('insert_holdings'), {
    holding_ids: held.map(() => newId()),
    person_ids: held.map((it) => it.person_id),
    offices: held.map((it) => it.office),
    unit_ids: held.map((it) => idOf(it.unit_code)),
    from_on: addDays(today, -HELD_SINCE_DAYS),
    at,
  });
  return { people: made, unit_ids };
}

async function insertPeople(act: Act, people: Organisation['people']): Promise<Founded['people']> {
  const made = people.map(({ sign_in_name, name }) => ({
    person_id: newId(),
    sign_in_name,
    name,
    password: firstPassword(),
  }));
  await act.db.run(sql('insert_people'), {
    person_ids: made.map((it) => it.person_id),
    sign_in_names: made.map((it) => it.sign_in_name),
    sign_in_keys: made.map((it) => signInKey(it.sign_in_name)),
    names: made.map((it) => it.name),
    password_hashes: await Promise.all(made.map((it) => hashPassword(it.password))),
    at: act.at,
  });
  return made;
}
