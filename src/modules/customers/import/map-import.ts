import type { z } from 'zod';

import type { Act } from '#gate/act';
import { refuseIf } from '#kernel/refusal';
import { caseKey } from '#modules/vault';
import { sendJob } from '#platform/jobs';
import { loadSql } from '#platform/sql';

import {
  refusals,
  type ImportSheet,
  type ImportState,
  type importContract,
} from '../contract-import.ts';
import { cannotMap, mappableStates } from '../rules/import-mapping.ts';
import { openBatchToChange, openPreview, type BatchRow } from './batch.ts';
import { errandOf, importQueues } from './import-queues.ts';
import { mappingOf } from './preview.ts';

const sql = loadSql(import.meta.url);

type Input = z.output<typeof importContract.mapImport.input>;

/**
 * 导入第二步: says what each column holds; its rows are then staged as a job. What is not said stays as
 * it was recognised.
 */
export async function mapImport(
  act: Act,
  input: Input,
): Promise<{ batch_id: string; state: ImportState }> {
  const batch = await openBatchToChange(act, input.batch_id);
  const { batch_id } = batch;
  if (!mappableStates.has(batch.state))
    throw refusals.not_mappable({ state: batch.state }, 'information/3g');
  const { sheets } = openPreview(batch, await caseKey(act.db, batch.case_id));
  const sheet_no = input.sheet ?? batch.sheet_no;
  const sheet = sheets[sheet_no];
  if (!sheet) throw refusals.sheet_unknown();
  const mapping = mappingFor(input, batch, sheet, sheet_no);
  refuseIf(cannotMap(mapping, sheet.columns.length));

  const header_row = input.header_row ?? headerOf(batch, sheet, sheet_no);
  const row_count = sheet.row_count + sheet.header_row - header_row;
  await act.db.run(sql('delete_rows'), { batch_id });
  await act.db.run(sql('update_mapping'), {
    batch_id,
    sheet_no,
    header_row,
    mapping,
    row_count,
    at: act.at,
  });
  await sendJob(act.db, importQueues.stage, errandOf(batch), { key: batch_id });
  act.note({ batch_id, row_count });
  return { batch_id, state: 'staging' };
}

const headerOf = (batch: BatchRow, sheet: ImportSheet, sheet_no: number) =>
  sheet_no === batch.sheet_no ? batch.header_row : sheet.header_row;

function mappingFor(
  { mapping, columns }: Input,
  batch: BatchRow,
  sheet: ImportSheet,
  sheet_no: number,
): Record<string, string> {
  if (mapping)
    return Object.fromEntries(Object.entries(mapping).filter(([, field]) => field !== ''));
  if (columns) return mappingByHeading(columns, sheet);
  return sheet_no === batch.sheet_no ? batch.mapping : mappingOf(sheet);
}

/** What scripts call the archive's fields, where a sheet's column is called otherwise. */
const otherNames: Readonly<Record<string, string>> = {
  phones: 'phone',
  intent_grade: 'grade',
  area_band: 'area',
  price_band: 'price',
  income_band: 'income',
  age_band: 'age',
  birth_year: 'birth_on',
};

function mappingByHeading(
  { ref, fields }: NonNullable<Input['columns']>,
  sheet: ImportSheet,
): Record<string, string> {
  const mapping: Record<string, string> = {};
  const wanted = Object.entries(fields);
  if (ref !== undefined && !Object.hasOwn(fields, ref)) wanted.push([ref, 'source_ref']);
  for (const [heading, field] of wanted) {
    const column = sheet.columns.find((it) => it.header.trim() === heading.trim());
    if (!column) throw refusals.column_unknown();
    mapping[String(column.index)] = otherNames[field] ?? field;
  }
  return mapping;
}
