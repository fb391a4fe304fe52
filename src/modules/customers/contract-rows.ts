import { z } from 'zod';

import { Contact, CustomerKind, IntentGrade, Profile, Sensitive } from './contract-archive.ts';

/** 客户信息的状态 (part 7, machine 2), projected from the rows of each step. */
export const CustomerState = z.enum([
  'received',
  'screened_out',
  'entered',
  'pending_review',
  'returned',
  'in_force',
  'voided',
  'quarantined',
]);
export type CustomerState = z.infer<typeof CustomerState>;

/**
 * How the identity in a row is shown: clear in one's own scope, masked elsewhere, withheld where no
 * lawful basis covers the purpose the request states (R-B3).
 */
export const Seen = z.enum(['clear', 'masked', 'withheld']);
export type Seen = z.infer<typeof Seen>;

/** One line of the customer register. */
export const CustomerRow = z.object({
  customer_id: z.uuid(),
  number: z.string(),
  kind: CustomerKind,
  state: CustomerState,
  seen: Seen,
  name: z.string(),
  phone: z.string(),
  intent_grade: IntentGrade.nullable(),
  is_scouting: z.boolean(),
  intake_channel: z.string(),
  awareness_channel: z.string().nullable(),
  project_id: z.uuid(),
  project_name: z.string(),
  owner_id: z.uuid().nullable(),
  owner_name: z.string().nullable(),
  visit_count: z.int(),
  call_count: z.int(),
  first_visit_on: z.string().nullable(),
  last_contact_at: z.coerce.date().nullable(),
  next_contact_on: z.string().nullable(),
  lawful_for: z.array(z.string()),
  created_at: z.coerce.date(),
  updated_at: z.coerce.date(),
});
export type CustomerRow = z.infer<typeof CustomerRow>;

/** The archive on one customer's page. Sections a reader may not see are null, never half shown. */
export const CustomerPage = CustomerRow.extend({
  /** Of the archive's own content; a revision that states it does not overwrite a later one. */
  version: z.int(),
  entered_by: z.uuid(),
  entered_by_name: z.string(),
  contact_name: z.string().nullable(),
  phones: z.array(z.string()),
  contact: Contact.nullable(),
  sensitive: Sensitive.nullable(),
  profile: Profile,
  review: z
    .object({
      request_id: z.uuid(),
      reason_code: z.string().nullable(),
      note: z.string().nullable(),
    })
    .nullable(),
  missing_fields: z.array(z.string()),
  completeness: z.number(),
});
export type CustomerPage = z.infer<typeof CustomerPage>;

export const TimelineEvent = z.object({
  event_id: z.uuid(),
  at: z.coerce.date(),
  kind: z.string(),
  ref: z.uuid().nullable(),
  by_name: z.string().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});

export const Channel = z.object({ code: z.string(), name_zh: z.string(), name_en: z.string() });
