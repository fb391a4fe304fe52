import { z } from 'zod';

import { endpoint } from '#kernel/endpoint';
import { FieldClass } from '#kernel/field-class';
import { defineRefusals } from '#kernel/refusal';

import { CustomerKind } from './contract-archive.ts';
import { ListCode } from './contract-classes.ts';
import { KeptValue } from './contract-history.ts';

/** What a field of the company's own takes: a text, a number, a day, one or more of a list, yes or no. */
export const ExtraKind = z.enum(['text', 'number', 'day', 'choice', 'choices', 'flag']);
export type ExtraKind = z.infer<typeof ExtraKind>;

/** The sections of the archive a field may be added to. */
export const ExtraSection = z.enum(['profile', 'demand', 'contact', 'classification']);
export type ExtraSection = z.infer<typeof ExtraSection>;

const Named = z.object({
  code: ListCode,
  name_zh: z.string().trim().min(1).max(40),
  name_en: z.string().trim().min(1).max(60),
});

/** 自定义栏目: typed, classed and collected for a purpose (R-D1, R-D2, R-B1). */
export const ExtraField = Named.extend({
  kind: ExtraKind,
  class: FieldClass,
  section: ExtraSection,
  purposes: z.array(z.string().max(40)).max(10),
  kinds: z.array(CustomerKind).min(1).max(3),
  /** Counts towards a complete archive, and stands in the list for the next visit. */
  is_wanted: z.boolean(),
  choices: z.array(Named).max(60),
});
export type ExtraField = z.infer<typeof ExtraField>;

export const ExtraFieldRow = ExtraField.extend({ version: z.int(), is_open: z.boolean() });
export type ExtraFieldRow = z.infer<typeof ExtraFieldRow>;

/** One value of a field of the company's own, as a form hands it in; null takes it away. */
export const ExtraGiven = z.object({
  field: ListCode,
  value: z
    .union([
      z.string().trim().max(1000),
      z.number(),
      z.boolean(),
      z.array(z.string().max(40)).max(60),
    ])
    .nullable(),
});
export type ExtraGiven = z.infer<typeof ExtraGiven>;

export const ExtraValue = z.object({ field: z.string(), value: KeptValue, is_closed: z.boolean() });
export type ExtraValue = z.infer<typeof ExtraValue>;

export const fieldRefusals = defineRefusals('customers', {
  field_without_purpose: 'invalid',
  field_purpose_unknown: 'invalid',
  field_without_choices: 'invalid',
  field_kept_otherwise: 'conflict',
  extra_field_unknown: 'invalid',
  extra_value_wrong: 'invalid',
  purpose_not_covered: 'invalid',
  separate_consent_missing: 'invalid',
});

const forWork = ['sales', 'service'];
const Fields = z.object({ rows: z.array(ExtraFieldRow) });
const Extras = z.object({ rows: z.array(ExtraValue) });

export const fieldsContract = {
  listFields: endpoint({
    id: 'customers.list-fields',
    method: 'GET',
    path: '/customers/fields',
    personal: true,
    input: z.object({}),
    output: Fields,
  }),
  /** Adds a field, or a new version of one: its names, purposes and list may change, its kind not. */
  keepField: endpoint({
    id: 'customers.keep-field',
    method: 'POST',
    path: '/customers/fields',
    input: ExtraField,
    output: Fields,
  }),
  closeField: endpoint({
    id: 'customers.close-field',
    method: 'POST',
    path: '/customers/fields/:code/closing',
    input: z.object({ code: ListCode }),
    output: Fields,
  }),
  readExtras: endpoint({
    id: 'customers.read-extras',
    method: 'GET',
    path: '/customers/:customer_id/extras',
    purposes: forWork,
    input: z.object({ customer_id: z.uuid() }),
    output: Extras,
  }),
  keepExtras: endpoint({
    id: 'customers.keep-extras',
    method: 'PUT',
    path: '/customers/:customer_id/extras',
    purposes: forWork,
    input: z.object({ customer_id: z.uuid(), extras: z.array(ExtraGiven).min(1).max(60) }),
    output: Extras,
  }),
};
