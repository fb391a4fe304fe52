import { z } from 'zod';

import { IntentGrade, Seen } from '#contract/customers';
import { Day } from '#kernel/calendar';

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

/** Free text of the card: short paragraphs, never a document. */
export const Words = z.string().trim().max(1000);
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
  /** Of the sheet it was written on first; null where there was none. */
  paper_number: z.string().nullable(),
});
export type WarmCardRow = z.infer<typeof WarmCardRow>;

/** 温馨卡, front and back, as one reader may see it. */
export const WarmCard = WarmCardRow.extend({
  /** Of the card's content; a revision that states it does not overwrite a later one. */
  version: z.int(),
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
