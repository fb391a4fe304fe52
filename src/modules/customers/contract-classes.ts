import { z } from 'zod';

import { endpoint } from '#kernel/endpoint';
import { defineRefusals } from '#kernel/refusal';

/** A short code as it stands in rows: never shown alone where it has a name. */
export const ListCode = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, { error: 'code_malformed' });

const Named = z.object({
  code: ListCode,
  name_zh: z.string().trim().min(1).max(40),
  name_en: z.string().trim().min(1).max(60),
});

/** A code of a dimension: named by its version, which lasts until it is renamed or retired. */
export const DimensionCode = Named.extend({ version: z.int(), is_open: z.boolean() });
export type DimensionCode = z.infer<typeof DimensionCode>;

/** 分类维度: what customers are told apart by, beside what the archive itself says. */
export const Dimension = Named.extend({ is_open: z.boolean(), codes: z.array(DimensionCode) });
export type Dimension = z.infer<typeof Dimension>;

/** Where a customer stood or stands in one dimension, by the version of the code at that time. */
export const Classification = z.object({
  classification_id: z.uuid(),
  dimension: z.string(),
  code: z.string(),
  version: z.int(),
  name_zh: z.string(),
  name_en: z.string(),
  by_name: z.string().nullable(),
  opened_at: z.coerce.date(),
  closed_at: z.coerce.date().nullable(),
});
export type Classification = z.infer<typeof Classification>;

export const classRefusals = defineRefusals('customers', {
  dimension_exists: 'conflict',
  dimension_unknown: 'missing',
  class_code_unknown: 'invalid',
});

const forWork = ['sales', 'service'];
const Done = z.object({ rows: z.array(Dimension) });

export const classesContract = {
  listDimensions: endpoint({
    id: 'customers.list-dimensions',
    method: 'GET',
    path: '/customers/dimensions',
    personal: true,
    input: z.object({}),
    output: Done,
  }),
  addDimension: endpoint({
    id: 'customers.add-dimension',
    method: 'POST',
    path: '/customers/dimensions',
    input: Named.extend({ codes: z.array(Named).max(40).default([]) }),
    output: Done,
  }),
  closeDimension: endpoint({
    id: 'customers.close-dimension',
    method: 'POST',
    path: '/customers/dimensions/:dimension/closing',
    input: z.object({ dimension: ListCode }),
    output: Done,
  }),
  /** Adds a code; one that is open already gets a new version with the new name. */
  nameDimensionCode: endpoint({
    id: 'customers.name-dimension-code',
    method: 'POST',
    path: '/customers/dimensions/:dimension/codes',
    input: Named.extend({ dimension: ListCode }),
    output: Done,
  }),
  closeDimensionCode: endpoint({
    id: 'customers.close-dimension-code',
    method: 'POST',
    path: '/customers/dimensions/:dimension/codes/:code/closing',
    input: z.object({ dimension: ListCode, code: ListCode }),
    output: Done,
  }),
  listClassifications: endpoint({
    id: 'customers.list-classifications',
    method: 'GET',
    path: '/customers/:customer_id/classifications',
    purposes: forWork,
    input: z.object({ customer_id: z.uuid() }),
    output: z.object({ rows: z.array(Classification) }),
  }),
  classifyCustomer: endpoint({
    id: 'customers.classify-customer',
    method: 'POST',
    path: '/customers/:customer_id/classifications',
    purposes: forWork,
    input: z.object({
      customer_id: z.uuid(),
      codes: z
        .array(z.object({ dimension: ListCode, code: ListCode.nullable() }))
        .min(1)
        .max(20),
    }),
    output: z.object({ rows: z.array(Classification) }),
  }),
};
