import { z } from 'zod';

import { NOBODY, type Act } from '#gate/act';
import { forJobs, type Errands } from '#gate/errand';
import { endpoint } from '#kernel/endpoint';
import { newId } from '#platform/identifier';
import { sendJob, type JobBinding } from '#platform/jobs';
import { loadSql } from '#platform/sql';

import { endHiding, openBatchToChange, type BatchRow } from './batch.ts';
import { BatchErrand, CHUNK, errandOf, importQueues } from './import-queues.ts';

const sql = loadSql(import.meta.url);

/** What the job of an undoing carries: the batch, and who undid it. */
const UndoErrand = BatchErrand.extend({ by_id: z.uuid() });

/** An undoing is carried through however long the trouble lasts: its job is put in line anew. */
const AGAIN_SECONDS = 600;

const Chunk = z.object({ batch_id: z.uuid(), by_id: z.uuid(), after: z.uuid() });

/** What the job that undoes a batch does, act by act; only the system comes here. */
export const undoingActs = {
  undoArchives: endpoint({
    ...forJobs,
    id: 'customers.undo-import-archives',
    path: '/customers/imports/:batch_id/undoing-archives',
    purposes: ['sales', 'service', 'marketing', 'sharing'],
    input: Chunk,
    output: z.object({ through: z.uuid().nullable() }),
  }),
  undoAgain: endpoint({
    ...forJobs,
    id: 'customers.undo-import-again',
    path: '/customers/imports/:batch_id/undoing-again',
    input: Chunk.omit({ after: true }),
    output: z.object({}),
  }),
};

/** Puts the job of an undoing in line, in the transaction that begins it. */
export async function sendUndoing(
  act: Act,
  batch: BatchRow,
  by_id: string,
  after_seconds = 0,
): Promise<void> {
  const options = { key: batch.batch_id, after_seconds };
  await sendJob(act.db, importQueues.undo, { ...errandOf(batch), by_id }, options);
}

const Id = z.object({ customer_id: z.uuid() });

/**
 * Voids the next thousand archives of a batch that is being undone. Nobody sees them meanwhile;
 * with the last act the batch is undone, and its archives are seen again, all of them voided.
 */
export async function undoArchives(
  act: Act,
  { batch_id, by_id, after }: z.infer<typeof Chunk>,
): Promise<{ through: string | null }> {
  const batch = await openBatchToChange(act, batch_id);
  if (batch.state !== 'undoing') return { through: null };
  const wanted = { batch_id, after, limit: CHUNK };
  const found = await act.db.many(sql('list_next'), wanted, Id);
  act.deputise(by_id);
  act.cite('information/3g');
  act.note({ batch_id, voided_count: found.length });
  if (found.length === 0) {
    await endHiding(act, batch, 'undone');
    return { through: null };
  }
  const customer_ids = found.map((it) => it.customer_id);
  const { at } = act;
  await Promise.all([
    act.db.run(sql('insert_voidings'), { customer_ids, by_id, at }),
    act.db.run(sql('void_customers'), { customer_ids, at }),
    act.db.run(sql('insert_events'), { customer_ids, batch_id, by_id, at, event_id: newId() }),
  ]);
  for (const id of customer_ids) act.touch(id);
  return { through: customer_ids.at(-1)! };
}

async function undoAgain(act: Act, { batch_id, by_id }: Omit<z.infer<typeof Chunk>, 'after'>) {
  const batch = await openBatchToChange(act, batch_id);
  if (batch.state === 'undoing') await sendUndoing(act, batch, by_id, AGAIN_SECONDS);
  act.note({ batch_id });
  return {};
}

export function undoJob({ perform, asSystem }: Errands): JobBinding {
  return {
    async run(data, signal) {
      const { batch_id, by_id, company_id, purpose } = UndoErrand.parse(data);
      for (let after: string | null = NOBODY; after !== null && !signal.aborted;) {
        const petition = { ...asSystem(company_id), purpose };
        const input = { batch_id, by_id, after };
        const done: { through: string | null } = await perform(
          undoingActs.undoArchives,
          undoArchives,
          petition,
          input,
        );
        after = done.through;
      }
    },
    async gaveUp(data) {
      const { batch_id, by_id, company_id } = UndoErrand.parse(data);
      const input = { batch_id, by_id };
      await perform(undoingActs.undoAgain, undoAgain, asSystem(company_id), input);
    },
  };
}
