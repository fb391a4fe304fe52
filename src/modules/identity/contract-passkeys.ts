import { z } from 'zod';

import { endpoint } from '#kernel/endpoint';

import { CompanyKind } from './contract-company.ts';
import { Done, Name, PasskeyProof, SignedIn } from './contract-account.ts';

/** What the browser asks a device with; made by the server, understood by the browser. */
const Options = z.object({ options: z.record(z.string(), z.unknown()) });
const One = z.object({ passkey_id: z.uuid() });

/** 通行密钥: adding, naming and removing them, and signing in with one. */
export const passkeyEndpoints = {
  signInWays: endpoint({
    id: 'identity.sign-in-ways',
    method: 'GET',
    path: '/identity/session/ways',
    actors: ['guest', 'person'],
    personal: true,
    input: z.object({}),
    /** What the entrance offers beside a name and a password. */
    output: z.object({
      has_passkeys: z.boolean(),
      company: z.array(
        z.object({ provider_id: z.string(), kind: CompanyKind, name: z.string().nullable() }),
      ),
    }),
  }),
  askPasskey: endpoint({
    id: 'identity.ask-passkey',
    method: 'GET',
    path: '/identity/session/passkey',
    actors: ['guest', 'person'],
    personal: true,
    input: z.object({}),
    output: Options,
  }),
  signInByPasskey: endpoint({
    id: 'identity.sign-in-by-passkey',
    method: 'POST',
    path: '/identity/session/passkey',
    actors: ['guest', 'person'],
    personal: true,
    /** With the ticket of a first step, it must be the passkey of whoever took that step. */
    input: z.object({ proof: PasskeyProof, ticket: z.string().max(200).optional() }),
    output: SignedIn,
  }),
  offerPasskey: endpoint({
    id: 'identity.offer-passkey',
    method: 'GET',
    path: '/identity/me/passkeys/offer',
    personal: true,
    input: z.object({}),
    output: Options,
  }),
  addPasskey: endpoint({
    id: 'identity.add-passkey',
    method: 'POST',
    path: '/identity/me/passkeys',
    personal: true,
    stepUp: true,
    input: z.object({ proof: PasskeyProof, name: Name }),
    output: One,
  }),
  renamePasskey: endpoint({
    id: 'identity.rename-passkey',
    method: 'PUT',
    path: '/identity/me/passkeys/:passkey_id/name',
    personal: true,
    input: One.extend({ name: Name }),
    output: Done,
  }),
  removePasskey: endpoint({
    id: 'identity.remove-passkey',
    method: 'DELETE',
    path: '/identity/me/passkeys/:passkey_id',
    personal: true,
    stepUp: true,
    input: One,
    output: Done,
  }),
};
