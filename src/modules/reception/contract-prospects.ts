import { z } from 'zod';

import { IntentGrade, Seen } from '#contract/customers';
import { Day } from '#kernel/calendar';
import { endpoint } from '#kernel/endpoint';
import { PageInput, pageOf } from '#kernel/page';
import type { Register } from '#kernel/register';

import { Outcome } from './contract-rows.ts';

/** One line of 意向客户登记表: how serious, what is wanted, how far it has come (sales-office/3a). */
export const ProspectRow = z.object({
  customer_id: z.uuid(),
  customer_number: z.string(),
  seen: Seen,
  name: z.string(),
  phone: z.string(),
  owner_id: z.uuid(),
  owner_name: z.string(),
  created_at: z.coerce.date(),
  intent_grade: IntentGrade.nullable(),
  /** 意向房源: what is wanted, and what caught him in his own words. */
  need: z.string().nullable(),
  area_band: z.string().nullable(),
  price_band: z.string().nullable(),
  interests: z.string().nullable(),
  intake_channel: z.string(),
  first_visit_on: z.string().nullable(),
  visit_count: z.int(),
  call_count: z.int(),
  last_contact_at: z.coerce.date().nullable(),
  last_outcome: Outcome.nullable(),
  next_contact_on: z.string().nullable(),
  /** Words stay with whoever sees the customer clear; whether a problem is open, everybody. */
  hook: z.string().nullable(),
  has_open_problem: z.boolean(),
  open_problem: z.string().nullable(),
});
export type ProspectRow = z.infer<typeof ProspectRow>;

/** 意向客户登记表 (F-28, D-27): a page per consultant, in the order of registering, newest first. */
export const prospectsRegister: Register = {
  title: 'reception.register.prospects',
  clause: 'sales-office/3b',
  page_by: { key: 'owner_id', title: 'owner_name' },
  columns: [
    { key: 'owner_name', kind: 'person', class: 'internal', width: 90 },
    { key: 'customer_number', kind: 'text', class: 'internal', width: 130, optional: true },
    { key: 'name', kind: 'text', class: 'important', width: 100 },
    { key: 'phone', kind: 'phone', class: 'important', width: 130 },
    { key: 'intent_grade', kind: 'code', class: 'internal', list: 'intent_grade', width: 70 },
    { key: 'need', kind: 'code', class: 'internal', list: 'need', width: 70, optional: true },
    { key: 'area_band', kind: 'text', class: 'internal', width: 110 },
    { key: 'price_band', kind: 'text', class: 'internal', width: 150 },
    { key: 'interests', kind: 'text', class: 'important', width: 180, optional: true },
    { key: 'last_contact_at', kind: 'moment', class: 'internal', width: 150 },
    { key: 'last_outcome', kind: 'code', class: 'internal', list: 'outcome', width: 110 },
    { key: 'next_contact_on', kind: 'date', class: 'internal', width: 110 },
    { key: 'hook', kind: 'text', class: 'important', width: 180 },
    { key: 'has_open_problem', kind: 'flag', class: 'internal', width: 80 },
    { key: 'open_problem', kind: 'text', class: 'important', width: 180 },
    { key: 'visit_count', kind: 'integer', class: 'internal', width: 70 },
    { key: 'call_count', kind: 'integer', class: 'internal', width: 70 },
    { key: 'first_visit_on', kind: 'date', class: 'internal', width: 110, optional: true },
    {
      key: 'intake_channel',
      kind: 'code',
      class: 'internal',
      list: 'intake_channel',
      width: 110,
      optional: true,
    },
    { key: 'created_at', kind: 'moment', class: 'internal', width: 150, optional: true },
  ],
  filters: [
    { key: 'owner_id', kind: 'person' },
    { key: 'intent_grade', kind: 'code', list: 'intent_grade' },
    { key: 'next_contact_until', kind: 'date_until' },
    { key: 'intake_channel', kind: 'code', list: 'intake_channel' },
    { key: 'created_from', kind: 'date_from' },
    { key: 'created_until', kind: 'date_until' },
  ],
  sorts: ['created_at', 'updated_at'],
  default_sort: 'created_at',
};

export const prospectEndpoints = {
  listProspects: endpoint({
    id: 'reception.list-prospects',
    method: 'GET',
    path: '/reception/prospects',
    purposes: ['sales', 'service'],
    input: PageInput.extend({
      /** The handle of a search: whom it names, instead of whole pages. */
      search: z.string().max(2000).optional(),
      /** Whose page; without it one's own, or in a wider scope everybody's, one after another. */
      owner_id: z.uuid().optional(),
      intent_grade: IntentGrade.optional(),
      intake_channel: z.string().max(40).optional(),
      next_contact_until: Day.optional(),
      created_from: Day.optional(),
      created_until: Day.optional(),
      sort: z.enum(['created_at', 'updated_at']).default('created_at'),
    }),
    output: pageOf(ProspectRow),
    register: prospectsRegister,
  }),
};
