import { z } from 'zod';

import { Day } from '#kernel/calendar';
import { endpoint } from '#kernel/endpoint';
import { PAGE_LIMIT, PageInput, pageOf } from '#kernel/page';
import { defineRefusals } from '#kernel/refusal';

import { accountEndpoints, Code, Done, Name, SignInName } from './contract-account.ts';
import { companyEndpoints } from './contract-company.ts';
import { factorEndpoints } from './contract-factors.ts';
import { linkEndpoints } from './contract-links.ts';
import {
  HoldingRow,
  Office,
  peopleRegister,
  PersonRow,
  Phase,
  Unit,
  UnitKind,
} from './contract-organisation.ts';
import { passkeyEndpoints } from './contract-passkeys.ts';
import { securityEndpoints } from './contract-security.ts';
import { sessionEndpoints } from './contract-sessions.ts';

export * from './contract-account.ts';
export * from './contract-company.ts';
export * from './contract-factors.ts';
export * from './contract-links.ts';
export * from './contract-organisation.ts';
export * from './contract-passkeys.ts';
export * from './contract-security.ts';
export * from './contract-sessions.ts';

export const refusals = defineRefusals('identity', {
  sign_in_failed: 'unauthenticated',
  locked: 'too_many',
  session_ended: 'unauthenticated',
  session_unknown: 'missing',
  set_up_done: 'conflict',
  set_up_token_wrong: 'forbidden',
  step_unknown: 'unauthenticated',
  code_wrong: 'invalid',
  factor_unknown: 'missing',
  factors_sealed: 'sealed',
  offer_unknown: 'invalid',
  link_unknown: 'missing',
  passkeys_off: 'conflict',
  company_off: 'missing',
  company_failed: 'unauthenticated',
  company_unknown: 'unauthenticated',
  company_away: 'conflict',
  passkey_wrong: 'unauthenticated',
  passkey_taken: 'conflict',
  password_weak: 'invalid',
  password_wrong: 'invalid',
  password_unchanged: 'invalid',
  name_taken: 'conflict',
  code_taken: 'conflict',
  person_unknown: 'missing',
  unit_unknown: 'missing',
  unit_in_use: 'conflict',
  unit_kind_wrong: 'invalid',
  office_not_here: 'invalid',
  office_not_combinable: 'forbidden',
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
  cursor_unknown: 'invalid',
});

const One = z.object({ person_id: z.uuid() });
const Holding = z.object({ holding_id: z.uuid() });

export const contract = {
  ...accountEndpoints,
  ...sessionEndpoints,
  ...factorEndpoints,
  ...linkEndpoints,
  ...passkeyEndpoints,
  ...companyEndpoints,
  ...securityEndpoints,
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
    input: PageInput.extend({
      limit: z.coerce.number().int().min(1).max(PAGE_LIMIT).default(PAGE_LIMIT),
      q: z.string().max(60).optional(),
      office: Office.optional(),
      unit_id: z.uuid().optional(),
      is_disabled: z.stringbool().optional(),
    }),
    output: pageOf(PersonRow),
    register: peopleRegister,
  }),
  addPerson: endpoint({
    id: 'identity.add-person',
    method: 'POST',
    path: '/identity/people',
    stepUp: true,
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
    stepUp: true,
    input: One,
    output: Done,
  }),
  enablePerson: endpoint({
    id: 'identity.enable-person',
    method: 'POST',
    path: '/identity/people/:person_id/enabling',
    stepUp: true,
    input: One,
    output: Done,
  }),
  resetPassword: endpoint({
    id: 'identity.reset-password',
    method: 'POST',
    path: '/identity/people/:person_id/password',
    stepUp: true,
    input: One,
    output: z.object({ password: z.string() }),
  }),
  createTokenFor: endpoint({
    id: 'identity.create-token-for',
    method: 'POST',
    path: '/identity/tokens',
    actors: ['system'],
    /** By sign-in name, or by a name only one colleague has. */
    input: z.object({ person: z.string().min(1).max(60), name: Name, expires_on: Day }),
    output: z.object({ token_id: z.uuid(), token: z.string() }),
  }),
  grantOffice: endpoint({
    id: 'identity.grant-office',
    method: 'POST',
    path: '/identity/people/:person_id/offices',
    stepUp: true,
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
    stepUp: true,
    /** Without a day it ends at once; the last day named is still served. */
    input: Holding.extend({ until_on: Day.optional() }),
    output: Done,
  }),
  appointDeputy: endpoint({
    id: 'identity.appoint-deputy',
    method: 'POST',
    path: '/identity/offices/:holding_id/deputies',
    stepUp: true,
    input: Holding.extend({ deputy_id: z.uuid(), from_on: Day, until_on: Day }),
    output: z.object({ deputyship_id: z.uuid() }),
  }),
  endDeputyship: endpoint({
    id: 'identity.end-deputyship',
    method: 'POST',
    path: '/identity/deputyships/:deputyship_id/ending',
    input: z.object({ deputyship_id: z.uuid(), until_on: Day.optional() }),
    output: Done,
  }),
};
