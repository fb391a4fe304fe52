import { z } from 'zod';

import { endpoint } from '#kernel/endpoint';
import { defineRefusals } from '#kernel/refusal';

import { TermName, Terms, TermValue } from './contract-terms.ts';

export * from './contract-terms.ts';

const office = z.string().regex(/^[a-z_]{2,40}$/);

/** One value a clause fixes, as it stands in force. */
export const Term = z.object({ term: TermName, value: TermValue });
export type Term = z.infer<typeof Term>;

/**
 * 制度: the head of a controlled document (F-01, S0-85) without its clauses. Who wrote, reviewed and
 * approved it are offices, not people: the people's signatures come with publishing.
 */
export const RegimeDocument = z.object({
  document_id: z.string(),
  number: z.string(),
  title_zh: z.string(),
  title_en: z.string(),
  prepared_by: office,
  reviewed_by: office,
  approved_by: office,
  effective_on: z.iso.date(),
  version: z.string(),
  clause_count: z.int(),
  term_count: z.int(),
});
export type RegimeDocument = z.infer<typeof RegimeDocument>;

/**
 * 条款: one addressable paragraph. `text_*` is light Markdown (paragraphs, lists, bold) with the
 * values in force already filled in; `level` 1 is a chapter, 2 a clause within it.
 */
export const Clause = z.object({
  clause: z.string(),
  document_id: z.string(),
  level: z.union([z.literal(1), z.literal(2)]),
  title_zh: z.string(),
  title_en: z.string(),
  text_zh: z.string(),
  text_en: z.string(),
  terms: z.array(Term),
  version: z.string(),
});
export type Clause = z.infer<typeof Clause>;

export const refusals = defineRefusals('policy', {
  document_unknown: 'missing',
  clause_unknown: 'missing',
});

const DocumentId = z.string().regex(/^[a-z-]{2,40}$/, { error: 'code_malformed' });

/** The regime is read by every signed-in person: nobody can keep rules he may not read. */
export const contract = {
  listDocuments: endpoint({
    id: 'policy.list-documents',
    method: 'GET',
    path: '/policy/documents',
    personal: true,
    input: z.object({}),
    output: z.object({ rows: z.array(RegimeDocument) }),
  }),
  readDocument: endpoint({
    id: 'policy.read-document',
    method: 'GET',
    path: '/policy/documents/:document_id',
    personal: true,
    input: z.object({ document_id: DocumentId }),
    output: RegimeDocument.extend({ clauses: z.array(Clause) }),
  }),
  /** Every value in force: forms build their lists and bands from here, rules read them. */
  readTerms: endpoint({
    id: 'policy.read-terms',
    method: 'GET',
    path: '/policy/terms',
    personal: true,
    input: z.object({}),
    output: Terms,
  }),
  /** `warm-card/4a` is read at `/policy/clauses/warm-card/4a`: the id is the address. */
  readClause: endpoint({
    id: 'policy.read-clause',
    method: 'GET',
    path: '/policy/clauses/:document_id/:number',
    personal: true,
    input: z.object({
      document_id: DocumentId,
      number: z.string().regex(/^\d{1,2}[a-z]?$/, { error: 'code_malformed' }),
    }),
    output: z.object({
      document: RegimeDocument,
      clause: Clause,
      /** The chapter it stands in; absent for a chapter. */
      chapter: Clause.optional(),
      previous: z.string().optional(),
      next: z.string().optional(),
    }),
  }),
};
