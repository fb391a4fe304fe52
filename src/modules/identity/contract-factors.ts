import { z } from 'zod';

import { endpoint } from '#kernel/endpoint';

import { Done, FactorCode, SignedIn } from './contract-account.ts';

/** What somebody proves himself with besides his password. */
export const Factor = z.enum(['totp', 'recovery_code', 'passkey']);
export type Factor = z.infer<typeof Factor>;

export const PasskeyRow = z.object({
  passkey_id: z.uuid(),
  name: z.string(),
  created_at: z.coerce.date(),
  last_used_at: z.coerce.date().nullable(),
});

const RecoveryCodes = z.object({ recovery_codes: z.array(z.string()) });

/** Second factors: adding, using and removing them. */
export const factorEndpoints = {
  finishSignIn: endpoint({
    id: 'identity.finish-sign-in',
    method: 'POST',
    path: '/identity/session/second-step',
    actors: ['guest', 'person'],
    personal: true,
    input: z.object({ ticket: z.string().min(1).max(200), code: FactorCode }),
    output: SignedIn,
  }),
  mySecurity: endpoint({
    id: 'identity.my-security',
    method: 'GET',
    path: '/identity/me/security',
    personal: true,
    input: z.object({}),
    output: z.object({
      has_password: z.boolean(),
      totp_since_at: z.coerce.date().nullable(),
      recovery_code_count: z.int(),
      passkey_count: z.int(),
      /** Whether this installation has an address a passkey can be bound to. */
      has_passkeys: z.boolean(),
      passkeys: z.array(PasskeyRow),
    }),
  }),
  offerTotp: endpoint({
    id: 'identity.offer-totp',
    method: 'GET',
    path: '/identity/me/totp/offer',
    personal: true,
    input: z.object({}),
    /** A new secret, kept nowhere until a code proves that the app has it. */
    output: z.object({ secret: z.string(), url: z.string(), proof: z.string() }),
  }),
  confirmTotp: endpoint({
    id: 'identity.confirm-totp',
    method: 'POST',
    path: '/identity/me/totp',
    personal: true,
    stepUp: true,
    input: z.object({
      secret: z.string().regex(/^[A-Z2-7]{32}$/),
      proof: z.string().max(200),
      code: z
        .string()
        .trim()
        .regex(/^\d{6}$/, { error: 'code_shape' }),
    }),
    output: RecoveryCodes,
  }),
  removeTotp: endpoint({
    id: 'identity.remove-totp',
    method: 'DELETE',
    path: '/identity/me/totp',
    personal: true,
    stepUp: true,
    input: z.object({}),
    output: Done,
  }),
  renewRecoveryCodes: endpoint({
    id: 'identity.renew-recovery-codes',
    method: 'POST',
    path: '/identity/me/recovery-codes',
    personal: true,
    stepUp: true,
    input: z.object({}),
    output: RecoveryCodes,
  }),
  removeFactors: endpoint({
    id: 'identity.remove-factors',
    method: 'POST',
    path: '/identity/people/:person_id/factors/removal',
    stepUp: true,
    input: z.object({ person_id: z.uuid() }),
    output: Done,
  }),
};
