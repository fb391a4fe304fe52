import { z } from 'zod';

import { Given } from '#contract/consent';
import type { FieldClass } from '#kernel/field-class';

const text = (max: number) => z.string().trim().max(max);
const optional = (max: number) => text(max).optional();
const code = z.string().regex(/^[a-z0-9_-]{1,40}$/i, { error: 'code_malformed' });

export const CustomerKind = z.enum(['individual', 'company', 'dealer']);
export type CustomerKind = z.infer<typeof CustomerKind>;

export const IntentGrade = z.enum(['A', 'B', 'C', 'D']);
export type IntentGrade = z.infer<typeof IntentGrade>;

/** A phone as it is kept: digits, normalised before anything else looks at it. */
export const Phone = z
  .string()
  .max(40)
  .refine((it) => (it.match(/[0-9０-９]/g) ?? []).length >= 7, { error: 'phone_implausible' });

/** What names the customer; opened together in every list. */
export const Identity = z.object({
  name: text(60).min(1),
  phones: z.array(z.string().max(40)).max(5),
  /** The person who speaks for a company or a dealer. */
  contact_name: optional(60),
});
export type Identity = z.infer<typeof Identity>;

/** How and where the customer is reached, and what proves who he is. */
export const Contact = z.object({
  address: optional(200),
  email: z.email().max(120).optional(),
  wechat: optional(60),
  id_number: optional(18),
  credit_code: optional(18),
  remark: optional(2000),
});
export type Contact = z.infer<typeof Contact>;

/** 资产信息: the second seal (C-07); owner and supervisor only. */
export const Sensitive = z.object({
  household_property: optional(500),
  financial_assets: optional(500),
  income_detail: optional(500),
});
export type Sensitive = z.infer<typeof Sensitive>;

/** What describes the case: codes and bands, plain and pseudonymous. */
export const Profile = z.object({
  gender: z.enum(['male', 'female']).optional(),
  birth_year: z.coerce.number().int().min(1900).max(2100).optional(),
  age_band: code.optional(),
  marital_status: z.enum(['single', 'married', 'divorced', 'widowed']).optional(),
  education: z.enum(['primary', 'secondary', 'vocational', 'bachelor', 'postgraduate']).optional(),
  occupation: code.optional(),
  employer_kind: code.optional(),
  housing_tenure: code.optional(),
  need: z.enum(['buy', 'rent', 'invest']).optional(),
  buying_for: code.optional(),
  area_band: code.optional(),
  price_band: code.optional(),
  income_band: code.optional(),
  region_code: z
    .string()
    .regex(/^\d{6}$/, { error: 'code_malformed' })
    .optional(),
});
export type Profile = z.infer<typeof Profile>;

/** The whole archive as a form or an import row hands it in. */
export const Archive = z.object({
  kind: CustomerKind.default('individual'),
  identity: Identity.extend({ phones: z.array(Phone).max(5) }),
  contact: Contact.default({}),
  sensitive: Sensitive.default({}),
  profile: Profile.default({}),
  intake_channel: code,
  awareness_channel: code.optional(),
  intent_grade: IntentGrade.optional(),
  first_visit_on: z.iso.date().optional(),
});
export type Archive = z.output<typeof Archive>;

/** What is told and agreed to when an archive is opened: without it nothing may be collected. */
export const ConsentGiven = z.object({
  notice_code: z.string().max(40),
  given: z.array(Given).min(1).max(10),
});

export type ArchiveSection =
  'identity' | 'contact' | 'sensitive' | 'profile' | 'classification' | 'demand';

interface ArchiveFieldDeclaration {
  section: ArchiveSection;
  class: FieldClass;
  /** The purposes it is collected for (R-B1): a field without one cannot be collected. */
  purposes: readonly string[];
  kinds: readonly CustomerKind[];
  list?: string;
}

const everyone: readonly CustomerKind[] = ['individual', 'company', 'dealer'];
const people: readonly CustomerKind[] = ['individual'];
const firms: readonly CustomerKind[] = ['company', 'dealer'];
const work = ['sales', 'service'] as const;

/**
 * Every field of the archive (R-D1): where it stands, how closely it is held (R-D2), what it is
 * collected for. Forms, masks, imports and the completeness list all read this table.
 */
export const archiveFields = {
  name: { section: 'identity', class: 'important', purposes: work, kinds: everyone },
  phones: { section: 'identity', class: 'important', purposes: work, kinds: everyone },
  contact_name: { section: 'identity', class: 'important', purposes: work, kinds: firms },
  address: { section: 'contact', class: 'important', purposes: work, kinds: everyone },
  email: { section: 'contact', class: 'important', purposes: work, kinds: everyone },
  wechat: { section: 'contact', class: 'important', purposes: work, kinds: people },
  id_number: { section: 'contact', class: 'sensitive', purposes: ['sales'], kinds: people },
  credit_code: { section: 'contact', class: 'important', purposes: work, kinds: firms },
  remark: { section: 'contact', class: 'important', purposes: work, kinds: everyone },
  household_property: {
    section: 'sensitive',
    class: 'sensitive',
    purposes: ['sales'],
    kinds: people,
  },
  financial_assets: {
    section: 'sensitive',
    class: 'sensitive',
    purposes: ['sales'],
    kinds: people,
  },
  income_detail: { section: 'sensitive', class: 'sensitive', purposes: ['sales'], kinds: people },
  gender: { section: 'profile', class: 'internal', purposes: work, kinds: people, list: 'gender' },
  birth_year: { section: 'profile', class: 'internal', purposes: ['sales'], kinds: people },
  age_band: {
    section: 'profile',
    class: 'internal',
    purposes: ['sales'],
    kinds: people,
    list: 'age_band',
  },
  marital_status: {
    section: 'profile',
    class: 'internal',
    purposes: ['sales'],
    kinds: people,
    list: 'marital_status',
  },
  education: {
    section: 'profile',
    class: 'internal',
    purposes: ['sales'],
    kinds: people,
    list: 'education',
  },
  occupation: {
    section: 'profile',
    class: 'internal',
    purposes: ['sales'],
    kinds: people,
    list: 'occupation',
  },
  employer_kind: {
    section: 'profile',
    class: 'internal',
    purposes: ['sales'],
    kinds: people,
    list: 'employer_kind',
  },
  housing_tenure: {
    section: 'profile',
    class: 'internal',
    purposes: ['sales'],
    kinds: people,
    list: 'housing_tenure',
  },
  region_code: { section: 'profile', class: 'internal', purposes: work, kinds: everyone },
  need: {
    section: 'demand',
    class: 'internal',
    purposes: ['sales'],
    kinds: everyone,
    list: 'need',
  },
  buying_for: {
    section: 'demand',
    class: 'internal',
    purposes: ['sales'],
    kinds: people,
    list: 'buying_for',
  },
  area_band: {
    section: 'demand',
    class: 'internal',
    purposes: ['sales'],
    kinds: everyone,
    list: 'area_band',
  },
  price_band: {
    section: 'demand',
    class: 'internal',
    purposes: ['sales'],
    kinds: everyone,
    list: 'price_band',
  },
  income_band: {
    section: 'demand',
    class: 'internal',
    purposes: ['sales'],
    kinds: people,
    list: 'income_band',
  },
  intake_channel: { section: 'classification', class: 'internal', purposes: work, kinds: everyone },
  awareness_channel: {
    section: 'classification',
    class: 'internal',
    purposes: ['sales'],
    kinds: everyone,
    list: 'awareness_channel',
  },
  intent_grade: {
    section: 'classification',
    class: 'internal',
    purposes: ['sales'],
    kinds: everyone,
    list: 'intent_grade',
  },
} as const satisfies Record<string, ArchiveFieldDeclaration>;
export type ArchiveField = keyof typeof archiveFields;
