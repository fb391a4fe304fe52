import { z } from 'zod';

import type { Act } from '#gate/act';
import { newId } from '#platform/identifier';
import { loadSql } from '#platform/sql';

import { appendTimeline } from './append-timeline.ts';
import { Classification, classRefusals, type classesContract } from './contract.ts';
import { openCustomer, openCustomerToChange } from './open-customer.ts';

const sql = loadSql(import.meta.url);

const listOf = (act: Act, customer_id: string) =>
  act.db.many(sql('list_classifications'), { customer_id }, Classification);

/** Where a customer stands in each dimension, and where he stood. */
export async function listClassifications(
  act: Act,
  { customer_id }: z.output<typeof classesContract.listClassifications.input>,
) {
  await openCustomer(act, customer_id);
  return { rows: await listOf(act, customer_id) };
}

const Version = z.object({ version: z.int() });

/**
 * 归类与重新归类 (R-D3): one row closes, the next opens, by the version of the code in force. Only
 * codes that are open may be given; a code that is taken back leaves its row behind.
 */
export async function classifyCustomer(
  act: Act,
  { customer_id, codes }: z.output<typeof classesContract.classifyCustomer.input>,
) {
  const { row } = await openCustomerToChange(act, customer_id);
  const { company_id } = row;
  const before = new Map(
    (await listOf(act, customer_id))
      .filter((it) => it.closed_at === null)
      .map((it) => [it.dimension, `${it.code}.${it.version}`]),
  );
  for (const { dimension, code } of codes) {
    const wanted = { company_id, dimension, code };
    const open = code && (await act.db.maybeOne(sql('read_open_code'), wanted, Version));
    if (code && !open) throw classRefusals.class_code_unknown({ field: dimension });
    if (before.get(dimension) === (open ? `${code}.${open.version}` : undefined)) continue;
    await act.db.run(sql('close_classification'), { customer_id, dimension, at: act.at });
    if (open)
      await act.db.run(sql('insert_classification'), {
        ...wanted,
        customer_id,
        classification_id: newId(),
        version: open.version,
        classified_by: act.actor.person_id,
        at: act.at,
      });
    appendTimeline(act, customer_id, 'classified', { facts: { dimension } });
  }
  return { rows: await listOf(act, customer_id) };
}
