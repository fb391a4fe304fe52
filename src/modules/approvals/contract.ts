import { z } from 'zod';

import { endpoint } from '#kernel/endpoint';
import { PageInput, pageOf } from '#kernel/page';
import { defineRefusals } from '#kernel/refusal';
import type { Register } from '#kernel/register';

export const Decision = z.enum(['approved', 'returned', 'declined']);
export type Decision = z.infer<typeof Decision>;

/** Where a request stands, read from its signatures. */
export const RequestOutcome = z.enum(['open', 'approved', 'returned', 'declined', 'withdrawn']);
export type RequestOutcome = z.infer<typeof RequestOutcome>;

/** Why something is returned or declined; `other` needs a note. */
export const DecisionReason = z.enum([
  'incomplete',
  'inaccurate',
  'duplicate',
  'no_lawful_basis',
  'not_needed',
  'other',
]);
export type DecisionReason = z.infer<typeof DecisionReason>;

/** `module.what`: it decides which module applies the decision. */
export const RequestKind = z.string().regex(/^[a-z]+\.[a-z-]+$/, { error: 'code_malformed' });

/** One line of the inbox (待办审批). Codes and counts; what names a person stays with its module. */
export const RequestRow = z.object({
  request_id: z.uuid(),
  kind: RequestKind,
  about_id: z.uuid(),
  project_id: z.uuid().nullable(),
  project_name: z.string().nullable(),
  requested_by: z.uuid(),
  requested_by_name: z.string(),
  requested_at: z.coerce.date(),
  clause: z.string(),
  regime_version: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  outcome: RequestOutcome,
  closed_at: z.coerce.date().nullable(),
  signed_count: z.int(),
  step_count: z.int(),
  /** The office and unit that decide next; null once the request is closed. */
  waiting_office: z.string().nullable(),
  waiting_unit_name: z.string().nullable(),
});
export type RequestRow = z.infer<typeof RequestRow>;

/** One step of the chain, with its signature once it has one. */
export const RequestStep = z.object({
  step_no: z.int(),
  office: z.string(),
  unit_name: z.string(),
  decision: Decision.nullable(),
  reason_code: DecisionReason.nullable(),
  /** The note in clear; null when there is none, or when the key it was sealed under is gone. */
  note: z.string().nullable(),
  signed_by_name: z.string().nullable(),
  on_behalf_of_name: z.string().nullable(),
  signed_at: z.coerce.date().nullable(),
});
export type RequestStep = z.infer<typeof RequestStep>;

const Reason = z.object({
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  clause: z.string().nullable(),
});

export const RequestPage = RequestRow.extend({
  steps: z.array(RequestStep),
  /** Why the reader cannot decide now, as he would be refused; null when he can. */
  cannot_decide: Reason.nullable(),
  cannot_withdraw: Reason.nullable(),
});
export type RequestPage = z.infer<typeof RequestPage>;

export const refusals = defineRefusals('approvals', {
  request_unknown: 'missing',
  already_requested: 'conflict',
  already_closed: 'conflict',
  own_request: 'forbidden',
  signed_before: 'forbidden',
  office_required: 'forbidden',
  not_requester: 'forbidden',
  reason_required: 'invalid',
  note_required: 'invalid',
  cursor_unknown: 'invalid',
});

const column = { class: 'internal' } as const;

export const requestsRegister: Register = {
  title: 'approvals.register.requests',
  clause: 'information/3b',
  columns: [
    { ...column, key: 'kind', kind: 'code', list: 'request_kind', width: 180 },
    { ...column, key: 'project_name', kind: 'text', width: 140 },
    { ...column, key: 'requested_by_name', kind: 'person', width: 120 },
    { ...column, key: 'requested_at', kind: 'moment', width: 170 },
    { ...column, key: 'outcome', kind: 'code', list: 'request_outcome', width: 100 },
    { ...column, key: 'waiting_office', kind: 'code', list: 'office', width: 140 },
    { ...column, key: 'waiting_unit_name', kind: 'text', width: 140, optional: true },
    { ...column, key: 'closed_at', kind: 'moment', width: 170, optional: true },
    { ...column, key: 'clause', kind: 'text', width: 140 },
  ],
  filters: [
    { key: 'view', kind: 'code', list: 'request_view' },
    { key: 'kind', kind: 'code', list: 'request_kind' },
  ],
  sorts: ['requested_at'],
  default_sort: 'requested_at',
};

/** `inbox`: what the reader can decide now; `asked`: what he asked; `closed`: what is decided. */
export const RequestView = z.enum(['inbox', 'asked', 'closed']);
export type RequestView = z.infer<typeof RequestView>;

const Filters = PageInput.extend({
  view: RequestView.default('inbox'),
  kind: RequestKind.optional(),
  with_total: z.stringbool().default(false),
});
export type Filters = z.output<typeof Filters>;

const One = z.object({ request_id: z.uuid() });

const Standing = z.object({
  request_id: z.uuid(),
  outcome: RequestOutcome,
  signed_count: z.int(),
  step_count: z.int(),
});

export const contract = {
  /** 待办审批: oldest last, as the inbox is shown. */
  listRequests: endpoint({
    id: 'approvals.list-requests',
    method: 'GET',
    path: '/approvals/requests',
    input: Filters,
    output: pageOf(RequestRow),
    register: requestsRegister,
  }),
  /** A request with its chain and notes. A note may name a customer: reading it is an entry. */
  readRequest: endpoint({
    id: 'approvals.read-request',
    method: 'GET',
    path: '/approvals/requests/:request_id',
    logged: true,
    input: One,
    output: RequestPage,
  }),
  /** 审批: signs the step that waits; the last signature applies what was asked. */
  decide: endpoint({
    id: 'approvals.decide',
    method: 'POST',
    path: '/approvals/requests/:request_id/signatures',
    input: One.extend({
      decision: Decision,
      reason_code: DecisionReason.optional(),
      note: z.string().trim().max(500).optional(),
    }),
    output: Standing,
  }),
  /** The requester takes back what nobody has decided yet. */
  withdraw: endpoint({
    id: 'approvals.withdraw',
    method: 'POST',
    path: '/approvals/requests/:request_id/withdrawal',
    input: One,
    output: Standing,
  }),
};
