import { inRole, type Act } from '#gate/act';
import { requestApproval, type Binding } from '#modules/approvals';
import { sendJob } from '#platform/jobs';

import { refusals, type ImportState } from '../contract-import.ts';
import { beginHiding, moveBatch, openBatch, openBatchToChange } from './batch.ts';
import { errandOf, importQueues } from './import-queues.ts';

/**
 * 导入第三步: puts the list before the project's reviewer, who is not the one who brought it. Nothing is
 * registered before he signs (information/3g).
 */
export async function submitImport(
  act: Act,
  { batch_id }: { batch_id: string },
): Promise<{ batch_id: string; state: ImportState; request_id: string }> {
  const batch = await openBatchToChange(act, batch_id);
  const { project_id, company_id, state } = batch;
  if (state !== 'ready') throw refusals.not_ready({ state }, 'information/3g');
  if (batch.accepted_count === 0) throw refusals.nothing_to_register({}, 'information/3g');
  const facts = {
    row_count: batch.row_count,
    accepted_count: batch.accepted_count,
    duplicate_count: batch.duplicate_count,
    rejected_count: batch.rejected_count,
    intake_channel: batch.intake_channel,
    purpose: batch.purpose,
    basis: batch.basis,
  };
  // The operator of this machine asks in the name of the administrator the list was brought for.
  const person_id = act.actor.kind === 'system' ? batch.started_by : act.actor.person_id;
  const request_id = await requestApproval(
    { ...act, actor: { ...act.actor, person_id } },
    {
      kind: 'customers.import-batch',
      about_id: batch_id,
      sealed_under: batch.case_id,
      company_id,
      project_id,
      chain: [{ office: 'reviewer', unit_id: project_id }],
      clause: 'information/3g',
      facts,
    },
  );
  await moveBatch(act, batch, 'submitted', { request_id });
  act.cite('information/3g');
  act.note({ batch_id, request_id });
  return { batch_id, state: 'submitted', request_id };
}

/** Where the batch stands after a decision; in the system's role, whoever's office decided. */
async function conclude(act: Act, batch_id: string, state: ImportState): Promise<void> {
  const system = inRole(act, 'kebu_system');
  const batch = await openBatch(system, batch_id);
  if (batch.state !== 'submitted') throw refusals.not_ready({ state: batch.state });
  const request_id = state === 'ready' ? null : batch.request_id;
  if (state !== 'applying') return moveBatch(system, batch, state, { request_id });
  await beginHiding(system, batch, 'applying');
  await sendJob(system.db, importQueues.apply, errandOf(batch), { key: batch_id });
}

/**
 * What the last signature of an import applies: the rows are registered as a job, or may be
 * mended.
 */
export const importBatchApproval: Binding = {
  is_grave: true,
  approved: (act, { about_id }) => conclude(act, about_id, 'applying'),
  returned: (act, { about_id }) => conclude(act, about_id, 'returned'),
  declined: (act, { about_id }) => conclude(act, about_id, 'declined'),
  withdrawn: (act, { about_id }) => conclude(act, about_id, 'ready'),
};
