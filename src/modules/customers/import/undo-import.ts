import { z } from 'zod';

import { inRole, type Act } from '#gate/act';
import { refuseIf } from '#kernel/refusal';
import { withdrawApproval } from '#modules/approvals';
import { loadSql } from '#platform/sql';

import type { ImportState } from '../contract-import.ts';
import { cannotUndo } from '../rules/import-undoing.ts';
import { beginHiding, moveBatch, openBatch, openBatchToChange, type BatchRow } from './batch.ts';
import { sendUndoing } from './undo-archives.ts';

const sql = loadSql(import.meta.url);
const Count = z.object({ count: z.int() });

/**
 * 撤销导入: the whole batch, within the days of the regime and while nobody has worked with its
 * archives (information/3g). They are voided, never removed: their numbers are not used again. From
 * now on nobody sees them until a job has voided the last one.
 */
export async function undoImport(
  act: Act,
  { batch_id }: { batch_id: string },
): Promise<{ batch_id: string; state: ImportState; voided_count: number }> {
  // A decision locks its request first and then the batch: the same order here.
  const seen = await openBatch(act, batch_id);
  if (seen.state === 'submitted' && seen.request_id) await withdrawApproval(act, seen.request_id);
  const batch = await openBatchToChange(act, batch_id);
  const voided_count = await begin(inRole(act, 'kebu_system'), batch);
  act.cite('information/3g');
  act.note({ batch_id, voided_count });
  return { batch_id, state: voided_count > 0 ? 'undoing' : 'undone', voided_count };
}

/**
 * The archives are locked before it is asked whether one is in use: whoever works with one at this
 * moment is waited for, and whoever comes later finds none.
 */
async function begin(act: Act, batch: BatchRow): Promise<number> {
  const { batch_id } = batch;
  const locked = await act.db.one(sql('lock_customers'), { batch_id }, Count);
  const used = await act.db.one(sql('count_used'), { batch_id }, Count);
  refuseIf(cannotUndo(batch, { used_count: used.count, at: act.at, terms: act.terms }));
  if (locked.count === 0) {
    await moveBatch(act, batch, 'undone', { completed_at: act.at });
    return 0;
  }
  await beginHiding(act, batch, 'undoing');
  await sendUndoing(act, batch, act.actor.person_id);
  return locked.count;
}
