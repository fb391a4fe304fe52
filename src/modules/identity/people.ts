import { z } from 'zod';

import type { Act } from '#gate/act';
import { dayOf } from '#kernel/calendar';
import { cutPage, readCursor, type Page } from '#kernel/page';
import { newId } from '#platform/identifier';
import { loadSql } from '#platform/sql';

import { rootsOf } from './administered.ts';
import { HoldingRow, PersonRow, refusals, type contract } from './contract.ts';
import { administeringOf, keepAdministrator, lockAdministrators } from './keep-administrator.ts';
import { lockPerson } from './lock-person.ts';
import { grantOffice } from './offices.ts';
import { firstPassword, hashPassword } from './passwords.ts';
import { signInKey } from './rules/sign-in-key.ts';

const sql = loadSql(import.meta.url);
const done = { done: true as const };

const Holding = HoldingRow.omit({ deputies: true }).extend({ person_id: z.uuid() });
const Deputy = HoldingRow.shape.deputies.element.extend({ holding_id: z.uuid() });
const Plain = PersonRow.omit({ holdings: true, office: true, unit_name: true });
type Plain = z.infer<typeof Plain>;

type Filters = z.output<typeof contract.listPeople.input>;

function filtersOf({ q, office, unit_id, is_disabled }: Filters, today: string) {
  const stated = { office, unit_id, is_disabled, q: q?.toLowerCase() };
  const filters = Object.entries(stated).filter(([, it]) => it !== undefined);
  const dated = office || unit_id ? { today } : {};
  return {
    filter: filters.map(([key]) => key),
    values: { ...Object.fromEntries(filters), ...dated },
  };
}

const After = z.tuple([z.union([z.literal(0), z.literal(1)]), z.uuid()]);

function afterOf(cursor: string | undefined) {
  if (cursor === undefined) return undefined;
  const after = After.safeParse(readCursor(cursor));
  if (!after.success) throw refusals.cursor_unknown();
  return { after_disabled: after.data[0] === 1, after_id: after.data[1] };
}

/** 人员一览表: the people one administers, with the offices they hold and who deputises for them. */
export async function listPeople(act: Act, input: Filters): Promise<Page<PersonRow>> {
  const today = dayOf(act.at);
  const { filter, values } = filtersOf(input, today);
  const after = afterOf(input.cursor);
  const choice = { filter, after: after ? ['person_id'] : [] };
  const asked = { ...values, ...after, roots: rootsOf(act), limit: input.limit + 1 };
  const people = await act.db.many(sql('list_people', choice), asked, Plain);
  const page = cutPage(people, input.limit, (it) => [it.is_disabled ? 1 : 0, it.person_id]);
  return { ...page, rows: await withHoldings(act, page.rows, today) };
}

async function withHoldings(act: Act, people: Plain[], today: string): Promise<PersonRow[]> {
  const person_ids = people.map((it) => it.person_id);
  const holdings = await act.db.many(sql('list_holdings'), { person_ids, today }, Holding);
  const holding_ids = holdings.map((it) => it.holding_id);
  const deputies = await act.db.many(sql('list_deputies'), { holding_ids, today }, Deputy);
  return people.map((person) => {
    const held = holdings
      .filter((it) => it.person_id === person.person_id)
      .map((it) => ({
        ...it,
        deputies: deputies.filter(({ holding_id }) => holding_id === it.holding_id),
      }));
    const first = held.find((it) => it.from_on <= today);
    const office = first?.office ?? null;
    return { ...person, office, unit_name: first?.unit_name ?? null, holdings: held };
  });
}

const Colleague = z.object({ person_id: z.uuid(), name: z.string() });

/** Names to choose from: who can be handed a visitor, who owns a customer. */
export async function listColleagues(
  act: Act,
  { office, project_id }: z.output<typeof contract.listColleagues.input>,
) {
  const { company_id } = act.actor;
  const asked = {
    office: office ?? null,
    project_id: project_id ?? null,
    roots: company_id === undefined ? [] : [company_id],
    today: dayOf(act.at),
  };
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
  act.note({ person_id });
  return { person_id, password };
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
  await lockAdministrators(act);
  const { is_disabled } = await lockPerson(act, person_id);
  if (is_disabled) throw refusals.already_disabled();
  await keepAdministrator(act, await administeringOf(act, person_id));
  const { at } = act;
  act.note({ person_id });
  await act.db.run(sql('disable_person'), { person_id, at });
  await act.db.run(sql('end_sessions'), { person_id, at });
  await act.db.run(sql('revoke_tokens'), { person_id, at });
  return done;
}

export async function enablePerson(act: Act, { person_id }: One) {
  const { is_disabled } = await lockPerson(act, person_id);
  if (!is_disabled) throw refusals.not_disabled();
  act.note({ person_id });
  await act.db.run(sql('enable_person'), { person_id });
  return done;
}

/** Gives a colleague a first password again; whoever is signed in with the old one is out. */
export async function resetPassword(act: Act, { person_id }: One) {
  await lockPerson(act, person_id);
  const password = firstPassword();
  const password_hash = await hashPassword(password);
  act.note({ person_id });
  await act.db.run(sql('update_password'), { person_id, password_hash });
  await act.db.run(sql('end_sessions'), { person_id, at: act.at });
  return { password };
}
