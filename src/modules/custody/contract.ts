import { z } from 'zod';

import { Day } from '#kernel/calendar';
import { endpoint } from '#kernel/endpoint';
import { PageInput, pageOf } from '#kernel/page';
import { defineRefusals } from '#kernel/refusal';

import { exportsRegister, revealsRegister } from './contract-registers.ts';

export * from './contract-registers.ts';

/** What may be shown one value at a time; the last four lie under the second seal (C-07). */
export const RevealField = z.enum([
  'name',
  'phones',
  'contact_name',
  'address',
  'email',
  'wechat',
  'credit_code',
  'remark',
  'id_number',
  'household_property',
  'financial_assets',
  'income_detail',
]);
export type RevealField = z.infer<typeof RevealField>;

/** Why somebody looks; `other` is said in words. */
export const RevealReason = z.enum([
  'contact_customer',
  'verify_identity',
  'handle_request',
  'review_archive',
  'settle_conflict',
  'other',
]);
export type RevealReason = z.infer<typeof RevealReason>;

export const ExportFormat = z.enum(['xlsx', 'csv']);
export const ExportState = z.enum(['pending', 'completed', 'failed', 'expired']);
export type ExportState = z.infer<typeof ExportState>;

export const refusals = defineRefusals('custody', {
  reason_missing: 'invalid',
  purpose_not_lawful: 'forbidden',
  sensitive_not_shown: 'forbidden',
  reveals_used_up: 'too_many',
  register_unknown: 'invalid',
  register_not_permitted: 'forbidden',
  column_unknown: 'invalid',
  filter_unknown: 'invalid',
  sensitive_never_leaves: 'forbidden',
  identity_needs_approval: 'forbidden',
  too_many_people: 'forbidden',
  export_unknown: 'missing',
  export_not_ready: 'conflict',
  export_expired: 'conflict',
  cursor_unknown: 'invalid',
});

export const RevealRow = z.object({
  reveal_id: z.uuid(),
  customer_id: z.uuid(),
  customer_number: z.string(),
  project_name: z.string(),
  field: RevealField,
  reason_code: RevealReason,
  reason: z.string().nullable(),
  reader_id: z.uuid(),
  reader_name: z.string(),
  revealed_at: z.coerce.date(),
  until_at: z.coerce.date(),
});
export type RevealRow = z.infer<typeof RevealRow>;

export const ExportRow = z.object({
  export_id: z.uuid(),
  /** The endpoint whose register was taken: `customers.list-customers`. */
  register: z.string(),
  scope: z.string(),
  purpose: z.string(),
  format: ExportFormat,
  has_identity: z.boolean(),
  state: ExportState,
  /** Why it failed: a refusal's code. */
  failure: z.string().nullable(),
  row_count: z.int().nullable(),
  /** Taken when it was ordered and no longer in the orderer's reach when it was made. */
  dropped_count: z.int().nullable(),
  requested_by: z.uuid(),
  requested_by_name: z.string(),
  requested_at: z.coerce.date(),
  completed_at: z.coerce.date().nullable(),
});
export type ExportRow = z.infer<typeof ExportRow>;

const forWork = ['sales', 'service'];

export const contract = {
  revealField: endpoint({
    id: 'custody.reveal-field',
    method: 'POST',
    path: '/custody/reveals',
    purposes: forWork,
    input: z.object({
      customer_id: z.uuid(),
      field: RevealField,
      reason_code: RevealReason,
      reason: z.string().trim().max(200).optional(),
      /** Made by the client: what is asked twice is one look, and counts once. */
      reveal_id: z.uuid().optional(),
    }),
    output: z.object({
      /** The value; several phones stand in one line. Empty when the archive holds none. */
      value: z.string(),
      /** When the screen hides it again. */
      until_at: z.coerce.date(),
    }),
  }),
  listReveals: endpoint({
    id: 'custody.list-reveals',
    method: 'GET',
    path: '/custody/reveals',
    logged: true,
    input: PageInput.extend({
      reader_id: z.uuid().optional(),
      field: RevealField.optional(),
      reason_code: RevealReason.optional(),
      revealed_from: Day.optional(),
      revealed_until: Day.optional(),
      sort: z.enum(['revealed_at']).default('revealed_at'),
    }),
    output: pageOf(RevealRow),
    register: revealsRegister,
  }),
  exportRegister: endpoint({
    id: 'custody.export-register',
    rate: 'export',
    method: 'POST',
    path: '/custody/exports',
    stepUp: true,
    purposes: forWork,
    input: z.object({
      register: z.string().max(80),
      /** As they stand in the address bar of the register. */
      filters: z.record(z.string().max(40), z.string().max(2000)).default({}),
      /** Left out: every shown column that names nobody. */
      columns: z.array(z.string().max(60)).max(60).optional(),
      /** Only these of the register's rows, by the id each begins with; left out: all of them. */
      row_ids: z.array(z.uuid()).min(1).max(1000).optional(),
      format: ExportFormat.default('xlsx'),
      /** Made by the client: what is ordered twice is one file. */
      export_id: z.uuid().optional(),
    }),
    output: z.object({ export_id: z.uuid(), state: ExportState }),
  }),
  listExports: endpoint({
    id: 'custody.list-exports',
    method: 'GET',
    path: '/custody/exports',
    input: PageInput.extend({
      state: ExportState.optional(),
      sort: z.enum(['requested_at']).default('requested_at'),
    }),
    output: pageOf(ExportRow),
    register: exportsRegister,
  }),
  downloadExport: endpoint({
    id: 'custody.download-export',
    method: 'GET',
    path: '/custody/exports/:export_id/file',
    logged: true,
    download: true,
    input: z.object({ export_id: z.uuid() }),
    output: z.object({
      file_name: z.string(),
      media_type: z.string(),
      body: z.custom<AsyncIterable<Uint8Array>>(),
    }),
  }),
};
