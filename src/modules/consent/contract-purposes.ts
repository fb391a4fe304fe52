import { z } from 'zod';

import { endpoint } from '#kernel/endpoint';

const Words = z.string().trim().min(2);
const Code = z.string().regex(/^[a-z][a-z_]{1,39}$/, { error: 'code_malformed' });

/** 处理目的: what customers' information may be used for, and on what ground (R-B1). */
export const Purpose = z.object({
  code: z.string(),
  version: z.int(),
  name_zh: z.string(),
  name_en: z.string(),
  description_zh: z.string(),
  description_en: z.string(),
  lawful_basis: z.enum(['consent', 'contract', 'legal_duty']),
  owner_office: z.string(),
  retain_days: z.int(),
  recipients_zh: z.string(),
  recipients_en: z.string(),
  clause: z.string(),
  /** A closed one takes no new basis; what was given for it keeps its name. */
  is_open: z.boolean(),
});
export type Purpose = z.infer<typeof Purpose>;

/** One version of a purpose, with who fixed it; null: it came with the program. */
export const PurposeVersion = Purpose.extend({
  revised_at: z.coerce.date(),
  revised_by_name: z.string().nullable(),
});
export type PurposeVersion = z.infer<typeof PurposeVersion>;

/**
 * One place that collects for a purpose: a field of the archive (its name is a word), a company's
 * own field, a question of a form that is open.
 */
export const PurposeUse = z.object({
  purpose: z.string(),
  kind: z.enum(['archive', 'field', 'question']),
  code: z.string(),
  name_zh: z.string().nullable(),
  name_en: z.string().nullable(),
  /** The form a question stands in. */
  form_zh: z.string().nullable(),
  form_en: z.string().nullable(),
});
export type PurposeUse = z.infer<typeof PurposeUse>;

/** What the office responsible says of a purpose; `version` is the one it was written from. */
export const PurposeGiven = z.object({
  code: Code,
  version: z.int().min(0),
  name_zh: Words.max(40),
  name_en: Words.max(60),
  description_zh: Words.max(300),
  description_en: Words.max(400),
  lawful_basis: Purpose.shape.lawful_basis,
  owner_office: z.string().max(40),
  retain_days: z.coerce.number().int().min(1).max(36_500),
  recipients_zh: Words.max(200),
  recipients_en: Words.max(300),
});
export type PurposeGiven = z.infer<typeof PurposeGiven>;

export const purposesContract = {
  listPurposes: endpoint({
    id: 'consent.list-purposes',
    method: 'GET',
    path: '/consent/purposes',
    personal: true,
    input: z.object({}),
    output: z.object({ rows: z.array(Purpose) }),
  }),
  listPurposeUses: endpoint({
    id: 'consent.list-purpose-uses',
    method: 'GET',
    path: '/consent/purposes/uses',
    input: z.object({}),
    output: z.object({ rows: z.array(PurposeUse) }),
  }),
  listPurposeVersions: endpoint({
    id: 'consent.list-purpose-versions',
    method: 'GET',
    path: '/consent/purposes/:code/versions',
    input: z.object({ code: Code }),
    output: z.object({ rows: z.array(PurposeVersion) }),
  }),
  keepPurpose: endpoint({
    id: 'consent.keep-purpose',
    method: 'POST',
    path: '/consent/purposes',
    input: PurposeGiven,
    output: Purpose,
  }),
  closePurpose: endpoint({
    id: 'consent.close-purpose',
    method: 'POST',
    path: '/consent/purposes/:code/closing',
    input: z.object({ code: Code, version: z.int().min(1) }),
    output: Purpose,
  }),
};
