import { z } from 'zod';

import type { Act } from '#gate/act';
import { forJobs, type Errands } from '#gate/errand';
import { addDays, dayOf, startOf } from '#kernel/calendar';
import { endpoint } from '#kernel/endpoint';
import { Refusal } from '#kernel/refusal';
import { withdrawApproval } from '#modules/approvals';
import { isClockDoubted } from '#modules/audit';
import { removeFile } from '#modules/files';
import { caseKey, createCase, destroyCase, openText, sealText } from '#modules/vault';
import { now } from '#platform/clock';
import { newId } from '#platform/identifier';
import type { JobBinding } from '#platform/jobs';
import { loadSql } from '#platform/sql';

import { destructibleStates, keptSince, stateWithoutRows } from '../rules/import-keeping.ts';
import { batchPlace, openBatch, openBatchToChange, type BatchRow } from './batch.ts';

const sql = loadSql(import.meta.url);

const Held = z.object({ batch_id: z.uuid(), company_id: z.uuid() });
const One = Held.pick({ batch_id: true });
const Done = z.object({ is_destroyed: z.boolean() });

/** Batches looked at together; what is left is found by the next look. */
const LOOK = 100;
/** At three in the morning in China. */
const HOUR_MS = 3 * 3_600_000;

/** What the daily look does, act by act; only the system comes here. */
export const destroyingActs = {
  listOverdue: endpoint({
    ...forJobs,
    id: 'customers.list-overdue-imports',
    path: '/customers/imports/overdue',
    effect: 'read',
    logged: true,
    input: z.object({}),
    output: z.object({ overdue: z.array(Held), spent: z.array(Held) }),
  }),
  destroyRows: endpoint({
    ...forJobs,
    id: 'customers.destroy-import-rows',
    path: '/customers/imports/:batch_id/rows/destruction',
    input: One,
    output: Done,
  }),
  destroyKey: endpoint({
    ...forJobs,
    id: 'customers.destroy-import-key',
    path: '/customers/imports/:batch_id/key/destruction',
    input: One,
    output: Done,
  }),
};

/**
 * Lists whose days are over, and those whose rows are gone and whose key is not yet. While the
 * clock is in doubt no days are over: what a jump destroys, no correction brings back.
 */
export async function listOverdue(act: Act): Promise<{ overdue: Held[]; spent: Held[] }> {
  if (await isClockDoubted(act)) {
    act.note({ is_clock_doubted: 1 });
    return { overdue: [], spent: [] };
  }
  const before = keptSince(act.at, act.terms.retention);
  const wanted = { before, states: destructibleStates, limit: LOOK };
  const [overdue, spent] = await Promise.all([
    act.db.many(sql('list_overdue'), wanted, Held),
    act.db.many(sql('list_spent'), { limit: LOOK }, Held),
  ]);
  act.cite('information/9a');
  act.note({ overdue_count: overdue.length, spent_count: spent.length });
  return { overdue, spent };
}
type Held = z.infer<typeof Held>;

/**
 * Destroys what a list held in staging: its rows and all that was read from its file
 * (information/9a). The batch stays with its counts, and its source under a key of its own; one
 * left lying lapses, and the request it waited for is taken back in the name of who asked.
 *
 * The old key and the file follow in an act of their own: a key cannot be given back if this act is
 * not committed.
 */
export async function destroyRows(
  act: Act,
  { batch_id }: z.infer<typeof One>,
): Promise<z.infer<typeof Done>> {
  const seen = await openBatch(act, batch_id);
  if (!isOverdue(act, seen)) return { is_destroyed: false };
  // A decision locks its request first and then the batch: the same order here.
  if (seen.state === 'submitted' && seen.request_id)
    await withdrawApproval(inNameOf(act, seen.started_by), seen.request_id);
  const batch = await openBatchToChange(act, batch_id);
  if (!isOverdue(act, batch)) return { is_destroyed: false };

  const place = batchPlace(batch_id, 'provenance');
  const provenance = openText(await caseKey(act.db, batch.case_id), place, batch.provenance);
  const case_id = newId();
  const key = await createCase(act.db, case_id, act.at);
  const row_count = await act.db.run(sql('delete_rows'), { batch_id });
  await act.db.run(sql('empty_batch'), {
    batch_id,
    case_id,
    state: stateWithoutRows(batch.state),
    provenance: sealText(key, place, provenance),
    at: act.at,
  });
  act.cite('information/9a');
  act.note({ batch_id, row_count });
  return { is_destroyed: true };
}

const isOverdue = (act: Act, { state, moved_at, destroyed_at }: BatchRow): boolean =>
  destroyed_at === null &&
  destructibleStates.includes(state) &&
  moved_at < keptSince(act.at, act.terms.retention);

const inNameOf = (act: Act, person_id: string): Act => ({
  ...act,
  actor: { ...act.actor, person_id },
});

const Spent = z.object({ file_id: z.uuid().nullable(), spent_case_id: z.uuid().nullable() });

/**
 * Removes the file and destroys the key that rows, file and first rows were sealed under: copies in
 * backups open no more. Done again after a crash, it does the same.
 */
export async function destroyKey(
  act: Act,
  { batch_id }: z.infer<typeof One>,
): Promise<z.infer<typeof Done>> {
  await openBatchToChange(act, batch_id);
  const { file_id, spent_case_id } = await act.db.one(sql('read_spent'), { batch_id }, Spent);
  if (spent_case_id === null) return { is_destroyed: false };
  if (file_id !== null) await removeFile(act, file_id);
  const { mirrors_wiped } = await destroyCase(act.db, spent_case_id, act.at);
  await act.db.run(sql('forget_spent'), { batch_id });
  act.cite('information/9a');
  act.note({ batch_id, mirrors_wiped });
  return { is_destroyed: true };
}

/** The daily job. A batch that refuses (its request was just decided) is seen again tomorrow. */
export function destroyJob({ perform, asSystem }: Errands): JobBinding {
  const { listOverdue: look, destroyRows: rows, destroyKey: keys } = destroyingActs;
  return {
    next_at: () => new Date(startOf(addDays(dayOf(now()), 1)).getTime() + HOUR_MS),
    async run(_data, signal) {
      const refused = new Set<string>();
      const lookAgain = () => perform(look, listOverdue, asSystem(undefined), {});
      for (let found = await lookAgain(); ; found = await lookAgain()) {
        const due = found.overdue.filter((it) => !refused.has(it.batch_id));
        for (const { batch_id, company_id } of due) {
          if (signal.aborted) return;
          const done = await perform(rows, destroyRows, asSystem(company_id), { batch_id }).catch(
            refusedOnly,
          );
          if (!done) refused.add(batch_id);
          else found.spent.push({ batch_id, company_id });
        }
        for (const { batch_id, company_id } of found.spent)
          await perform(keys, destroyKey, asSystem(company_id), { batch_id });
        if (due.length < LOOK) return;
      }
    },
  };
}

function refusedOnly(error: unknown): undefined {
  if (!(error instanceof Refusal) || error.kind === 'sealed') throw error;
}
