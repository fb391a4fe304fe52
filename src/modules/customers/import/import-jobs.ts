import type { Petition } from '#gate/act';
import type { Errands } from '#gate/errand';
import { Refusal } from '#kernel/refusal';
import type { JobBinding } from '#platform/jobs';

import { applyAgain, applyAgainAct, applyRows, applyRowsAct } from './apply-rows.ts';
import { destroyJob } from './destroy-staged.ts';
import { BatchErrand, CHUNK, importQueues } from './import-queues.ts';
import { rowsBelow } from './preview.ts';
import { openRowReader } from './read-rows.ts';
import { endStaging, openList, stageRows, stagingActs } from './stage-rows.ts';
import type { ReadRow } from './staged-row.ts';
import { undoJob } from './undo-archives.ts';

type Ask = () => Petition;

/** The jobs of imports, to be bound where the queue is opened. Each act is one entry of the log. */
export function importJobs(errands: Errands): Record<string, JobBinding> {
  const asker =
    ({ company_id, purpose }: BatchErrand): Ask =>
    () => ({ ...errands.asSystem(company_id), purpose });
  const fail = async (data: unknown) => {
    const errand = BatchErrand.parse(data);
    const { batch_id } = errand;
    const input = { batch_id, state: 'failed' };
    await errands.perform(stagingActs.endStaging, endStaging, asker(errand)(), input);
  };
  return {
    [importQueues.stage]: {
      async run(data, signal) {
        const errand = BatchErrand.parse(data);
        try {
          await stage(errands, asker(errand), errand.batch_id, signal);
        } catch (error) {
          // A list that cannot be read is its own fault: trying again would not help.
          if (!(error instanceof Refusal) || error.kind === 'sealed') throw error;
          await fail(data);
        }
      },
      gaveUp: fail,
    },
    [importQueues.undo]: undoJob(errands),
    [importQueues.destroy]: destroyJob(errands),
    [importQueues.apply]: {
      async run(data, signal) {
        const errand = BatchErrand.parse(data);
        const { batch_id } = errand;
        const ask = asker(errand);
        while (!signal.aborted) {
          const done = await errands.perform(applyRowsAct, applyRows, ask(), { batch_id });
          if (!done.is_applying) return;
        }
      },
      async gaveUp(data) {
        const errand = BatchErrand.parse(data);
        const { batch_id } = errand;
        await errands.perform(applyAgainAct, applyAgain, asker(errand)(), { batch_id });
      },
    },
  };
}

async function stage(
  { perform }: Errands,
  ask: Ask,
  batch_id: string,
  signal: AbortSignal,
): Promise<void> {
  const petition = ask();
  const list = await perform(stagingActs.openList, openList, petition, { batch_id });
  const { batch, sheet, bytes } = list;
  const read = openRowReader({
    mapping: batch.mapping,
    intake_channel: batch.intake_channel,
    verdict: batch.basis === 'to_be_confirmed' ? 'quarantined' : 'accepted',
    terms: petition.terms,
    at: petition.at,
  });
  let waiting: ReadRow[] = [];
  const flush = async (): Promise<boolean> => {
    const rows = waiting;
    waiting = [];
    if (rows.length === 0) return true;
    const input = { batch_id, rows };
    return (await perform(stagingActs.stageRows, stageRows, ask(), input)).is_staging;
  };
  for await (const rows of rowsBelow(bytes, { sheet, header_row: batch.header_row })) {
    if (signal.aborted) return;
    for (const it of rows) waiting.push(read(it));
    if (waiting.length >= CHUNK && !(await flush())) return;
  }
  if (await flush())
    await perform(stagingActs.endStaging, endStaging, ask(), { batch_id, state: 'ready' });
}
