import { z } from 'zod';

import { inRole, type Act } from '#gate/act';
import { dayOf } from '#kernel/calendar';
import { refuseIf } from '#kernel/refusal';
import { hashToken, randomToken } from '#platform/cipher';
import type { Database } from '#platform/database';
import { newId } from '#platform/identifier';
import { loadSql } from '#platform/sql';

import { refusals, type contract } from './contract.ts';
import { hashPassword } from './passwords.ts';
import { cannotTakePassword } from './rules/password.ts';
import { signInKey } from './rules/sign-in-key.ts';
import { openSession } from './sessions.ts';

const sql = loadSql(import.meta.url);
const State = z.object({ is_needed: z.boolean() });
const standing = { role: 'kebu_door', settings: {} } as const;

type Input = z.output<typeof contract.setUp.input>;

/** Whether nobody can sign in yet, and whether the one who asks has. */
export async function setUpState(act: Act) {
  const state = await act.db.as('kebu_door').one(sql('read_state'), {}, State);
  return { ...state, is_signed_in: act.actor.kind === 'person' };
}

/** Makes the one-time token of the set-up page while nobody can sign in; undefined afterwards. */
export function offerSetUp(database: Database, at: Date): Promise<string | undefined> {
  return database.transaction(standing, async (db) => {
    const { is_needed } = await db.one(sql('read_state'), {}, State);
    if (!is_needed) return undefined;
    const token = randomToken(24);
    await db.run(sql('insert_token'), { token_hash: hashToken(token), at });
    return token;
  });
}

/**
 * The first company and its administrator, by the one-time link the first start printed. Twenty at
 * once take turns, and exactly one succeeds (B14).
 */
export async function setUp(act: Act, input: Input) {
  const { company_name, sign_in_name, password, token } = input;
  const token_hash = hashToken(token);
  // Looked at before the costly part as well: a stranger shall not keep the processor busy.
  const door = inRole(act, 'kebu_door');
  await refuseWithoutToken(door, token_hash);
  const about = { sign_in_name, company_name };
  refuseIf(cannotTakePassword(password, about, act.terms.identity));
  const password_hash = await hashPassword(password);
  await door.db.run(sql('lock_set_up'), {});
  await refuseWithoutToken(door, token_hash);
  await door.db.run(sql('use_token'), { token_hash, at: act.at });
  const unit_id = await insertUnits(door, input);
  const person_id = await insertAdministrator(door, input, { unit_id, password_hash });
  return { set_session: await openSession(door, person_id, 'set_up') };
}

async function refuseWithoutToken(act: Act, token_hash: Buffer): Promise<void> {
  const { is_needed } = await act.db.one(sql('read_state'), {}, State);
  if (!is_needed) throw refusals.set_up_done();
  const token = await act.db.maybeOne(sql('read_token'), { token_hash }, z.object({}));
  if (!token) throw refusals.set_up_token_wrong();
}

/** The units one begins with; answers the group, where the first administrator stands. */
async function insertUnits(act: Act, input: Input): Promise<string> {
  const { company_name, group_name = company_name, project_name, project_code } = input;
  const { at } = act;
  const [group, company, project] = [newId(), newId(), newId()];
  const insert = (unit: Record<string, string | null>) =>
    act.db.run(sql('insert_unit'), { ...unit, at });
  await insert({ unit_id: group, parent_id: null, kind: 'group', code: 'group', name: group_name });
  const under = { unit_id: company, parent_id: group, kind: 'company', code: 'company' };
  await insert({ ...under, name: company_name });
  if (!project_name) return group;
  const code = project_code ?? 'project_1';
  const unit = { unit_id: project, parent_id: company, kind: 'project', code, name: project_name };
  await insert(unit);
  await act.db.run(sql('insert_phase'), { unit_id: project, today: dayOf(at), at });
  return group;
}

async function insertAdministrator(
  act: Act,
  { person_name, sign_in_name }: Input,
  { unit_id, password_hash }: { unit_id: string; password_hash: string },
): Promise<string> {
  const { at } = act;
  const person_id = newId();
  const sign_in_key = signInKey(sign_in_name);
  const person = { person_id, sign_in_name, sign_in_key, name: person_name, password_hash, at };
  await act.db.run(sql('insert_person'), person);
  const holding = { holding_id: newId(), person_id, unit_id, today: dayOf(at), at };
  await act.db.run(sql('insert_holding'), holding);
  return person_id;
}
