import { z } from 'zod';

import type { Act } from '#gate/act';
import type { Scope } from '#kernel/scope';
import { addDays, dayOf } from '#kernel/calendar';
import { refuseIf } from '#kernel/refusal';
import { hashToken, randomToken } from '#platform/cipher';
import { newId } from '#platform/identifier';
import { loadSql } from '#platform/sql';

import { refusals, TokenRow, type contract, type Me, type Office } from './contract.ts';
import { clearGuesses, countGuesses } from './guesses.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { cannotTakePassword } from './rules/password.ts';
import { signInKey } from './rules/sign-in-key.ts';
import { endOthers } from './sessions.ts';

const sql = loadSql(import.meta.url);

const Account = z.object({
  person_id: z.uuid(),
  name: z.string(),
  sign_in_name: z.string(),
  locale: z.enum(['zh-CN', 'en']),
  company_name: z.string().nullable(),
});
const Names = z.object({ holding_id: z.uuid(), unit_name: z.string(), holder_name: z.string() });

/** Who I am, what I hold and what I may do. */
export async function me(act: Act): Promise<Me> {
  const { actor } = act;
  const asked = { person_id: actor.person_id, company_id: actor.company_id ?? null };
  const holding_ids = actor.offices.map((it) => it.holding_id);
  const [account, names] = await Promise.all([
    act.db.one(sql('read_me'), asked, Account),
    act.db.many(sql('list_names'), { holding_ids }, Names),
  ]);
  const named = new Map(names.map((it) => [it.holding_id, it]));
  return {
    ...account,
    company_name: account.company_name ?? '',
    must_change_password: actor.lacks === 'own_password',
    must_add_factor: actor.lacks === 'second_factor',
    offices: actor.offices.map(({ holding_id, office, unit_id, on_behalf_of }) => ({
      holding_id,
      office: office as Office,
      unit_id,
      unit_name: named.get(holding_id)?.unit_name ?? '',
      on_behalf_of_name: on_behalf_of ? (named.get(holding_id)?.holder_name ?? '') : null,
    })),
    permissions: Object.fromEntries(
      [...actor.permissions].map(([id, reach]) => [id, Object.keys(reach) as Scope[]]),
    ),
  };
}

const Secret = z.object({
  password_hash: z.string().nullable(),
  sign_in_name: z.string(),
  company_name: z.string(),
});

/** Changes my password and ends every other session of mine. */
export async function changePassword(
  act: Act,
  { old_password, new_password }: z.output<typeof contract.changePassword.input>,
) {
  const { person_id, company_id = null } = act.actor;
  await countGuesses(act, 'password', person_id);
  const db = act.db.as('kebu_door');
  const secret = await db.one(sql('read_secret'), { person_id, company_id }, Secret);
  if (!(await isPassword(old_password, secret.password_hash))) throw refusals.password_wrong();
  if (new_password === old_password) throw refusals.password_unchanged();
  refuseIf(cannotTakePassword(new_password, secret, act.terms.identity));
  const password_hash = await hashPassword(new_password);
  const { at } = act;
  await db.run(sql('update_password'), { person_id, password_hash, at });
  await endOthers(act);
  await clearGuesses({ ...act, db }, 'password', person_id);
  return { done: true as const };
}

export async function changeLocale(
  act: Act,
  { locale }: z.output<typeof contract.changeLocale.input>,
) {
  await act.db.run(sql('update_locale'), { person_id: act.actor.person_id, locale });
  return { done: true as const };
}

export async function listMyTokens(act: Act) {
  const { person_id } = act.actor;
  return { rows: await act.db.many(sql('list_tokens'), { person_id }, TokenRow) };
}

/** An access token for a script: it may what I may, until a day; shown once, kept as its hash. */
export async function createToken(act: Act, asked: z.output<typeof contract.createToken.input>) {
  return makeToken(act, act.actor.person_id, asked);
}

/** A token for somebody else, from the machine's own command line. */
export async function createTokenFor(
  act: Act,
  { person, ...asked }: z.output<typeof contract.createTokenFor.input>,
) {
  const called = { sign_in_key: signInKey(person), name: person };
  const found = await act.db.many(sql('list_enabled'), called, z.object({ person_id: z.uuid() }));
  if (found.length !== 1) throw refusals.person_unknown();
  return makeToken(act, found[0]!.person_id, asked);
}

async function makeToken(
  act: Act,
  person_id: string,
  { name, expires_on }: { name: string; expires_on: string },
) {
  const { token_max_days } = act.terms.identity;
  const today = dayOf(act.at);
  if (expires_on < today || expires_on > addDays(today, token_max_days))
    throw refusals.token_period_too_long({ days: token_max_days }, 'access/1d');
  const token = `kebu_${randomToken()}`;
  const token_id = newId();
  const row = { token_id, token_hash: hashToken(token), person_id, name, expires_on, at: act.at };
  await act.db.run(sql('insert_token'), row);
  return { token_id, token };
}

export async function revokeToken(
  act: Act,
  { token_id }: z.output<typeof contract.revokeToken.input>,
) {
  const { person_id } = act.actor;
  const revoked = await act.db.run(sql('revoke_token'), { token_id, person_id, at: act.at });
  if (revoked === 0) throw refusals.token_unknown();
  return { done: true as const };
}
