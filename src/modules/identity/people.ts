import { z } from 'zod';

import type { Act } from '#gate/act';
import { dayOf } from '#kernel/calendar';
import { refuseIf } from '#kernel/refusal';
import { newId } from '#platform/identifier';
import { loadSql } from '#platform/sql';

import { HoldingRow, PersonRow, refusals, type contract } from './contract.ts';
import { grantOffice } from './offices.ts';
import { firstPassword, hashPassword } from './passwords.ts';
import { cannotEnd } from './rules/granting.ts';
import { signInKey } from './rules/sign-in-key.ts';

const sql = loadSql(import.meta.url);
const done = { done: true as const };

const Holding = HoldingRow.omit({ deputies: true }).extend({ person_id: z.uuid() });
const Deputy = HoldingRow.shape.deputies.element.extend({ holding_id: z.uuid() });
const Plain = PersonRow.omit({ holdings: true });

type Filters = z.output<typeof contract.listPeople.input>;

/** The people of the company with the offices they hold and who deputises for them. */
export async function listPeople(act: Act, input: Filters): Promise<{ rows: PersonRow[] }> {
  const today = dayOf(act.at);
  const { q, office, unit_id, is_disabled } = input;
  const stated = { office, unit_id, is_disabled, q: q?.toLowerCase() };
  const filters = Object.fromEntries(Object.entries(stated).filter(([, it]) => it !== undefined));
  const dated = office || unit_id ? { today } : {};
  const choice = { filter: Object.keys(filters) };
  const people = await act.db.many(sql('list_people', choice), { ...filters, ...dated }, Plain);
  const person_ids = people.map((it) => it.person_id);
  const holdings = await act.db.many(sql('list_holdings'), { person_ids, today }, Holding);
  const holding_ids = holdings.map((it) => it.holding_id);
  const deputies = await act.db.many(sql('list_deputies'), { holding_ids, today }, Deputy);
  const held = holdings.map((it) => ({
    ...it,
    deputies: deputies.filter(({ holding_id }) => holding_id === it.holding_id),
  }));
  const of = (id: string) => held.filter((it) => it.person_id === id);
  return { rows: people.map((it) => ({ ...it, holdings: of(it.person_id) })) };
}

const Colleague = z.object({ person_id: z.uuid(), name: z.string() });

/** Names to choose from: who can be handed a visitor, who owns a customer. */
export async function listColleagues(
  act: Act,
  { office, project_id }: z.output<typeof contract.listColleagues.input>,
) {
  const asked = { office: office ?? null, project_id: project_id ?? null, today: dayOf(act.at) };
  return { rows: await act.db.many(sql('list_colleagues'), asked, Colleague) };
}

/** Adds a colleague with a first password, shown once, to be changed at the first sign-in. */
export async function addPerson(
  act: Act,
  { name, sign_in_name, office, unit_id }: z.output<typeof contract.addPerson.input>,
) {
  const sign_in_key = signInKey(sign_in_name);
  await act.db.run(sql('lock_key'), { sign_in_key });
  const taken = await act.db.maybeOne(sql('read_key'), { sign_in_key }, z.object({}));
  if (taken) throw refusals.name_taken();
  const person_id = newId();
  const password = firstPassword();
  const password_hash = await hashPassword(password);
  const { at } = act;
  await act.db.run(sql('insert_person'), {
    person_id,
    sign_in_name,
    sign_in_key,
    name,
    password_hash,
    at,
  });
  if (office && unit_id) await grantOffice(act, { person_id, office, unit_id, from_on: dayOf(at) });
  return { person_id, password };
}

const State = z.object({ is_disabled: z.boolean() });

async function lockPerson(act: Act, person_id: string) {
  const state = await act.db.maybeOne(sql('lock_person'), { person_id }, State);
  if (!state) throw refusals.person_unknown();
  return state;
}

type One = { person_id: string };

export async function renamePerson(act: Act, { person_id, name }: One & { name: string }) {
  await lockPerson(act, person_id);
  await act.db.run(sql('update_name'), { person_id, name });
  return done;
}

/** Shuts a colleague out: every session and token ends with the account, in the same act (A15). */
export async function disablePerson(act: Act, { person_id }: One) {
  if (person_id === act.actor.person_id) throw refusals.own_account();
  const { is_disabled } = await lockPerson(act, person_id);
  if (is_disabled) throw refusals.already_disabled();
  const { at } = act;
  const asked = { person_id, today: dayOf(at) };
  const left = await act.db.one(sql('count_administrators'), asked, z.object({ count: z.int() }));
  refuseIf(cannotEnd('system_administrator', left.count));
  await act.db.run(sql('disable_person'), { person_id, at });
  await act.db.run(sql('end_sessions'), { person_id, at });
  await act.db.run(sql('revoke_tokens'), { person_id, at });
  return done;
}

export async function enablePerson(act: Act, { person_id }: One) {
  const { is_disabled } = await lockPerson(act, person_id);
  if (!is_disabled) throw refusals.not_disabled();
  await act.db.run(sql('enable_person'), { person_id });
  return done;
}

/** Gives a colleague a first password again; whoever is signed in with the old one is out. */
export async function resetPassword(act: Act, { person_id }: One) {
  await lockPerson(act, person_id);
  const password = firstPassword();
  const password_hash = await hashPassword(password);
  await act.db.run(sql('update_password'), { person_id, password_hash });
  await act.db.run(sql('end_sessions'), { person_id, at: act.at });
  return { password };
}

export async function endSessions(act: Act, { person_id }: One) {
  await lockPerson(act, person_id);
  return { ended_count: await act.db.run(sql('end_sessions'), { person_id, at: act.at }) };
}
