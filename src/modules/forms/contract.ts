import { z } from 'zod';

import { Day } from '#kernel/calendar';
import { endpoint } from '#kernel/endpoint';
import { PageInput, pageOf } from '#kernel/page';
import { defineRefusals } from '#kernel/refusal';

import { Answers, Definition } from './contract-definition.ts';
import { resultsRegister, submissionsRegister } from './contract-registers.ts';
import { ResultRow, Results } from './contract-results.ts';

export * from './contract-definition.ts';
export * from './contract-results.ts';

export const refusals = defineRefusals('forms', {
  form_unknown: 'missing',
  form_renewed: 'conflict',
  question_without_purpose: 'invalid',
  purpose_not_in_notice: 'invalid',
  question_twice: 'invalid',
  question_without_choices: 'invalid',
  answer_missing: 'invalid',
  answer_wrong: 'invalid',
  answer_not_asked: 'invalid',
  answer_not_agreed: 'invalid',
  nothing_agreed: 'invalid',
  notice_missing: 'conflict',
  too_fast: 'too_many',
  stamp_old: 'conflict',
  too_many_submissions: 'too_many',
  submission_unknown: 'missing',
  submission_destroyed: 'missing',
  cursor_unknown: 'invalid',
  already_screened: 'conflict',
  cannot_register: 'invalid',
  channel_unknown: 'invalid',
  project_unknown: 'invalid',
});

const Notice = z.object({
  code: z.string(),
  version: z.int(),
  title_zh: z.string(),
  title_en: z.string(),
  text_zh: z.string(),
  text_en: z.string(),
});

/** What a guest is shown: the questions, the notice in force, and what his answers would serve. */
export const PublicForm = z.object({
  version: z.int(),
  definition: Definition,
  notice: Notice,
  purposes: z.array(z.object({ code: z.string(), name_zh: z.string(), name_en: z.string() })),
  /** Says when the page was opened; nobody fills a form in two seconds. */
  stamp: z.string(),
});
export type PublicForm = z.infer<typeof PublicForm>;

/** One form of the company, with its version in force. */
export const FormRow = z.object({
  form_id: z.uuid(),
  project_id: z.uuid(),
  project_name: z.string(),
  token: z.string(),
  version: z.int(),
  definition: Definition,
  channel: z.string(),
  notice_code: z.string(),
  notice_version: z.int(),
  published_at: z.coerce.date(),
  is_open: z.boolean(),
});
export type FormRow = z.infer<typeof FormRow>;

/** 初筛: what becomes of a submission (C-01). */
export const Verdict = z.enum(['qualified', 'invalid', 'duplicate', 'scouting']);
export type Verdict = z.infer<typeof Verdict>;

export const Via = z.enum(['link', 'kiosk', 'staff']);
export const SubmissionView = z.enum(['waiting', 'screened', 'all']);

/** One line of the inbox: masked until it is opened, which the log keeps. */
export const SubmissionRow = z.object({
  submission_id: z.uuid(),
  /** In the reader's language, for files; null for what staff entered. */
  form_title: z.string().nullable(),
  form_title_zh: z.string().nullable(),
  form_title_en: z.string().nullable(),
  project_name: z.string(),
  via: Via,
  channel: z.string(),
  received_at: z.coerce.date(),
  name: z.string(),
  phone: z.string(),
  verdict: Verdict.nullable(),
  customer_id: z.uuid().nullable(),
  screened_by_name: z.string().nullable(),
  screened_at: z.coerce.date().nullable(),
  /** Its term is over and nobody took it over: nothing opens it any more. */
  is_destroyed: z.boolean(),
});
export type SubmissionRow = z.infer<typeof SubmissionRow>;

export const Submission = SubmissionRow.extend({
  email: z.string(),
  note: z.string(),
  provenance: z.string(),
  answers: Answers,
  definition: Definition.nullable(),
  notice_code: z.string(),
  notice_version: z.int(),
  agreed: z.array(z.string()),
  /** The phone belongs to a customer of the company; whose is not said. */
  is_known: z.boolean(),
});
export type Submission = z.infer<typeof Submission>;

const forWork = ['service', 'sales'];
const One = z.object({ submission_id: z.uuid() });
const Token = z.string().regex(/^[\w-]{22}$/);

export const contract = {
  readPublicForm: endpoint({
    id: 'forms.read-public-form',
    method: 'GET',
    path: '/forms/public/:token',
    actors: ['guest', 'person'],
    personal: true,
    input: z.object({ token: Token }),
    output: PublicForm,
  }),
  submitForm: endpoint({
    id: 'forms.submit-form',
    method: 'POST',
    path: '/forms/public/:token/submissions',
    actors: ['guest', 'person'],
    personal: true,
    rate: { count: 30, minutes: 15 },
    input: z.object({
      token: Token,
      /** Made by the page: the same form sent again over a bad line is one submission. */
      submission_id: z.uuid(),
      version: z.int(),
      stamp: z.string().max(400),
      via: z.enum(['link', 'kiosk']).default('link'),
      /** No person sees this field; what fills it is not one. */
      website: z.string().max(500).default(''),
      agreed: z.array(z.string().max(40)).max(10),
      answers: Answers,
    }),
    output: z.object({ is_received: z.literal(true) }),
  }),
  listForms: endpoint({
    id: 'forms.list-forms',
    method: 'GET',
    path: '/forms',
    input: z.object({}),
    output: z.object({ rows: z.array(FormRow) }),
  }),
  /** Publishes a form or its next version; the client makes the id. */
  publishForm: endpoint({
    id: 'forms.publish-form',
    method: 'POST',
    path: '/forms',
    input: z.object({
      form_id: z.uuid(),
      project_id: z.uuid(),
      channel: z.string().max(40),
      notice_code: z.string().max(40),
      definition: Definition,
    }),
    output: z.object({ form_id: z.uuid(), version: z.int(), token: z.string() }),
  }),
  closeForm: endpoint({
    id: 'forms.close-form',
    method: 'POST',
    path: '/forms/:form_id/closing',
    input: z.object({ form_id: z.uuid() }),
    output: z.object({ form_id: z.uuid() }),
  }),
  readResults: endpoint({
    id: 'forms.read-results',
    method: 'GET',
    path: '/forms/:form_id/results',
    input: z.object({ form_id: z.uuid() }),
    output: Results,
  }),
  /** The same, line by line: for a file and for paper. */
  listResults: endpoint({
    id: 'forms.list-results',
    method: 'GET',
    path: '/forms/results',
    input: PageInput.extend({ form_id: z.uuid() }),
    output: pageOf(ResultRow),
    register: resultsRegister,
  }),
  listSubmissions: endpoint({
    id: 'forms.list-submissions',
    method: 'GET',
    path: '/forms/submissions',
    purposes: forWork,
    input: PageInput.extend({
      view: SubmissionView.default('waiting'),
      on_from: Day.optional(),
      on_until: Day.optional(),
      form_id: z.uuid().optional(),
      channel: z.string().max(40).optional(),
      via: Via.optional(),
      verdict: Verdict.optional(),
    }),
    output: pageOf(SubmissionRow),
    register: submissionsRegister,
  }),
  readSubmission: endpoint({
    id: 'forms.read-submission',
    method: 'GET',
    path: '/forms/submissions/:submission_id',
    purposes: forWork,
    input: One,
    output: Submission,
  }),
  /** E-mail, social media, a fair: what staff type in for somebody who did not fill a form. */
  enterSubmission: endpoint({
    id: 'forms.enter-submission',
    method: 'POST',
    path: '/forms/submissions',
    purposes: forWork,
    input: One.extend({
      project_id: z.uuid(),
      channel: z.string().max(40),
      name: z.string().trim().min(1).max(60),
      phone: z.string().trim().max(30).default(''),
      email: z.string().trim().max(120).default(''),
      note: z.string().trim().max(2000).default(''),
      /** Where it came from: whose mailbox, which account, which stand (R-B5). */
      provenance: z.string().trim().min(2).max(300),
      agreed: z.array(z.string().max(40)).max(10).default([]),
    }),
    output: One,
  }),
  screenSubmission: endpoint({
    id: 'forms.screen-submission',
    method: 'POST',
    path: '/forms/submissions/:submission_id/screening',
    purposes: forWork,
    input: One.extend({ verdict: Verdict }),
    output: One.extend({ verdict: Verdict }),
  }),
  registerSubmission: endpoint({
    id: 'forms.register-submission',
    method: 'POST',
    path: '/forms/submissions/:submission_id/registration',
    purposes: forWork,
    input: One.extend({ customer_id: z.uuid() }),
    output: z.object({ customer_id: z.uuid(), number: z.string() }),
  }),
};
