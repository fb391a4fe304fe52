import { z } from 'zod';

import { CustomerPage } from '#contract/customers';
import { endpoint } from '#kernel/endpoint';

import { Elements, FollowUpRow } from './contract-rows.ts';

/** Where a reason to call comes from (warm-card/4b): always from the customer, never from the sale. */
export const HookKind = z.enum([
  'agreed',
  'open_problem',
  'solution',
  'next_question',
  'interest',
  'concern',
  'after_first_visit',
]);
export type HookKind = z.infer<typeof HookKind>;

/** 由头: a proposed reason to call, with the words it goes back to. */
export const Hook = z.object({ kind: HookKind, words: z.string().nullable() });
export type Hook = z.infer<typeof Hook>;

export const callEndpoints = {
  prepareCall: endpoint({
    id: 'reception.prepare-call',
    method: 'POST',
    path: '/reception/customers/:customer_id/preparations',
    purposes: ['sales', 'service'],
    input: z.object({ customer_id: z.uuid() }),
    output: z.object({
      customer: CustomerPage,
      /** The front of the card without what lies under the second seal; null while there is none. */
      elements: Elements.nullable(),
      follow_ups: z.array(FollowUpRow),
      /** What was left unanswered, latest first. */
      open_problems: z.array(z.string()),
      hooks: z.array(Hook),
    }),
  }),
};
