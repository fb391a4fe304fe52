import { z } from 'zod';

import { Day } from '#kernel/calendar';
import { endpoint } from '#kernel/endpoint';
import { defineRefusals } from '#kernel/refusal';
import { Scope } from '#kernel/scope';

import {
  HoldingRow,
  Office,
  PersonRow,
  Phase,
  TokenRow,
  Unit,
  UnitKind,
} from './contract-organisation.ts';

export * from './contract-organisation.ts';

const SignInName = z
  .string()
  .trim()
  .min(2, { error: 'name_too_short' })
  .max(60)
  .regex(/^[\p{L}\p{N}._@-]+$/u, { error: 'name_malformed' });
const Password = z.string().min(1).max(200);
const Name = z.string().trim().min(1).max(60);
const Code = z.string().regex(/^[a-z0-9_]{2,40}$/, { error: 'code_malformed' });

/** Who is signed in, as the web is told: what he may do, and how far each permission reaches. */
export const Me = z.object({
  person_id: z.uuid(),
  name: z.string(),
  sign_in_name: z.string(),
  locale: z.enum(['zh-CN', 'en']),
  company_name: z.string(),
  must_change_password: z.boolean(),
  offices: z.array(
    z.object({
      holding_id: z.uuid(),
      office: Office,
      unit_id: z.uuid(),
      unit_name: z.string(),
      on_behalf_of_name: z.string().nullable(),
    }),
  ),
  permissions: z.record(z.string(), z.array(Scope)),
});
export type Me = z.infer<typeof Me>;

/** `set_session` becomes the cookie on its way out and never reaches the page. */
const SignedIn = z.object({ set_session: z.string().nullable() });

export const refusals = defineRefusals('identity', {
  sign_in_failed: 'unauthenticated',
  locked: 'too_many',
  session_ended: 'unauthenticated',
  set_up_done: 'conflict',
  set_up_token_wrong: 'forbidden',
  password_weak: 'invalid',
  password_wrong: 'invalid',
  name_taken: 'conflict',
  code_taken: 'conflict',
  person_unknown: 'missing',
  unit_unknown: 'missing',
  unit_in_use: 'conflict',
  unit_kind_wrong: 'invalid',
  office_not_here: 'invalid',
  holding_unknown: 'missing',
  already_holds: 'conflict',
  last_administrator: 'conflict',
  own_grant: 'forbidden',
  own_account: 'forbidden',
  already_disabled: 'conflict',
  not_disabled: 'conflict',
  deputy_same: 'invalid',
  period_wrong: 'invalid',
  token_unknown: 'missing',
  token_period_too_long: 'invalid',
});

const One = z.object({ person_id: z.uuid() });
const Holding = z.object({ holding_id: z.uuid() });
const Done = z.object({ done: z.literal(true) });

export const contract = {
  setUpState: endpoint({
    id: 'identity.set-up-state',
    method: 'GET',
    path: '/identity/set-up',
    actors: ['guest', 'person'],
    personal: true,
    input: z.object({}),
    output: z.object({ is_needed: z.boolean() }),
  }),
  setUp: endpoint({
    id: 'identity.set-up',
    method: 'POST',
    path: '/identity/set-up',
    actors: ['guest', 'person'],
    personal: true,
    input: z.object({
      token: z.string().min(1).max(200),
      group_name: Name.optional(),
      company_name: Name,
      project_name: Name.optional(),
      project_code: Code.optional(),
      person_name: Name,
      sign_in_name: SignInName,
      password: Password,
    }),
    output: SignedIn,
  }),
  signIn: endpoint({
    id: 'identity.sign-in',
    method: 'POST',
    path: '/identity/session',
    actors: ['guest', 'person'],
    personal: true,
    input: z.object({ sign_in_name: z.string().max(200), password: Password }),
    output: SignedIn,
  }),
  signOut: endpoint({
    id: 'identity.sign-out',
    method: 'DELETE',
    path: '/identity/session',
    actors: ['guest', 'person'],
    personal: true,
    input: z.object({}),
    output: SignedIn,
  }),
  me: endpoint({
    id: 'identity.me',
    method: 'GET',
    path: '/identity/me',
    personal: true,
    input: z.object({}),
    output: Me,
  }),
  changePassword: endpoint({
    id: 'identity.change-password',
    method: 'PUT',
    path: '/identity/me/password',
    personal: true,
    input: z.object({ old_password: Password, new_password: Password }),
    output: Done,
  }),
  changeLocale: endpoint({
    id: 'identity.change-locale',
    method: 'PUT',
    path: '/identity/me/locale',
    personal: true,
    input: z.object({ locale: z.enum(['zh-CN', 'en']) }),
    output: Done,
  }),
  listMyTokens: endpoint({
    id: 'identity.list-my-tokens',
    method: 'GET',
    path: '/identity/me/tokens',
    personal: true,
    input: z.object({}),
    output: z.object({ rows: z.array(TokenRow) }),
  }),
  createToken: endpoint({
    id: 'identity.create-token',
    method: 'POST',
    path: '/identity/me/tokens',
    personal: true,
    input: z.object({ name: Name, expires_on: Day }),
    output: z.object({ token_id: z.uuid(), token: z.string() }),
  }),
  revokeToken: endpoint({
    id: 'identity.revoke-token',
    method: 'DELETE',
    path: '/identity/me/tokens/:token_id',
    personal: true,
    input: z.object({ token_id: z.uuid() }),
    output: Done,
  }),
  listUnits: endpoint({
    id: 'identity.list-units',
    method: 'GET',
    path: '/identity/units',
    personal: true,
    input: z.object({}),
    output: z.object({ rows: z.array(Unit) }),
  }),
  listColleagues: endpoint({
    id: 'identity.list-colleagues',
    method: 'GET',
    path: '/identity/colleagues',
    personal: true,
    input: z.object({ office: Office.optional(), project_id: z.uuid().optional() }),
    output: z.object({ rows: z.array(z.object({ person_id: z.uuid(), name: z.string() })) }),
  }),
  openUnit: endpoint({
    id: 'identity.open-unit',
    method: 'POST',
    path: '/identity/units',
    input: z.object({ parent_id: z.uuid(), kind: UnitKind, code: Code, name: Name }),
    output: Unit,
  }),
  renameUnit: endpoint({
    id: 'identity.rename-unit',
    method: 'PUT',
    path: '/identity/units/:unit_id/name',
    input: z.object({ unit_id: z.uuid(), name: Name }),
    output: Done,
  }),
  closeUnit: endpoint({
    id: 'identity.close-unit',
    method: 'POST',
    path: '/identity/units/:unit_id/closing',
    input: z.object({ unit_id: z.uuid() }),
    output: Done,
  }),
  setPhase: endpoint({
    id: 'identity.set-phase',
    method: 'PUT',
    path: '/identity/units/:unit_id/phase',
    input: z.object({ unit_id: z.uuid(), phase: Phase, since_on: Day }),
    output: Done,
  }),
  listPeople: endpoint({
    id: 'identity.list-people',
    method: 'GET',
    path: '/identity/people',
    input: z.object({
      q: z.string().max(60).optional(),
      office: Office.optional(),
      unit_id: z.uuid().optional(),
      is_disabled: z.stringbool().optional(),
    }),
    output: z.object({ rows: z.array(PersonRow) }),
  }),
  addPerson: endpoint({
    id: 'identity.add-person',
    method: 'POST',
    path: '/identity/people',
    input: z.object({
      name: Name,
      sign_in_name: SignInName,
      office: Office.optional(),
      unit_id: z.uuid().optional(),
    }),
    /** The first password, shown once: it must be changed at the first sign-in. */
    output: z.object({ person_id: z.uuid(), password: z.string() }),
  }),
  renamePerson: endpoint({
    id: 'identity.rename-person',
    method: 'PUT',
    path: '/identity/people/:person_id/name',
    input: One.extend({ name: Name }),
    output: Done,
  }),
  disablePerson: endpoint({
    id: 'identity.disable-person',
    method: 'POST',
    path: '/identity/people/:person_id/disabling',
    input: One,
    output: Done,
  }),
  enablePerson: endpoint({
    id: 'identity.enable-person',
    method: 'POST',
    path: '/identity/people/:person_id/enabling',
    input: One,
    output: Done,
  }),
  resetPassword: endpoint({
    id: 'identity.reset-password',
    method: 'POST',
    path: '/identity/people/:person_id/password',
    input: One,
    output: z.object({ password: z.string() }),
  }),
  endSessions: endpoint({
    id: 'identity.end-sessions',
    method: 'POST',
    path: '/identity/people/:person_id/sessions/ending',
    input: One,
    output: z.object({ ended_count: z.int() }),
  }),
  createTokenFor: endpoint({
    id: 'identity.create-token-for',
    method: 'POST',
    path: '/identity/people/:person_id/tokens',
    actors: ['system'],
    input: One.extend({ name: Name, expires_on: Day }),
    output: z.object({ token_id: z.uuid(), token: z.string() }),
  }),
  grantOffice: endpoint({
    id: 'identity.grant-office',
    method: 'POST',
    path: '/identity/people/:person_id/offices',
    input: One.extend({
      office: Office,
      unit_id: z.uuid(),
      from_on: Day,
      until_on: Day.optional(),
    }),
    output: HoldingRow,
  }),
  endOffice: endpoint({
    id: 'identity.end-office',
    method: 'POST',
    path: '/identity/offices/:holding_id/ending',
    input: Holding.extend({ until_on: Day }),
    output: Done,
  }),
  appointDeputy: endpoint({
    id: 'identity.appoint-deputy',
    method: 'POST',
    path: '/identity/offices/:holding_id/deputies',
    input: Holding.extend({ deputy_id: z.uuid(), from_on: Day, until_on: Day }),
    output: z.object({ deputyship_id: z.uuid() }),
  }),
  endDeputyship: endpoint({
    id: 'identity.end-deputyship',
    method: 'POST',
    path: '/identity/deputyships/:deputyship_id/ending',
    input: z.object({ deputyship_id: z.uuid(), until_on: Day }),
    output: Done,
  }),
};
