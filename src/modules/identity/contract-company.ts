import { z } from 'zod';

import { endpoint } from '#kernel/endpoint';

import { Entered } from './contract-account.ts';

export const CompanyKind = z.enum(['oidc', 'wecom', 'dingtalk', 'feishu']);

const ProviderId = z.string().regex(/^[a-z][a-z0-9_]{0,30}$/);

/** 公司账号: signing in with an account the company keeps elsewhere. */
export const companyEndpoints = {
  beginCompanySignIn: endpoint({
    id: 'identity.begin-company-sign-in',
    method: 'POST',
    path: '/identity/session/company/beginning',
    effect: 'read',
    actors: ['guest', 'person'],
    personal: true,
    input: z.object({ provider_id: ProviderId }),
    /** The page keeps the state and goes to the address: who comes back without it is refused. */
    output: z.object({ url: z.string(), state: z.string() }),
    rate: { count: 60, minutes: 1 },
  }),
  finishCompanySignIn: endpoint({
    id: 'identity.finish-company-sign-in',
    method: 'POST',
    path: '/identity/session/company/finishing',
    actors: ['guest', 'person'],
    personal: true,
    input: z.object({
      provider_id: ProviderId,
      /** The one the page kept. */
      state: z.string().regex(/^[0-9a-f]{128}$/),
      /** What the address brought back. */
      answer: z
        .record(z.string().max(60), z.string().max(4_000))
        .refine((it) => Object.keys(it).length <= 20, { error: 'too_big' }),
    }),
    output: Entered,
    rate: { count: 60, minutes: 1 },
  }),
};
