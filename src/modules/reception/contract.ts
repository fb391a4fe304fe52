import { z } from 'zod';

import { Archive, ConsentGiven, CustomerPage, IntentGrade, Phone } from '#contract/customers';
import { Day, Moment } from '#kernel/calendar';
import { endpoint } from '#kernel/endpoint';
import { PageInput, pageOf } from '#kernel/page';
import { defineRefusals } from '#kernel/refusal';

import { callEndpoints } from './contract-calls.ts';
import { attributionEndpoints, Awareness } from './contract-attribution.ts';
import { PaperNumber, paperEndpoints } from './contract-paper.ts';
import { prospectEndpoints } from './contract-prospects.ts';
import { followUpsRegister, inquiriesRegister, warmCardsRegister } from './contract-registers.ts';
import {
  InquiryKind,
  Concern,
  Elements,
  Outcome,
  NextContact,
  InquiryRow,
  FollowUpRow,
  WarmCardRow,
  WarmCard,
  TodayRow,
  Words,
} from './contract-rows.ts';

export * from './contract-attribution.ts';
export * from './contract-calls.ts';
export * from './contract-paper.ts';
export * from './contract-prospects.ts';
export * from './contract-registers.ts';
export * from './contract-rows.ts';

export const refusals = defineRefusals('reception', {
  inquiry_unknown: 'missing',
  inquiry_carded: 'conflict',
  customer_not_yours: 'conflict',
  consultant_not_on_project: 'invalid',
  card_changed_meanwhile: 'conflict',
  card_exists: 'conflict',
  card_unknown: 'missing',
  paper_unknown: 'missing',
  paper_taken: 'conflict',
  card_has_paper: 'conflict',
  element_missing: 'invalid',
  element_not_in_use: 'invalid',
  short_reception_needs: 'invalid',
  next_contact_past: 'invalid',
  at_in_future: 'invalid',
  channel_for_unaware: 'invalid',
  unaware_not_asked: 'invalid',
  awareness_unknown: 'invalid',
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
  matchInquiry: endpoint({
    id: 'reception.match-inquiry',
    method: 'POST',
    path: '/reception/inquiries/:inquiry_id/match',
    purposes: forWork,
    input: z.object({ inquiry_id: z.uuid() }),
    /** The customer of one's own with the phone of the line. */
    output: z.object({ customer_id: z.uuid() }),
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
      /** Decides how the awareness channel of the archive counts. */
      awareness: Awareness.optional(),
      consent: ConsentGiven,
      first_contact: InquiryKind.default('visit'),
      first_at: Moment.optional(),
      is_short: z.boolean().default(false),
      is_scouting_suspected: z.boolean().default(false),
      elements: Elements,
      next: NextContact.optional(),
      /** Of the paper it was first written on. */
      paper_number: PaperNumber.optional(),
    }),
    output: z.object({ customer_id: z.uuid(), number: z.string() }),
  }),
  ...attributionEndpoints,
  ...callEndpoints,
  ...prospectEndpoints,
  ...paperEndpoints,
  openWarmCard: endpoint({
    id: 'reception.open-warm-card',
    method: 'POST',
    path: '/reception/warm-cards/:customer_id',
    purposes: forWork,
    /** The front for a customer who is there without one: brought by a list or a form. */
    input: z.object({
      customer_id: z.uuid(),
      first_contact: InquiryKind.default('visit'),
      first_at: Moment.optional(),
      is_short: z.boolean().default(false),
      is_scouting_suspected: z.boolean().default(false),
      elements: Elements,
      next: NextContact.optional(),
      paper_number: PaperNumber.optional(),
    }),
    output: z.object({ customer_id: z.uuid(), number: z.string() }),
  }),
  reviseWarmCard: endpoint({
    id: 'reception.revise-warm-card',
    method: 'PUT',
    path: '/reception/warm-cards/:customer_id',
    purposes: forWork,
    input: z.object({
      customer_id: z.uuid(),
      elements: Elements,
      is_short: z.boolean(),
      version: z.int().optional(),
      paper_number: PaperNumber.optional(),
    }),
    output: z.object({ customer_id: z.uuid() }),
  }),
  readWarmCard: endpoint({
    id: 'reception.read-warm-card',
    method: 'GET',
    path: '/reception/warm-cards/:customer_id',
    purposes: forWork,
    input: z.object({ customer_id: z.uuid() }),
    /** Null while the customer, come by a list or a form, has no card yet. */
    output: WarmCard.nullable(),
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
      paper_number: z.string().max(40).optional(),
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
  readHistory: endpoint({
    id: 'reception.read-history',
    method: 'GET',
    path: '/reception/customers/:customer_id/history',
    purposes: forWork,
    input: z.object({ customer_id: z.uuid() }),
    /** The archive, and the first page of the card's back. */
    output: z.object({ customer: CustomerPage, follow_ups: pageOf(FollowUpRow) }),
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
      /** Own customers who are due and whom no lawful basis covers: not to be contacted (2e). */
      dropped_for_purpose: z.int().optional(),
      counts: z.object({ cards: z.int(), visits: z.int(), calls: z.int(), in_review: z.int() }),
    }),
  }),
};
