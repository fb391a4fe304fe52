import { z } from 'zod';

import { endpoint } from '#kernel/endpoint';
import { PageInput, pageOf } from '#kernel/page';

import { CustomerPage } from './contract-rows.ts';

/** What of the whole record is looked at. */
export const RecordPart = z.enum(['contacts', 'changes', 'consents', 'looks']);
export type RecordPart = z.infer<typeof RecordPart>;

/** One line of everything that concerns a customer: what happened, or who looked. */
export const RecordLine = z.object({
  line_id: z.uuid(),
  at: z.coerce.date(),
  part: RecordPart,
  /** The kind of an event, or the action somebody looked by. */
  kind: z.string(),
  by_name: z.string().nullable(),
  purpose: z.string().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
export type RecordLine = z.infer<typeof RecordLine>;

export const recordContract = {
  /** 档案卡: the archive as it is put on paper; the log tells printing from looking. */
  printArchive: endpoint({
    id: 'customers.print-archive',
    method: 'GET',
    path: '/customers/:customer_id/card',
    purposes: ['sales', 'service'],
    input: z.object({ customer_id: z.uuid() }),
    output: CustomerPage,
  }),
  /** 全貌 (R-D4): visits, calls, changes, consents and looks in one order of time. */
  readRecord: endpoint({
    id: 'customers.read-record',
    method: 'GET',
    path: '/customers/:customer_id/record',
    purposes: ['sales', 'service'],
    input: PageInput.extend({ customer_id: z.uuid(), part: RecordPart.optional() }),
    output: pageOf(RecordLine),
  }),
};
