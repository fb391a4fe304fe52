import { z } from 'zod';

import { endpoint } from '#kernel/endpoint';
import { PageInput, pageOf } from '#kernel/page';

import type { ArchiveSection } from './contract-archive.ts';

/** By which door a value came into the archive (R-D5): where it was typed, never who said it. */
export const Door = z.enum([
  ...(['form', 'card', 'import', 'revision', 'correction'] as const),
  ...(['visit', 'call', 'message'] as const),
]);
export type Door = z.infer<typeof Door>;

/** The name of a field of the archive, or `field_…` of one the company added. */
export const FieldName = z.string().regex(/^[a-z][a-z0-9_]{1,60}$/, { error: 'code_malformed' });

/** One value as it stood: a text, a number, a yes or no, or several of a list. */
export const KeptValue = z
  .union([z.string(), z.number(), z.boolean(), z.array(z.string())])
  .nullable();
export type KeptValue = z.infer<typeof KeptValue>;

/** Who, when and by which door. */
const Source = z.object({
  door: z.string(),
  at: z.coerce.date(),
  by_name: z.string().nullable(),
});

/** One change of one field; both values are null to whom the field is closed. */
export const FieldChange = Source.extend({
  change_id: z.uuid(),
  field: z.string(),
  before: KeptValue,
  after: KeptValue,
  is_closed: z.boolean(),
});
export type FieldChange = z.infer<typeof FieldChange>;

/** Where each value of an archive came from: what never changed came with the archive itself. */
export const Sources = z.object({
  origin: Source,
  changes: z.array(Source.extend({ field: z.string(), change_count: z.int() })),
});
export type Sources = z.infer<typeof Sources>;

/** Sections of an archive as the history knows them; fields of the company's own stand apart. */
export type HistorySection = ArchiveSection | 'extra';

const forWork = ['sales', 'service'];

export const historyContract = {
  readSources: endpoint({
    id: 'customers.read-sources',
    method: 'GET',
    path: '/customers/:customer_id/sources',
    purposes: forWork,
    input: z.object({ customer_id: z.uuid() }),
    output: Sources,
  }),
  listChanges: endpoint({
    id: 'customers.list-changes',
    method: 'GET',
    path: '/customers/:customer_id/changes',
    purposes: forWork,
    input: PageInput.extend({ customer_id: z.uuid(), field: FieldName.optional() }),
    output: pageOf(FieldChange),
  }),
};
