import { z } from 'zod';

import { endpoint } from '#kernel/endpoint';

import { Done, Entered, Password } from './contract-account.ts';

const Token = z.string().min(1).max(200);

/** Links with which somebody sets a password of his own: made by an administrator, used once. */
export const linkEndpoints = {
  makeLink: endpoint({
    id: 'identity.make-link',
    method: 'POST',
    path: '/identity/people/:person_id/links',
    stepUp: true,
    input: z.object({ person_id: z.uuid() }),
    output: z.object({
      token: z.string(),
      /** Whole, under the address the operator set; without one the page knows where it is. */
      url: z.string().nullable(),
      expires_at: z.coerce.date(),
    }),
  }),
  readLink: endpoint({
    id: 'identity.read-link',
    method: 'POST',
    path: '/identity/links/reading',
    effect: 'read',
    actors: ['guest', 'person'],
    personal: true,
    input: z.object({ token: Token }),
    output: z.object({ name: z.string(), sign_in_name: z.string(), company_name: z.string() }),
  }),
  useLink: endpoint({
    id: 'identity.use-link',
    method: 'POST',
    path: '/identity/links/using',
    actors: ['guest', 'person'],
    personal: true,
    input: z.object({ token: Token, password: Password }),
    output: Entered,
  }),
  askForLink: endpoint({
    id: 'identity.ask-for-link',
    method: 'POST',
    path: '/identity/links/asking',
    actors: ['guest', 'person'],
    personal: true,
    input: z.object({ sign_in_name: z.string().trim().min(1).max(200) }),
    /** Whether the house sends mail at all: nothing of whom. */
    output: Done.extend({ is_mail_on: z.boolean() }),
    /** By address: enough for an office after the holidays, not for a list of names. */
    rate: { count: 20, minutes: 60 },
  }),
};
