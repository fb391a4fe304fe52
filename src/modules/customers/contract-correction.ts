import { z } from 'zod';

import { endpoint } from '#kernel/endpoint';
import { defineRefusals } from '#kernel/refusal';

import { Archive } from './contract-archive.ts';
import { KeptValue } from './contract-history.ts';

/** Why an archive in force is asked to change. */
export const CorrectionReason = z.enum(['customer_said', 'entered_wrong', 'changed_since']);
export type CorrectionReason = z.infer<typeof CorrectionReason>;

/** What the archive should say: as a revision, without what only its opening knows. */
export const Wanted = Archive.omit({ intake_channel: true, first_visit_on: true });
export type Wanted = z.output<typeof Wanted>;

export const CorrectionLine = z.object({
  field: z.string(),
  before: KeptValue,
  after: KeptValue,
  is_closed: z.boolean(),
});
export type CorrectionLine = z.infer<typeof CorrectionLine>;

export const correctionRefusals = defineRefusals('customers', {
  not_correctable: 'conflict',
  nothing_to_correct: 'invalid',
  correction_unknown: 'missing',
});

const forWork = ['sales', 'service'];
const One = z.object({ customer_id: z.uuid() });

export const correctionContract = {
  requestCorrection: endpoint({
    id: 'customers.request-correction',
    method: 'POST',
    path: '/customers/:customer_id/corrections',
    purposes: forWork,
    input: Wanted.extend({
      customer_id: z.uuid(),
      version: z.int().optional(),
      reason_code: CorrectionReason,
    }),
    output: z.object({ request_id: z.uuid() }),
  }),
  readCorrection: endpoint({
    id: 'customers.read-correction',
    method: 'GET',
    path: '/customers/:customer_id/corrections/:request_id',
    purposes: forWork,
    input: One.extend({ request_id: z.uuid() }),
    output: z.object({ reason_code: CorrectionReason, rows: z.array(CorrectionLine) }),
  }),
};
