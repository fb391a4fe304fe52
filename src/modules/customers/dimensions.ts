import { z } from 'zod';

import type { Act } from '#gate/act';
import { loadSql } from '#platform/sql';

import {
  classRefusals,
  type classesContract,
  type Dimension,
  type DimensionCode,
} from './contract.ts';

const sql = loadSql(import.meta.url);

type Input<Name extends keyof typeof classesContract> = z.output<
  (typeof classesContract)[Name]['input']
>;

const Row = z.object({
  code: z.string(),
  name_zh: z.string(),
  name_en: z.string(),
  is_open: z.boolean(),
});
const CodeRow = Row.extend({ dimension: z.string(), version: z.int() });

/** 分类维度 of the company, closed ones too: a customer classified once keeps the name he got. */
export async function listDimensions(act: Act): Promise<{ rows: Dimension[] }> {
  const company_id = act.actor.company_id ?? null;
  const [dimensions, codes] = await Promise.all([
    act.db.many(sql('list_dimensions'), { company_id }, Row),
    act.db.many(sql('list_codes'), { company_id }, CodeRow),
  ]);
  const codesOf = (dimension: string): DimensionCode[] =>
    codes.filter((it) => it.dimension === dimension);
  return { rows: dimensions.map((it) => ({ ...it, codes: codesOf(it.code) })) };
}

const madeBy = (act: Act) => ({
  company_id: act.actor.company_id,
  by: act.actor.person_id,
  at: act.at,
});

const closedBy = (act: Act) => ({ company_id: act.actor.company_id, at: act.at });

/** A new dimension is data, not code (R-D3); it may bring its codes. */
export async function addDimension(act: Act, input: Input<'addDimension'>) {
  const { codes, ...dimension } = input;
  const added = await act.db.run(sql('insert_dimension'), { ...dimension, ...madeBy(act) });
  if (added === 0) throw classRefusals.dimension_exists({ code: dimension.code });
  for (const code of codes)
    await act.db.run(sql('insert_code'), { ...code, dimension: dimension.code, ...madeBy(act) });
  act.note({ dimension: dimension.code });
  return listDimensions(act);
}

/** Nobody is classified by it any more; where customers stand stays readable. */
export async function closeDimension(act: Act, { dimension }: Input<'closeDimension'>) {
  const closed = await act.db.run(sql('close_dimension'), { dimension, ...closedBy(act) });
  if (closed === 0) throw classRefusals.dimension_unknown();
  act.note({ dimension });
  return listDimensions(act);
}

/** Names a code: a new one, or a new version of one that has another name by now. */
export async function nameDimensionCode(act: Act, input: Input<'nameDimensionCode'>) {
  const { dimension, code } = input;
  await lockOpen(act, dimension);
  await act.db.run(sql('close_code'), { dimension, code, ...closedBy(act) });
  await act.db.run(sql('insert_code'), { ...input, ...madeBy(act) });
  act.note({ dimension, code });
  return listDimensions(act);
}

/** 停用: who stands there stays there, nobody else is put there. */
export async function closeDimensionCode(act: Act, input: Input<'closeDimensionCode'>) {
  const { dimension, code } = input;
  await lockOpen(act, dimension);
  const closed = await act.db.run(sql('close_code'), { dimension, code, ...closedBy(act) });
  if (closed === 0) throw classRefusals.class_code_unknown({ field: code });
  act.note({ dimension, code });
  return listDimensions(act);
}

async function lockOpen(act: Act, dimension: string): Promise<void> {
  const company_id = act.actor.company_id ?? null;
  const found = await act.db.maybeOne(
    sql('lock_dimension'),
    { dimension, company_id },
    z.object({ code: z.string() }),
  );
  if (!found) throw classRefusals.dimension_unknown();
}
