import { z } from 'zod';

import type { Act } from '#gate/act';
import { maskName, maskPhone } from '#kernel/mask';
import { cutPage, readCursor, type Page } from '#kernel/page';
import { caseKey, openJson } from '#modules/vault';
import { loadSql } from '#platform/sql';

import {
  ImportRow,
  ImportVerdict,
  refusals,
  type ImportPage,
  type StagedLine,
  type importContract,
} from '../contract-import.ts';
import {
  openBatch,
  openBatchWithRows,
  pageOfBatch,
  rowPlace,
  seesRows,
  type BatchRow,
} from './batch.ts';
import { StagedRow } from './staged-row.ts';

const sql = loadSql(import.meta.url);

/** 导入批次一览表. */
export async function listImports(
  act: Act,
  input: z.output<typeof importContract.listImports.input>,
): Promise<Page<ImportRow>> {
  const { scope, reach, actor } = act;
  const wide = scope === 'team' ? 'project' : scope;
  const { state, project_id, limit } = input;
  const filters = Object.fromEntries(
    Object.entries({ state, project_id }).filter(([, it]) => it !== undefined),
  );
  const after = afterOf(input.cursor);
  const rows = await act.db.many(
    sql('list_batches', {
      scope: wide,
      filter: Object.keys(filters),
      after: after ? ['started_at'] : [],
    }),
    { reach: wide === 'own' ? [actor.person_id] : reach, ...filters, ...after, limit: limit + 1 },
    ImportRow,
  );
  return cutPage(rows, limit, (it) => [it.started_at.toISOString(), it.batch_id]);
}

function afterOf(cursor: string | undefined): { after_at: string; after_id: string } | undefined {
  if (cursor === undefined) return undefined;
  const key = z.tuple([z.iso.datetime(), z.uuid()]).safeParse(readCursor(cursor));
  if (!key.success) throw refusals.cursor_unknown();
  return { after_at: key.data[0], after_id: key.data[1] };
}

/** One batch: its columns while it is mapped, its counts while it is staged and registered. */
export async function readImport(
  act: Act,
  { batch_id }: { batch_id: string },
): Promise<ImportPage> {
  return pageOfBatch(act, await openBatch(act, batch_id));
}

const KeptRow = z.object({
  row_no: z.int(),
  verdict: ImportVerdict,
  reasons: z.array(z.string()),
  sealed: z.instanceof(Buffer),
});

export type OpenedRow = Omit<z.infer<typeof KeptRow>, 'sealed'> & { staged: StagedRow };

/** Rows of an opened batch from one on, opened; `left_out` are those that become no archive. */
export async function openRows(
  act: Act,
  { batch_id }: BatchRow,
  key: Buffer,
  wanted: { after: number; limit: number; verdict: ImportVerdict | 'left_out' | undefined },
): Promise<OpenedRow[]> {
  const { after, limit, verdict } = wanted;
  const one = verdict !== undefined && verdict !== 'left_out';
  const choice = one ? ['one'] : verdict === 'left_out' ? ['left_out'] : [];
  const rows = await act.db.many(
    sql('list_rows', { verdict: choice }),
    { batch_id, after, limit, ...(one ? { verdict } : {}) },
    KeptRow,
  );
  return rows.map(({ sealed, ...row }) => ({
    ...row,
    staged: openJson(key, rowPlace(batch_id, row.row_no), sealed, StagedRow),
  }));
}

/** The staged rows of a batch with what became of each; masked for all but him who brought it. */
export async function listImportRows(
  act: Act,
  input: z.output<typeof importContract.listImportRows.input>,
): Promise<Page<StagedLine>> {
  const batch = await openBatchWithRows(act, input.batch_id);
  const after = input.cursor === undefined ? 0 : rowAfter(input.cursor);
  const { limit, verdict } = input;
  const key = await caseKey(act.db, batch.case_id);
  const rows = await openRows(act, batch, key, { after, limit: limit + 1, verdict });
  const is_clear = seesRows(act, batch);
  const page = cutPage(rows, limit, (it) => [it.row_no]);
  act.note({ batch_id: batch.batch_id, row_count: page.rows.length });
  return { ...page, rows: page.rows.map((it) => lineOf(it, is_clear)) };
}

function rowAfter(cursor: string): number {
  const key = z.tuple([z.int()]).safeParse(readCursor(cursor));
  if (!key.success) throw refusals.cursor_unknown();
  return key.data[0];
}

function lineOf({ row_no, verdict, reasons, staged }: OpenedRow, is_clear: boolean): StagedLine {
  const { name, phones } = staged;
  const phone = phones[0] ?? '';
  return {
    row_no,
    verdict,
    reasons,
    name: is_clear || name === '' ? name : maskName(name),
    phone: is_clear || phone === '' ? phone : maskPhone(phone),
  };
}
