import { z } from 'zod';

import { endpoint } from '#kernel/endpoint';
import { defineRefusals } from '#kernel/refusal';

import { purposesContract } from './contract-purposes.ts';

export * from './contract-purposes.ts';

export const Basis = z.enum(['consent', 'contract', 'legal_duty', 'to_be_confirmed']);
export type Basis = z.infer<typeof Basis>;

export const EvidenceKind = z.enum([
  'signature',
  'sms_code',
  'checkbox',
  'recording',
  'oral',
  'paper',
  'imported',
]);

/** 告知书: what was shown when information was collected; a version is never edited. */
export const Notice = z.object({
  code: z.string(),
  version: z.int(),
  title_zh: z.string(),
  title_en: z.string(),
  text_zh: z.string(),
  text_en: z.string(),
  purposes: z.array(z.string()),
  in_force_at: z.coerce.date(),
});
export type Notice = z.infer<typeof Notice>;

/** What a door hands in for each purpose the customer was asked about (R-B2). */
export const Given = z.object({
  purpose: z.string().max(40),
  basis: Basis,
  evidence_kind: EvidenceKind,
  /** Where the proof lies: a paper's number, a recording's name. Sealed. */
  evidence: z.string().trim().max(200).optional(),
});
export type Given = z.infer<typeof Given>;

/** One receipt or withdrawal, newest first, as the customer's page shows it. */
export const ConsentEvent = z.object({
  at: z.coerce.date(),
  kind: z.enum(['given', 'withdrawn']),
  purpose: z.string(),
  basis: Basis.nullable(),
  notice_code: z.string().nullable(),
  notice_version: z.int().nullable(),
  channel: z.string(),
  evidence_kind: EvidenceKind.nullable(),
  by_name: z.string().nullable(),
});
export type ConsentEvent = z.infer<typeof ConsentEvent>;

export const refusals = defineRefusals('consent', {
  purpose_unknown: 'invalid',
  notice_not_in_force: 'conflict',
  purpose_not_in_notice: 'invalid',
  no_purpose_given: 'invalid',
  notice_unknown: 'missing',
  purpose_known: 'conflict',
  purpose_moved: 'conflict',
  purpose_closed: 'conflict',
  purpose_needed: 'invalid',
  purpose_in_notice: 'conflict',
  purpose_collected_for: 'conflict',
  retention_too_long: 'invalid',
  office_unknown: 'invalid',
  notice_moved: 'conflict',
});

export const contract = {
  ...purposesContract,
  listNotices: endpoint({
    id: 'consent.list-notices',
    method: 'GET',
    path: '/consent/notices',
    personal: true,
    input: z.object({}),
    output: z.object({ rows: z.array(Notice) }),
  }),
  readNotice: endpoint({
    id: 'consent.read-notice',
    method: 'GET',
    path: '/consent/notices/:code',
    actors: ['person', 'guest'],
    personal: true,
    input: z.object({ code: z.string().max(40), version: z.coerce.number().int().optional() }),
    output: Notice,
  }),
  publishNotice: endpoint({
    id: 'consent.publish-notice',
    method: 'POST',
    path: '/consent/notices',
    input: z.object({
      code: z.string().regex(/^[a-z_]{2,40}$/, { error: 'code_malformed' }),
      title_zh: z.string().trim().min(2).max(80),
      title_en: z.string().trim().min(2).max(80),
      text_zh: z.string().trim().min(20).max(20_000),
      text_en: z.string().trim().min(20).max(20_000),
      purposes: z.array(z.string().max(40)).min(1).max(20),
      /** The version it was written from; 0 for the first. What came meanwhile is not replaced. */
      version: z.int().min(0),
    }),
    output: Notice,
  }),
};
