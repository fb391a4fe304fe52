import { z } from 'zod';

import type { Act } from '#gate/act';
import { removeFile, storeFile } from '#modules/files';
import { caseKey } from '#modules/vault';
import type { WrittenRow } from '#platform/spreadsheet';
import { loadSql } from '#platform/sql';

const sql = loadSql(import.meta.url);

/** Rows read by one act and kept in one part. */
export const CHUNK = 1_000;

/** Fixes what an order takes: its ids in the register's order. Nothing else is read for it. */
export async function insertIds(
  act: Act,
  export_id: string,
  ids: readonly string[],
  fixed_count: number,
): Promise<void> {
  const chunks = Array.from({ length: Math.ceil(ids.length / CHUNK) }, (_, at) =>
    ids.slice(at * CHUNK, (at + 1) * CHUNK),
  );
  await act.db.run(sql('insert_chunks'), {
    export_id,
    chunk_nos: chunks.map((_, at) => at),
    row_ids: chunks.map((it) => `{${it.join(',')}}`),
  });
  await act.db.run(sql('fix_export'), { export_id, fixed_count, at: act.at });
}

const Ids = z.object({ row_ids: z.array(z.uuid()) });

/** The ids of one chunk. */
export async function readIds(act: Act, export_id: string, chunk_no: number): Promise<string[]> {
  return (await act.db.one(sql('read_chunk'), { export_id, chunk_no }, Ids)).row_ids;
}

export async function listIds(act: Act, export_id: string): Promise<string[]> {
  return (await act.db.many(sql('list_chunks'), { export_id }, Ids)).flatMap((it) => it.row_ids);
}

const LastPart = z.object({ part_no: z.int(), next_cursor: z.string().nullable() });

/** How far an order has come; undefined before its first part. */
export function readLastPart(
  act: Act,
  export_id: string,
): Promise<z.infer<typeof LastPart> | undefined> {
  return act.db.maybeOne(sql('read_last_part'), { export_id }, LastPart);
}

const Part = z.object({ file_id: z.uuid(), row_count: z.int() });
export type Part = z.infer<typeof Part>;

export function listParts(act: Act, export_id: string): Promise<Part[]> {
  return act.db.many(sql('list_parts'), { export_id }, Part);
}

export interface NewPart {
  export_id: string;
  part_no: number;
  rows: readonly WrittenRow[];
  next_cursor: string | null;
}

/** Keeps one part, sealed under the order's key. */
export async function insertPart(act: Act, { rows, ...part }: NewPart): Promise<void> {
  const { export_id } = part;
  const file_id = await storeFile(act, {
    bytes: Buffer.from(JSON.stringify(rows)),
    name: '',
    media_type: 'application/json',
    case_id: export_id,
    key: await caseKey(act.db, export_id),
  });
  await act.db.run(sql('insert_part'), { ...part, file_id, row_count: rows.length, at: act.at });
}

/** The parts are not needed once they are one file, or once the order has failed. */
export async function removeParts(act: Act, export_id: string): Promise<number> {
  const parts = await listParts(act, export_id);
  for (const { file_id } of parts) await removeFile(act, file_id);
  if (parts.length > 0) await act.db.run(sql('delete_parts'), { export_id });
  return parts.length;
}
