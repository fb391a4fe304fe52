import { z } from 'zod';

import { endpoint } from '#kernel/endpoint';
import { PageInput, pageOf } from '#kernel/page';
import { defineRefusals } from '#kernel/refusal';

import { importsRegister } from './contract-import-register.ts';

export * from './contract-import-register.ts';

/** 导入批次的状态: what was uploaded waits for its columns, its rows, its approval, its archives. */
export const ImportState = z.enum([
  'mapping',
  'staging',
  'ready',
  'submitted',
  'applying',
  'applied',
  'returned',
  'declined',
  'undoing',
  'undone',
  'failed',
  'lapsed',
]);
export type ImportState = z.infer<typeof ImportState>;

/** What becomes of one row; a quarantined one becomes an archive that serves no purpose yet. */
export const ImportVerdict = z.enum(['accepted', 'duplicate', 'rejected', 'quarantined']);
export type ImportVerdict = z.infer<typeof ImportVerdict>;

/** On what ground a list may be taken over (information/2g): unproven ones are locked. */
export const ImportBasis = z.enum(['consent', 'contract', 'to_be_confirmed']);

/** The purposes a list may be brought in for. */
const importPurposes = ['sales', 'service', 'marketing', 'sharing'] as const;

export const refusals = defineRefusals('import', {
  batch_unknown: 'missing',
  project_unknown: 'invalid',
  channel_unknown: 'invalid',
  provenance_missing: 'invalid',
  no_administrator: 'conflict',
  not_mappable: 'conflict',
  sheet_unknown: 'invalid',
  column_unknown: 'invalid',
  field_unknown: 'invalid',
  field_twice: 'invalid',
  name_not_mapped: 'invalid',
  phone_not_mapped: 'invalid',
  not_ready: 'conflict',
  nothing_to_register: 'conflict',
  not_undoable: 'conflict',
  undo_too_late: 'conflict',
  records_in_use: 'conflict',
  report_not_yours: 'forbidden',
  rows_destroyed: 'missing',
  cursor_unknown: 'invalid',
});

/** One line of 导入批次一览表. Counts and codes: what names a person stays in the batch. */
export const ImportRow = z.object({
  batch_id: z.uuid(),
  state: ImportState,
  project_id: z.uuid(),
  project_name: z.string(),
  intake_channel: z.string(),
  purpose: z.string(),
  basis: ImportBasis,
  row_count: z.int(),
  staged_count: z.int(),
  accepted_count: z.int(),
  duplicate_count: z.int(),
  rejected_count: z.int(),
  applied_count: z.int(),
  started_by: z.uuid(),
  started_by_name: z.string(),
  started_at: z.coerce.date(),
  completed_at: z.coerce.date().nullable(),
});
export type ImportRow = z.infer<typeof ImportRow>;

/** A column of the uploaded sheet and what it seems to hold; `field` is one of `importFields`. */
export const ImportColumn = z.object({
  /** Counted from 0. */
  index: z.int(),
  header: z.string(),
  field: z.string().nullable(),
  /** 0–1; below 0.9 the person should look. */
  confidence: z.number(),
});
export type ImportColumn = z.infer<typeof ImportColumn>;

export const ImportSheet = z.object({
  name: z.string(),
  row_count: z.int(),
  /** Which of the sheet's filled rows is the header, counted from 0; -1 when there is none. */
  header_row: z.int(),
  columns: z.array(ImportColumn),
  /** The first rows below the header, as text. */
  rows: z.array(z.array(z.string())),
});
export type ImportSheet = z.infer<typeof ImportSheet>;

/** One batch with all that is needed to map it, watch it and decide about it. */
export const ImportPage = ImportRow.extend({
  file_name: z.string(),
  provenance: z.string(),
  notice_code: z.string().nullable(),
  notice_version: z.int().nullable(),
  request_id: z.uuid().nullable(),
  /**
   * True for the person who brought it: only he sees its rows in clear, until they are archives.
   */
  is_mine: z.boolean(),
  /** When its rows and its file were destroyed: they are kept for some days only (information/9a). */
  destroyed_at: z.coerce.date().nullable(),
  sheets: z.array(ImportSheet),
  /** The sheet chosen, or the one that looks like customers; counted from 0. */
  sheet: z.int(),
  header_row: z.int(),
  /** Column index → field, as chosen or as recognised. */
  mapping: z.record(z.string(), z.string()),
});
export type ImportPage = z.infer<typeof ImportPage>;

export const StagedLine = z.object({
  /** The row's number in the file, as the spreadsheet shows it. */
  row_no: z.int(),
  verdict: ImportVerdict,
  /** `field.issue`, each with a label and a sentence: `import.field.*`, `import.issue.*`. */
  reasons: z.array(z.string()),
  name: z.string(),
  phone: z.string(),
});
export type StagedLine = z.infer<typeof StagedLine>;

const Batch = z.object({ batch_id: z.uuid() });
const Stands = Batch.extend({ state: ImportState });

export const importContract = {
  startImport: endpoint({
    id: 'customers.start-import',
    method: 'POST',
    path: '/customers/imports',
    actors: ['person', 'system'],
    purposes: importPurposes,
    rate: 'upload',
    upload: { max_bytes: 20 << 20 },
    input: z.object({
      bytes: z.instanceof(Uint8Array),
      file_name: z.string().trim().max(200).default(''),
      project_id: z.uuid().optional(),
      project_code: z.string().max(40).optional(),
      intake_channel: z.string().max(40).default('import'),
      /** For scripts; screens state the purpose of the request like everywhere. */
      purpose: z.enum(importPurposes).optional(),
      basis: ImportBasis.default('to_be_confirmed'),
      /** Where the list comes from and what proves that we may use it (information/3g). Sealed. */
      provenance: z.string().trim().max(500).default(''),
      notice_code: z.string().max(40).default('reception'),
    }),
    output: ImportPage,
  }),
  mapImport: endpoint({
    id: 'customers.map-import',
    method: 'POST',
    path: '/customers/imports/:batch_id/mapping',
    actors: ['person', 'system'],
    input: Batch.extend({
      sheet: z.int().min(0).optional(),
      header_row: z.int().min(-1).optional(),
      /** Column index → field; left out, the recognised ones stand. */
      mapping: z.record(z.string().regex(/^\d{1,3}$/), z.string().max(40)).optional(),
      /** For scripts: heading → field, and the column of the file's own reference. */
      columns: z
        .object({
          ref: z.string().max(200).optional(),
          fields: z.record(z.string().max(200), z.string().max(40)),
        })
        .optional(),
    }),
    output: Stands,
  }),
  listImports: endpoint({
    id: 'customers.list-imports',
    method: 'GET',
    path: '/customers/imports',
    input: PageInput.extend({
      state: ImportState.optional(),
      project_id: z.uuid().optional(),
      sort: z.enum(['started_at']).default('started_at'),
    }),
    output: pageOf(ImportRow),
    register: importsRegister,
  }),
  readImport: endpoint({
    id: 'customers.read-import',
    method: 'GET',
    path: '/customers/imports/:batch_id',
    actors: ['person', 'system'],
    input: Batch,
    output: ImportPage,
  }),
  listImportRows: endpoint({
    id: 'customers.list-import-rows',
    method: 'GET',
    path: '/customers/imports/:batch_id/rows',
    input: PageInput.extend({ batch_id: z.uuid(), verdict: ImportVerdict.optional() }),
    output: pageOf(StagedLine),
    logged: true,
  }),
  submitImport: endpoint({
    id: 'customers.submit-import',
    method: 'POST',
    path: '/customers/imports/:batch_id/submission',
    actors: ['person', 'system'],
    input: Batch,
    output: Stands.extend({ request_id: z.uuid() }),
  }),
  undoImport: endpoint({
    id: 'customers.undo-import',
    method: 'POST',
    path: '/customers/imports/:batch_id/undoing',
    input: Batch,
    output: Stands.extend({ voided_count: z.int() }),
  }),
  downloadImportReport: endpoint({
    id: 'customers.download-import-report',
    method: 'GET',
    path: '/customers/imports/:batch_id/report',
    actors: ['person', 'system'],
    logged: true,
    download: true,
    input: Batch,
    output: z.object({
      file_name: z.string(),
      media_type: z.string(),
      body: z.custom<Buffer>(),
    }),
  }),
};
