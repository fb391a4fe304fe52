import { z } from 'zod';

import { ConsentEvent, Given } from '#contract/consent';
import { Day } from '#kernel/calendar';
import { endpoint } from '#kernel/endpoint';
import { PageInput, pageOf } from '#kernel/page';
import { defineRefusals } from '#kernel/refusal';

import {
  Archive,
  ConsentGiven,
  CustomerKind,
  Identity,
  IntentGrade,
  Phone,
} from './contract-archive.ts';
import { AssignReason } from './contract-assignment.ts';
import { ExtraGiven } from './contract-fields.ts';
import { customersRegister } from './contract-registers.ts';
import {
  CustomerState,
  CustomerRow,
  CustomerPage,
  TimelineEvent,
  Channel,
} from './contract-rows.ts';

export * from './contract-archive.ts';
export * from './contract-registers.ts';
export * from './contract-rows.ts';
export * from './contract-import.ts';
export * from './contract-history.ts';
export * from './contract-classes.ts';
export * from './contract-fields.ts';
export * from './contract-relations.ts';
export * from './contract-assignment.ts';
export * from './contract-correction.ts';
export * from './contract-record.ts';
export * from './contract-attachments.ts';

export const refusals = defineRefusals('customers', {
  customer_unknown: 'missing',
  phone_known: 'conflict',
  phone_required: 'invalid',
  phone_implausible: 'invalid',
  id_number_wrong: 'invalid',
  credit_code_wrong: 'invalid',
  value_not_in_list: 'invalid',
  field_not_for_kind: 'invalid',
  channel_unknown: 'invalid',
  project_not_reached: 'forbidden',
  owner_not_on_project: 'invalid',
  not_reviewable: 'conflict',
  not_revisable: 'conflict',
  awareness_needs_reason: 'conflict',
  changed_meanwhile: 'conflict',
  already_voided: 'conflict',
  too_many_probes: 'too_many',
  search_too_short: 'invalid',
  handle_unknown: 'missing',
  cursor_unknown: 'invalid',
  channel_exists: 'conflict',
});

/** Sales may work with every archive of the office, service with those it serves. */
const forWork = ['sales', 'service'];

const Filters = PageInput.extend({
  search: z.string().max(2000).optional(),
  state: CustomerState.optional(),
  kind: CustomerKind.optional(),
  intent_grade: IntentGrade.optional(),
  intake_channel: z.string().max(40).optional(),
  awareness_channel: z.string().max(40).optional(),
  project_id: z.uuid().optional(),
  owner_id: z.uuid().optional(),
  created_from: Day.optional(),
  created_until: Day.optional(),
  next_contact_until: Day.optional(),
  /** Whom a lawful basis covers for the stated purpose; or, to seek it, whom none covers. */
  lawful: z.enum(['covered', 'missing']).default('covered'),
  sort: z.enum(['updated_at', 'created_at']).default('updated_at'),
  with_total: z.stringbool().default(false),
});
export type Filters = z.output<typeof Filters>;

const Registered = z.object({ customer_id: z.uuid(), number: z.string(), state: CustomerState });
const One = z.object({ customer_id: z.uuid() });

export const contract = {
  listCustomers: endpoint({
    id: 'customers.list-customers',
    method: 'GET',
    path: '/customers',
    purposes: forWork,
    input: Filters,
    output: pageOf(CustomerRow),
    register: customersRegister,
  }),
  searchCustomers: endpoint({
    id: 'customers.search-customers',
    rate: 'search',
    method: 'POST',
    path: '/customers/search',
    effect: 'read',
    purposes: forWork,
    input: PageInput.extend({
      term: z.string().trim().min(1).max(100),
      lawful: z.enum(['covered', 'missing']).default('covered'),
    }),
    output: pageOf(CustomerRow).extend({
      /** Stands in the address bar in place of the term. */
      handle: z.string(),
    }),
  }),
  readCustomer: endpoint({
    id: 'customers.read-customer',
    method: 'GET',
    path: '/customers/:customer_id',
    purposes: forWork,
    input: One,
    output: CustomerPage,
  }),
  readTimeline: endpoint({
    id: 'customers.read-timeline',
    method: 'GET',
    path: '/customers/:customer_id/timeline',
    purposes: forWork,
    input: PageInput.extend({ customer_id: z.uuid() }),
    output: pageOf(TimelineEvent),
  }),
  listLooks: endpoint({
    id: 'customers.list-looks',
    method: 'GET',
    path: '/customers/:customer_id/looks',
    purposes: forWork,
    input: PageInput.extend({ customer_id: z.uuid() }),
    output: pageOf(
      z.object({
        entry_id: z.uuid(),
        at: z.coerce.date(),
        actor_name: z.string().nullable(),
        action: z.string(),
        outcome: z.string(),
        purpose: z.string().nullable(),
      }),
    ),
  }),
  registerCustomer: endpoint({
    id: 'customers.register-customer',
    method: 'POST',
    path: '/customers',
    purposes: forWork,
    input: Archive.extend({
      /** Made by the client, so that a form sent twice registers once. */
      customer_id: z.uuid().optional(),
      project_id: z.uuid().optional(),
      owner_id: z.uuid().optional(),
      consent: ConsentGiven,
      /** Fields of the company's own. */
      extras: z.array(ExtraGiven).max(60).optional(),
    }),
    output: Registered,
  }),
  reviseCustomer: endpoint({
    id: 'customers.revise-customer',
    method: 'PUT',
    path: '/customers/:customer_id',
    purposes: forWork,
    input: Archive.omit({ intake_channel: true, first_visit_on: true }).extend({
      customer_id: z.uuid(),
      intake_channel: z.string().max(40).optional(),
      version: z.int().optional(),
      extras: z.array(ExtraGiven).max(60).optional(),
    }),
    output: Registered,
  }),
  voidCustomer: endpoint({
    id: 'customers.void-customer',
    method: 'POST',
    path: '/customers/:customer_id/voiding',
    purposes: forWork,
    input: z.object({
      customer_id: z.uuid(),
      reason_code: z.enum(['wrong_number', 'duplicate', 'not_a_customer', 'entered_in_error']),
    }),
    output: Registered,
  }),
  assignCustomer: endpoint({
    id: 'customers.assign-customer',
    method: 'POST',
    path: '/customers/:customer_id/assignments',
    purposes: forWork,
    input: z.object({
      customer_id: z.uuid(),
      owner_id: z.uuid(),
      reason_code: AssignReason.default('other'),
    }),
    output: Registered,
  }),
  checkPhone: endpoint({
    id: 'customers.check-phone',
    method: 'POST',
    path: '/customers/phone-check',
    effect: 'read',
    purposes: forWork,
    input: z.object({ phone: Phone }),
    /** "Known" and nothing more: not whose, not where, not since when. */
    output: z.object({ is_known: z.boolean() }),
  }),
  listConsents: endpoint({
    id: 'customers.list-consents',
    method: 'GET',
    path: '/customers/:customer_id/consents',
    purposes: forWork,
    input: One,
    output: z.object({ rows: z.array(ConsentEvent), lawful_for: z.array(z.string()) }),
  }),
  giveConsent: endpoint({
    id: 'customers.give-consent',
    method: 'POST',
    path: '/customers/:customer_id/consents',
    purposes: forWork,
    input: ConsentGiven.extend({ customer_id: z.uuid(), channel: z.string().max(40) }),
    output: z.object({ lawful_for: z.array(z.string()) }),
  }),
  withdrawConsent: endpoint({
    id: 'customers.withdraw-consent',
    method: 'POST',
    path: '/customers/:customer_id/withdrawals',
    purposes: forWork,
    input: z.object({
      customer_id: z.uuid(),
      purpose: z.string().max(40),
      channel: z.string().max(40),
    }),
    output: z.object({ lawful_for: z.array(z.string()) }),
  }),
  /** The server's half of the key of this person's drafts: whoever is signed in as him may read it. */
  readDraftSecret: endpoint({
    id: 'customers.read-draft-secret',
    method: 'GET',
    path: '/customers/draft-secret',
    personal: true,
    input: z.object({}),
    output: z.object({ secret: z.string() }),
  }),
  listChannels: endpoint({
    id: 'customers.list-channels',
    method: 'GET',
    path: '/customers/channels',
    personal: true,
    input: z.object({}),
    output: z.object({ rows: z.array(Channel) }),
  }),
  addChannel: endpoint({
    id: 'customers.add-channel',
    method: 'POST',
    path: '/customers/channels',
    input: z.object({
      code: z.string().regex(/^[a-z_]{2,40}$/, { error: 'code_malformed' }),
      name_zh: z.string().trim().min(1).max(40),
      name_en: z.string().trim().min(1).max(60),
    }),
    output: Channel,
  }),
};

export type Register = z.output<typeof contract.registerCustomer.input>;
export { Given, Identity };
