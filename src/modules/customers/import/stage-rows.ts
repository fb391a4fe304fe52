import { z } from 'zod';

import type { Act } from '#gate/act';
import { forJobs } from '#gate/errand';
import { endpoint } from '#kernel/endpoint';
import { readFileBytes } from '#modules/files';
import { caseKey, sealJson } from '#modules/vault';
import { loadSql } from '#platform/sql';

import type { ImportVerdict } from '../contract-import.ts';
import { moveBatch, openBatch, openBatchToChange, openPreview, rowPlace } from './batch.ts';
import type { BatchRow } from './batch.ts';
import { knownAmong, type Recognisable } from './known-archives.ts';
import type { ReadRow } from './staged-row.ts';

const sql = loadSql(import.meta.url);
const Batch = z.object({ batch_id: z.uuid() });

/** What the job that stages a list does, act by act; only the system comes here. */
export const stagingActs = {
  openList: endpoint({
    ...forJobs,
    id: 'customers.open-import-list',
    path: '/customers/imports/:batch_id/list',
    effect: 'read',
    logged: true,
    input: Batch,
    output: z.custom<{ batch: BatchRow; sheet: string; bytes: Buffer }>(),
  }),
  stageRows: endpoint({
    ...forJobs,
    id: 'customers.stage-import-rows',
    path: '/customers/imports/:batch_id/staging',
    input: Batch.extend({ rows: z.custom<readonly ReadRow[]>() }),
    output: z.object({ is_staging: z.boolean() }),
  }),
  endStaging: endpoint({
    ...forJobs,
    id: 'customers.end-import-staging',
    path: '/customers/imports/:batch_id/staged',
    input: Batch.extend({ state: z.enum(['ready', 'failed']) }),
    output: z.object({}),
  }),
};

/** The list itself, opened for the job that reads it. */
export async function openList(act: Act, { batch_id }: z.output<typeof Batch>) {
  const batch = await openBatch(act, batch_id);
  if (batch.file_id === null) throw new Error('a list without its file is being staged');
  const key = await caseKey(act.db, batch.case_id);
  const sheet = openPreview(batch, key).sheets[batch.sheet_no]?.name ?? '';
  return { batch, sheet, bytes: await readFileBytes(act, batch.file_id, key) };
}

/**
 * Stages one chunk of rows: those the company knows already are duplicates, and only "known" is
 * kept of it (information/3c, 3g). A chunk staged before is passed over: the job may be running
 * again.
 */
export async function stageRows(
  act: Act,
  { batch_id, rows }: z.output<typeof stagingActs.stageRows.input>,
): Promise<{ is_staging: boolean }> {
  const batch = await openBatchToChange(act, batch_id);
  if (batch.state !== 'staging') return { is_staging: false };
  const fresh = rows.filter((it) => it.row_no > batch.staged_through);
  if (fresh.length === 0) return { is_staging: true };

  const judged = await judge(act, batch, fresh);
  const key = await caseKey(act.db, batch.case_id);
  await act.db.run(sql('insert_rows'), {
    batch_id,
    row_nos: judged.map((it) => it.row_no),
    verdicts: judged.map((it) => it.verdict),
    reasons: judged.map((it) => it.reasons.join(',')),
    sealed: judged.map((it) => sealJson(key, rowPlace(batch_id, it.row_no), it.staged)),
  });
  const counts = countsOf(judged);
  await act.db.run(sql('update_counts'), { batch_id, ...counts, through: judged.at(-1)!.row_no });
  act.note({ batch_id, ...counts });
  return { is_staging: true };
}

async function judge(
  act: Act,
  batch: BatchRow,
  rows: readonly ReadRow[],
): Promise<readonly ReadRow[]> {
  const { batch_id, company_id, file_digest } = batch;
  const hopeful = rows.filter((it) => it.verdict === 'accepted' || it.verdict === 'quarantined');
  const [repeat, known] = await Promise.all([
    act.db.maybeOne(sql('read_repeat'), { batch_id, company_id, file_digest }, z.object({})),
    knownAmong(act, company_id, hopeful.map(recognisableOf)),
  ]);
  const reasonOf = (row: ReadRow): string | undefined => {
    const at = hopeful.indexOf(row);
    if (at === -1) return undefined;
    if (repeat) return 'row.same_file';
    return known.has(at) ? 'row.known_already' : undefined;
  };
  return rows.map((row) => {
    const reason = reasonOf(row);
    if (reason === undefined) return row;
    return { ...row, verdict: 'duplicate', reasons: [...row.reasons, reason] };
  });
}

const recognisableOf = ({ staged }: Pick<ReadRow, 'staged'>): Recognisable => ({
  phones: staged.archive?.identity.phones ?? [],
  id_number: staged.archive?.contact.id_number,
});

function countsOf(rows: readonly ReadRow[]) {
  const count = (...verdicts: ImportVerdict[]) =>
    rows.filter((it) => verdicts.includes(it.verdict)).length;
  return {
    staged: rows.length,
    accepted: count('accepted', 'quarantined'),
    duplicates: count('duplicate'),
    rejected: count('rejected'),
  };
}

/** The last row has been staged, or the list turned out to be unreadable. */
export async function endStaging(
  act: Act,
  { batch_id, state }: z.output<typeof stagingActs.endStaging.input>,
): Promise<Record<string, never>> {
  const batch = await openBatchToChange(act, batch_id);
  if (batch.state !== 'staging') return {};
  await moveBatch(act, batch, state);
  await act.db.run(sql('update_row_count'), { batch_id });
  act.note({ batch_id, state });
  return {};
}
