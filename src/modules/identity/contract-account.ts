import { z } from 'zod';

import { Day } from '#kernel/calendar';
import { endpoint } from '#kernel/endpoint';
import { Scope } from '#kernel/scope';

import { Office, TokenRow } from './contract-organisation.ts';

export const SignInName = z
  .string()
  .trim()
  .min(2, { error: 'name_too_short' })
  .max(60)
  .regex(/^[\p{L}\p{N}._@-]+$/u, { error: 'name_malformed' });
export const Password = z.string().min(1).max(200);
export const Name = z.string().trim().min(1).max(60);
export const Code = z.string().regex(/^[a-z0-9_]{2,40}$/, { error: 'code_malformed' });

/** Who is signed in, as the web is told: what he may do, and how far each permission reaches. */
export const Me = z.object({
  person_id: z.uuid(),
  name: z.string(),
  sign_in_name: z.string(),
  locale: z.enum(['zh-CN', 'en']),
  company_name: z.string(),
  must_change_password: z.boolean(),
  /** True until a second factor is added where the house asks for one (access/1e). */
  must_add_factor: z.boolean(),
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

/** Six digits of the app, or one of the ten codes on paper. */
export const FactorCode = z
  .string()
  .transform((it) => it.replaceAll(/[\s-]/g, '').toLowerCase())
  .pipe(z.string().regex(/^(\d{6}|[a-z2-7]{10})$/, { error: 'code_shape' }));

/** What a device answered, as the browser hands it on; what it says is proved, not believed. */
export const PasskeyProof = z.object({
  id: z.string().regex(/^[\w-]{1,1400}$/),
  rawId: z.string().max(1400),
  type: z.literal('public-key'),
  response: z.record(z.string().max(40), z.unknown()),
  clientExtensionResults: z.record(z.string().max(40), z.unknown()),
  authenticatorAttachment: z.string().max(40).optional(),
});
export type PasskeyProof = z.infer<typeof PasskeyProof>;

/** `set_session` becomes the cookie on its way out and never reaches the page. */
export const SignedIn = z.object({ set_session: z.string().nullable() });
/** A session, or what the second step is taken with. */
export const Entered = z.object({
  set_session: z.string().nullable().optional(),
  step: z
    .object({
      ticket: z.string(),
      factors: z.array(z.enum(['totp', 'recovery_code', 'passkey'])),
    })
    .optional(),
});
export const Done = z.object({ done: z.literal(true) });

/** Coming in, and one's own account: set-up, sessions, password, language, tokens. */
export const accountEndpoints = {
  setUpState: endpoint({
    id: 'identity.set-up-state',
    method: 'GET',
    path: '/identity/set-up',
    actors: ['guest', 'person'],
    personal: true,
    input: z.object({}),
    /** Answered to anybody, so that a page asks who he is only of somebody who is signed in. */
    output: z.object({ is_needed: z.boolean(), is_signed_in: z.boolean() }),
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
    output: Entered,
  }),
  stepUp: endpoint({
    id: 'identity.step-up',
    method: 'POST',
    path: '/identity/session/proof',
    personal: true,
    input: z
      .object({
        password: Password.optional(),
        code: FactorCode.optional(),
        passkey: PasskeyProof.optional(),
      })
      .refine((it) => Object.values(it).filter((one) => one !== undefined).length === 1, {
        path: ['password'],
        error: 'required',
      }),
    output: Done,
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
    stepUp: true,
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
};
