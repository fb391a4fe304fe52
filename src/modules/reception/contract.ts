import { z } from 'zod';

import { Archive, ConsentGiven, IntentGrade, Phone, Seen } from '#contract/customers';
import { Day, Moment } from '#kernel/calendar';
import { endpoint } from '#kernel/endpoint';
import { PageInput, pageOf } from '#kernel/page';
import { defineRefusals } from '#kernel/refusal';

import { followUpsRegister, inquiriesRegister, warmCardsRegister } from './contract-registers.ts';

export * from './contract-registers.ts';

export const InquiryKind = z.enum(['call', 'visit']);
export type InquiryKind = z.infer<typeof InquiryKind>;

/** 客户关注问题: what callers and visitors ask about, counted daily (S0-56). */
export const Concern = z.enum([
  'price',
  'layout',
  'area',
  'location',
  'school',
  'transport',
  'surroundings',
  'floor',
  'delivery',
  'payment',
  'loan',
  'parking',
  'property_fee',
  'quality',
  'developer',
]);
export type Concern = z.infer<typeof Concern>;

/** The thirteen elements of the card (S2-11), in its order. */
export const Element = z.enum([
  'appearance',
  'character',
  'work_and_economy',
  'housing_and_property',
  'reasons_and_needs',
  'concerns',
  'explained',
  'interests',
  'problems',
  'solutions',
  'next_appointment',
  'next_questions',
  'own_impressions',
]);
export type Element = z.infer<typeof Element>;

/** Elements under the second seal, for owner and site supervisor only (C-07). */
export const sensitiveElements: readonly Element[] = [
  'appearance',
  'character',
  'work_and_economy',
];

const Words = z.string().trim().max(1000);
export const Elements = z.partialRecord(Element, Words);
export type Elements = z.infer<typeof Elements>;

export const Outcome = z.enum([
  'appointment_made',
  'will_come',
  'keeps_in_touch',
  'needs_time',
  'no_answer',
  'wrong_number',
  'not_interested',
  'bought_elsewhere',
  'visited',
]);
export type Outcome = z.infer<typeof Outcome>;

/** What is agreed for the next contact: when, how, and the reason to call (由头). */
export const NextContact = z.object({
  on: Day,
  kind: z.enum(['visit', 'call']),
  hook: Words.optional(),
});

export const InquiryRow = z.object({
  inquiry_id: z.uuid(),
  kind: InquiryKind,
  at: z.coerce.date(),
  seen: Seen,
  name: z.string(),
  phone: z.string(),
  note: z.string().nullable(),
  visitor_count: z.int(),
  intake_channel: z.string(),
  awareness_channel: z.string().nullable(),
  concerns: z.array(Concern),
  is_scouting_suspected: z.boolean(),
  logged_by_name: z.string(),
  handed_to: z.uuid().nullable(),
  handed_to_name: z.string().nullable(),
  customer_id: z.uuid().nullable(),
  is_carded: z.boolean(),
});
export type InquiryRow = z.infer<typeof InquiryRow>;

export const FollowUpRow = z.object({
  follow_up_id: z.uuid(),
  customer_id: z.uuid(),
  customer_number: z.string(),
  kind: z.enum(['visit', 'call', 'message']),
  visit_number: z.int().nullable(),
  at: z.coerce.date(),
  outcome: Outcome,
  next_on: z.string().nullable(),
  next_kind: z.enum(['visit', 'call']).nullable(),
  logged_by_name: z.string(),
  /** Words stay with the owner's scope; elsewhere null. */
  content: z.string().nullable(),
  problems: z.string().nullable(),
  solution: z.string().nullable(),
  hook: z.string().nullable(),
});
export type FollowUpRow = z.infer<typeof FollowUpRow>;

export const WarmCardRow = z.object({
  customer_id: z.uuid(),
  customer_number: z.string(),
  seen: Seen,
  name: z.string(),
  phone: z.string(),
  on_day: z.string(),
  first_contact: InquiryKind,
  is_short: z.boolean(),
  is_scouting: z.boolean(),
  intent_grade: IntentGrade.nullable(),
  consultant_name: z.string(),
  visit_count: z.int(),
  call_count: z.int(),
  next_contact_on: z.string().nullable(),
});
export type WarmCardRow = z.infer<typeof WarmCardRow>;

/** 温馨卡, front and back, as one reader may see it. */
export const WarmCard = WarmCardRow.extend({
  card_id: z.uuid(),
  first_at: z.coerce.date(),
  filled_at: z.coerce.date(),
  updated_at: z.coerce.date(),
  elements: Elements.nullable(),
  sensitive_elements: Elements.nullable(),
  missing_elements: z.array(Element),
  grade_history: z.array(
    z.object({
      from_grade: IntentGrade.nullable(),
      to_grade: IntentGrade,
      at: z.coerce.date(),
      by_name: z.string(),
    }),
  ),
  scouting: z.enum(['suspected', 'confirmed', 'rejected']).nullable(),
});
export type WarmCard = z.infer<typeof WarmCard>;

/** One line of "today": whom to call or expect, and why. */
export const TodayRow = z.object({
  customer_id: z.uuid(),
  customer_number: z.string(),
  name: z.string(),
  phone: z.string(),
  intent_grade: IntentGrade.nullable(),
  reason: z.enum(['first_follow_up', 'call_promised', 'visit_expected', 'card_returned']),
  due_on: z.string(),
  is_late: z.boolean(),
  hook: z.string().nullable(),
});

export const refusals = defineRefusals('reception', {
  inquiry_unknown: 'missing',
  inquiry_carded: 'conflict',
  consultant_not_on_project: 'invalid',
  card_exists: 'conflict',
  card_unknown: 'missing',
  element_missing: 'invalid',
  short_reception_needs: 'invalid',
  next_contact_past: 'invalid',
  at_in_future: 'invalid',
  grade_lowering_reserved: 'forbidden',
  scouting_reserved: 'forbidden',
  cursor_unknown: 'invalid',
});

const forWork = ['sales', 'service'];

export const contract = {
  logInquiry: endpoint({
    id: 'reception.log-inquiry',
    method: 'POST',
    path: '/reception/inquiries',
    purposes: forWork,
    input: z.object({
      inquiry_id: z.uuid().optional(),
      project_id: z.uuid().optional(),
      kind: InquiryKind,
      at: Moment.optional(),
      name: z.string().trim().max(60).default(''),
      phone: Phone.optional(),
      note: z.string().trim().max(500).optional(),
      visitor_count: z.int().min(1).max(99).default(1),
      intake_channel: z.string().max(40).optional(),
      awareness_channel: z.string().max(40).optional(),
      concerns: z.array(Concern).max(15).default([]),
      is_scouting_suspected: z.boolean().default(false),
      handed_to: z.uuid().optional(),
    }),
    output: z.object({ inquiry_id: z.uuid(), is_known: z.boolean() }),
  }),
  listInquiries: endpoint({
    id: 'reception.list-inquiries',
    method: 'GET',
    path: '/reception/inquiries',
    purposes: forWork,
    input: PageInput.extend({
      on_from: Day.optional(),
      on_until: Day.optional(),
      kind: InquiryKind.optional(),
      handed_to: z.uuid().optional(),
      is_carded: z.stringbool().optional(),
    }),
    output: pageOf(InquiryRow),
    register: inquiriesRegister,
  }),
  fillWarmCard: endpoint({
    id: 'reception.fill-warm-card',
    method: 'POST',
    path: '/reception/warm-cards',
    purposes: forWork,
    /** A new customer with the card's front; with `inquiry_id` the register's line is not typed again. */
    input: z.object({
      customer_id: z.uuid().optional(),
      inquiry_id: z.uuid().optional(),
      project_id: z.uuid().optional(),
      owner_id: z.uuid().optional(),
      archive: Archive.omit({ first_visit_on: true }),
      consent: ConsentGiven,
      first_contact: InquiryKind.default('visit'),
      first_at: Moment.optional(),
      is_short: z.boolean().default(false),
      is_scouting_suspected: z.boolean().default(false),
      elements: Elements,
      next: NextContact.optional(),
    }),
    output: z.object({ customer_id: z.uuid(), number: z.string() }),
  }),
  reviseWarmCard: endpoint({
    id: 'reception.revise-warm-card',
    method: 'PUT',
    path: '/reception/warm-cards/:customer_id',
    purposes: forWork,
    input: z.object({ customer_id: z.uuid(), elements: Elements, is_short: z.boolean() }),
    output: z.object({ customer_id: z.uuid() }),
  }),
  readWarmCard: endpoint({
    id: 'reception.read-warm-card',
    method: 'GET',
    path: '/reception/warm-cards/:customer_id',
    purposes: forWork,
    input: z.object({ customer_id: z.uuid() }),
    output: WarmCard,
  }),
  listWarmCards: endpoint({
    id: 'reception.list-warm-cards',
    method: 'GET',
    path: '/reception/warm-cards',
    purposes: forWork,
    input: PageInput.extend({
      on_from: Day.optional(),
      on_until: Day.optional(),
      intent_grade: IntentGrade.optional(),
      consultant_id: z.uuid().optional(),
      is_short: z.stringbool().optional(),
      is_scouting: z.stringbool().optional(),
    }),
    output: pageOf(WarmCardRow),
    register: warmCardsRegister,
  }),
  logFollowUp: endpoint({
    id: 'reception.log-follow-up',
    method: 'POST',
    path: '/reception/customers/:customer_id/follow-ups',
    purposes: forWork,
    input: z.object({
      customer_id: z.uuid(),
      follow_up_id: z.uuid().optional(),
      kind: z.enum(['visit', 'call', 'message']),
      at: Moment.optional(),
      outcome: Outcome,
      content: Words.default(''),
      problems: Words.optional(),
      solution: Words.optional(),
      intent_grade: IntentGrade.optional(),
      next: NextContact.optional(),
    }),
    output: z.object({ follow_up_id: z.uuid(), visit_number: z.int().nullable() }),
  }),
  listFollowUps: endpoint({
    id: 'reception.list-follow-ups',
    method: 'GET',
    path: '/reception/customers/:customer_id/follow-ups',
    purposes: forWork,
    input: PageInput.extend({ customer_id: z.uuid() }),
    output: pageOf(FollowUpRow),
  }),
  listDayWork: endpoint({
    id: 'reception.list-day-work',
    method: 'GET',
    path: '/reception/follow-ups',
    purposes: forWork,
    input: PageInput.extend({
      on_from: Day.optional(),
      on_until: Day.optional(),
      kind: z.enum(['visit', 'call', 'message']).optional(),
      outcome: Outcome.optional(),
    }),
    output: pageOf(FollowUpRow),
    register: followUpsRegister,
  }),
  markScouting: endpoint({
    id: 'reception.mark-scouting',
    method: 'POST',
    path: '/reception/customers/:customer_id/scouting-marks',
    purposes: forWork,
    input: z.object({
      customer_id: z.uuid(),
      stage: z.enum(['suspected', 'confirmed', 'rejected']),
    }),
    output: z.object({ customer_id: z.uuid(), is_scouting: z.boolean() }),
  }),
  listToday: endpoint({
    id: 'reception.list-today',
    method: 'GET',
    path: '/reception/today',
    purposes: forWork,
    input: z.object({}),
    output: z.object({
      rows: z.array(TodayRow),
      waiting_inquiries: z.array(InquiryRow),
      counts: z.object({ cards: z.int(), visits: z.int(), calls: z.int(), in_review: z.int() }),
    }),
  }),
};
