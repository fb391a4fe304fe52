import { z } from 'zod';

import type { Act } from '#gate/act';
import { NOBODY } from '#gate/act';
import { dayOf } from '#kernel/calendar';
import { caseKey, openJson, openText, type Place } from '#modules/vault';
import { tell } from '#modules/messages';
import { loadSql } from '#platform/sql';

import {
  ImportBasis,
  ImportRow,
  ImportSheet,
  ImportState,
  refusals,
  type ImportPage,
} from '../contract-import.ts';

const sql = loadSql(import.meta.url);

const sealed = z.instanceof(Buffer);

/** A batch as it is kept; what names people is still sealed under its case. */
export const BatchRow = ImportRow.extend({
  case_id: z.uuid(),
  file_id: z.uuid().nullable(),
  company_id: z.uuid(),
  provenance: sealed,
  preview: sealed.nullable(),
  notice_code: z.string().nullable(),
  notice_version: z.int().nullable(),
  file_digest: sealed,
  sheet_no: z.int(),
  header_row: z.int(),
  mapping: z.record(z.string(), z.string()),
  staged_through: z.int(),
  applied_through: z.int(),
  moved_at: z.date(),
  destroyed_at: z.date().nullable(),
  request_id: z.uuid().nullable(),
  basis: ImportBasis,
});
export type BatchRow = z.infer<typeof BatchRow>;

/** What a person sees while mapping; sealed, because headings and first rows name people. */
export const Preview = z.object({ file_name: z.string(), sheets: z.array(ImportSheet) });
export type Preview = z.infer<typeof Preview>;

export const batchPlace = (batch_id: string, column: 'preview' | 'provenance'): Place => ({
  table: 'customers.import_batch',
  column,
  owner_id: batch_id,
});

export const rowPlace = (batch_id: string, row_no: number): Place => ({
  table: 'customers.import_row',
  column: 'sealed',
  owner_id: batch_id,
  version: row_no,
});

/**
 * Opens a batch, and with it its rows, for this transaction; a foreign one does not exist (404).
 */
export async function openBatch(act: Act, batch_id: string): Promise<BatchRow> {
  const row = await act.db.maybeOne(sql('open_batch'), { batch_id }, BatchRow);
  if (!row) throw refusals.batch_unknown();
  act.db.hold('batch_id', batch_id);
  return row;
}

/** Opens a batch that is about to change: lock, then look. */
export async function openBatchToChange(act: Act, batch_id: string): Promise<BatchRow> {
  await act.db.run(sql('lock_batch'), { batch_id });
  return openBatch(act, batch_id);
}

/** Moves a batch to its next state; what is not said stays as it was. */
export async function moveBatch(
  act: Act,
  batch: BatchRow,
  state: ImportState,
  more: { request_id?: string | null; completed_at?: Date } = {},
): Promise<void> {
  const { batch_id } = batch;
  const request_id = more.request_id === undefined ? batch.request_id : more.request_id;
  const completed_at = more.completed_at ?? batch.completed_at;
  await act.db.run(sql('update_state'), {
    batch_id,
    state,
    request_id,
    completed_at,
    moved_at: act.at,
  });
}

/** A batch begins to be registered or undone: its archives are hidden until that is complete. */
export async function beginHiding(
  act: Act,
  batch: BatchRow,
  state: 'applying' | 'undoing',
): Promise<void> {
  await act.db.run(sql('hide_archives'), { batch_id: batch.batch_id });
  await moveBatch(act, batch, state);
}

/** The last one is done: the archives of the batch are seen, all of them with one commit. */
export async function endHiding(
  act: Act,
  batch: BatchRow,
  state: 'applied' | 'undone',
): Promise<void> {
  await act.db.run(sql('show_archives'), { batch_id: batch.batch_id });
  await moveBatch(act, batch, state, { completed_at: act.at });
  const { batch_id, started_by } = batch;
  if (state === 'applied')
    await tell(act, started_by, { kind: 'import_finished', about_id: batch_id });
}

/** True for the person who brought the list, and for the operator of this machine. */
export function isMine({ actor }: Act, { started_by }: Pick<BatchRow, 'started_by'>): boolean {
  if (actor.kind === 'system') return actor.person_id === NOBODY;
  return actor.person_id === started_by;
}

const archivesMade: ReadonlySet<ImportState> = new Set<ImportState>([
  'applied',
  'undoing',
  'undone',
]);

/**
 * Whether rows are shown in clear: to him who brought the list, until they are archives. From then
 * on they are customers, and whoever imports does not read customers thereby (access/2c).
 */
export function seesRows(act: Act, batch: BatchRow): boolean {
  return isMine(act, batch) && !archivesMade.has(batch.state);
}

/** The page of a batch, its first rows only for those who see rows. */
export async function pageOfBatch(act: Act, batch: BatchRow): Promise<ImportPage> {
  const key = await caseKey(act.db, batch.case_id);
  const { file_name, sheets } = openPreview(batch, key);
  const is_mine = isMine(act, batch);
  return {
    ...ImportRow.parse(batch),
    file_name,
    provenance: openText(key, batchPlace(batch.batch_id, 'provenance'), batch.provenance),
    notice_code: batch.notice_code,
    notice_version: batch.notice_version,
    request_id: batch.request_id,
    is_mine,
    destroyed_at: batch.destroyed_at,
    sheets: seesRows(act, batch) ? sheets : sheets.map((it) => ({ ...it, rows: [] })),
    sheet: batch.sheet_no,
    header_row: batch.header_row,
    mapping: batch.mapping,
  };
}

/** Nothing of it is left once the list is destroyed. */
export function openPreview({ batch_id, preview }: BatchRow, key: Buffer): Preview {
  if (preview === null) return { file_name: '', sheets: [] };
  return openJson(key, batchPlace(batch_id, 'preview'), preview, Preview);
}

/** Opens a batch for its rows; they are kept for their days and no longer (information/9a). */
export async function openBatchWithRows(act: Act, batch_id: string): Promise<BatchRow> {
  const batch = await openBatch(act, batch_id);
  const { destroyed_at } = batch;
  if (destroyed_at) throw refusals.rows_destroyed({ on: dayOf(destroyed_at) }, 'information/9a');
  return batch;
}
