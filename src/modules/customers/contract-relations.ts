import { z } from 'zod';

import { EvidenceKind } from '#contract/consent';
import { Day } from '#kernel/calendar';
import { endpoint } from '#kernel/endpoint';
import { defineRefusals } from '#kernel/refusal';

import { CustomerKind, Phone } from './contract-archive.ts';

/** What the other is to the customer: `child` is the customer's child. */
export const RelationKind = z.enum([
  'spouse',
  'parent',
  'child',
  'sibling',
  'relative',
  'co_buyer',
  'agent',
  'principal',
  'friend',
  'contact',
  'employer',
]);
export type RelationKind = z.infer<typeof RelationKind>;

/** Somebody without an archive: what the matter needs and no more (information/4f). */
export const Member = z.object({
  name: z.string().trim().min(1).max(60),
  phone: Phone.optional(),
  birth_on: Day.optional(),
  /** For a company's contact what he is there; else what one should know. */
  note: z.string().trim().max(200).optional(),
});
export type Member = z.infer<typeof Member>;

/** His own consent: told by which notice, proved how, given by himself or by his guardian. */
export const MemberConsent = z.object({
  notice_code: z.string().max(40),
  evidence_kind: EvidenceKind,
  given_by: z.enum(['self', 'guardian']),
  guardian: z.string().trim().min(1).max(60).optional(),
});
export type MemberConsent = z.infer<typeof MemberConsent>;

export const RelationRow = z.object({
  relation_id: z.uuid(),
  kind: RelationKind,
  opened_at: z.coerce.date(),
  closed_at: z.coerce.date().nullable(),
  by_name: z.string().nullable(),
  is_minor: z.boolean(),
  consent_by: z.enum(['self', 'guardian']).nullable(),
  notice_version: z.int().nullable(),
  /** The other's own archive, as this reader may see it; null where it is out of his reach. */
  other: z
    .object({
      customer_id: z.uuid(),
      number: z.string(),
      kind: CustomerKind,
      name: z.string(),
    })
    .nullable(),
  has_archive: z.boolean(),
  member: Member.extend({
    phone: z.string().optional(),
    guardian: z.string().optional(),
  }).nullable(),
});
export type RelationRow = z.infer<typeof RelationRow>;

export const relationRefusals = defineRefusals('customers', {
  relation_kind_wrong: 'invalid',
  relation_to_oneself: 'invalid',
  relation_exists: 'conflict',
  relation_unknown: 'missing',
  relation_out_of_reach: 'forbidden',
  guardian_missing: 'invalid',
  guardian_not_named: 'invalid',
  born_later: 'invalid',
  member_notice_missing: 'conflict',
});

const forWork = ['sales', 'service'];
const One = z.object({ customer_id: z.uuid() });
const Relations = z.object({ rows: z.array(RelationRow) });

export const relationsContract = {
  listRelations: endpoint({
    id: 'customers.list-relations',
    method: 'GET',
    path: '/customers/:customer_id/relations',
    purposes: forWork,
    input: One,
    output: Relations,
  }),
  addMember: endpoint({
    id: 'customers.add-member',
    method: 'POST',
    path: '/customers/:customer_id/relations',
    purposes: forWork,
    input: One.extend({
      kind: RelationKind,
      member: Member,
      /** Said where the day of birth is not known. */
      is_minor: z.boolean().default(false),
      consent: MemberConsent,
    }),
    output: Relations,
  }),
  linkCustomers: endpoint({
    id: 'customers.link-customers',
    method: 'POST',
    path: '/customers/:customer_id/links',
    purposes: forWork,
    input: One.extend({ kind: RelationKind, other_customer_id: z.uuid() }),
    output: Relations,
  }),
  endRelation: endpoint({
    id: 'customers.end-relation',
    method: 'POST',
    path: '/customers/:customer_id/relations/:relation_id/ending',
    purposes: forWork,
    input: One.extend({ relation_id: z.uuid() }),
    output: Relations,
  }),
};
