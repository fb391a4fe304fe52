import { z } from 'zod';

import type { Act } from '#gate/act';
import { forJobs } from '#gate/errand';
import { dayOf } from '#kernel/calendar';
import { endpoint } from '#kernel/endpoint';
import { caseKey, lockPhones, openJson } from '#modules/vault';
import { newId } from '#platform/identifier';
import { sendJob } from '#platform/jobs';
import { loadSql } from '#platform/sql';

import type { Archive } from '../contract.ts';
import { ImportVerdict } from '../contract-import.ts';
import { registerMany, type NewArchive } from '../register-many.ts';
import { endHiding, openBatchToChange, rowPlace, type BatchRow } from './batch.ts';
import { CHUNK, errandOf, importQueues } from './import-queues.ts';
import { knownAmong } from './known-archives.ts';
import { StagedRow } from './staged-row.ts';

const sql = loadSql(import.meta.url);

/** What the job that registers an approved list does, act by act; only the system comes here. */
export const applyRowsAct = endpoint({
  ...forJobs,
  id: 'customers.apply-import-rows',
  path: '/customers/imports/:batch_id/applying',
  purposes: ['sales', 'service', 'marketing', 'sharing'],
  input: z.object({ batch_id: z.uuid() }),
  output: z.object({ is_applying: z.boolean() }),
});

/** An approved list is registered however long the trouble lasts: its job is put in line anew. */
export const applyAgainAct = endpoint({
  ...forJobs,
  id: 'customers.apply-import-again',
  path: '/customers/imports/:batch_id/applying-again',
  input: z.object({ batch_id: z.uuid() }),
  output: z.object({ is_applying: z.boolean() }),
});

const AGAIN_SECONDS = 600;

export async function applyAgain(
  act: Act,
  { batch_id }: { batch_id: string },
): Promise<{ is_applying: boolean }> {
  const batch = await openBatchToChange(act, batch_id);
  const is_applying = batch.state === 'applying';
  const options = { key: batch_id, after_seconds: AGAIN_SECONDS };
  if (is_applying) await sendJob(act.db, importQueues.apply, errandOf(batch), options);
  act.note({ batch_id });
  return { is_applying };
}

const WaitingRow = z.object({
  row_no: z.int(),
  verdict: ImportVerdict,
  sealed: z.instanceof(Buffer),
});

interface Waiting {
  row_no: number;
  verdict: ImportVerdict;
  archive: Archive;
  owner_name: string | null;
}

/**
 * Registers the next thousand rows of an approved list: all of them with everything an archive has,
 * or none. Which rows are done is part of the same transaction, so that a job begun again after a
 * crash goes on where it was and registers nobody twice. Nobody sees any of them before the last.
 */
export async function applyRows(
  act: Act,
  { batch_id }: { batch_id: string },
): Promise<{ is_applying: boolean }> {
  const batch = await openBatchToChange(act, batch_id);
  if (batch.state !== 'applying') return { is_applying: false };
  const rows = await waitingRows(act, batch);
  if (rows.length === 0) {
    await endHiding(act, batch, 'applied');
    act.note({ batch_id, applied_count: batch.applied_count });
    return { is_applying: false };
  }
  // Somebody may have registered one of them since the list was staged.
  await lockPhones(
    act.db,
    rows.flatMap((it) => it.archive.identity.phones),
  );
  const known = await knownAmong(act, batch.company_id, rows.map(recognisableOf));
  const fresh = rows.filter((_, at) => !known.has(at)).map((it) => ({ ...it, id: newId() }));
  await registerMany(act, await archivesOf(act, batch, fresh));
  await keepProgress(act, batch, rows, fresh);
  act.deputise(batch.started_by);
  act.cite('information/3g');
  act.note({ batch_id, applied_count: fresh.length, duplicate_count: known.size });
  return { is_applying: true };
}

async function waitingRows(act: Act, batch: BatchRow): Promise<Waiting[]> {
  const { batch_id, applied_through: after } = batch;
  const [key, rows] = await Promise.all([
    caseKey(act.db, batch.case_id),
    act.db.many(sql('list_waiting_rows'), { batch_id, after, limit: CHUNK }, WaitingRow),
  ]);
  return rows.map(({ row_no, verdict, sealed }) => {
    const { archive, owner_name } = openJson(key, rowPlace(batch_id, row_no), sealed, StagedRow);
    if (!archive) throw new Error(`row ${row_no} was accepted without an archive`);
    return { row_no, verdict, archive, owner_name };
  });
}

const recognisableOf = ({ archive }: Waiting) => ({
  phones: archive.identity.phones,
  id_number: archive.contact.id_number,
});

const Consultant = z.object({
  name: z.string(),
  person_id: z.uuid(),
  team_id: z.uuid().nullable(),
});

async function archivesOf(
  act: Act,
  batch: BatchRow,
  fresh: readonly (Waiting & { id: string })[],
): Promise<NewArchive[]> {
  const { project_id, company_id, batch_id, started_by } = batch;
  const today = dayOf(act.at);
  const found = await act.db.many(sql('list_consultants'), { project_id, today }, Consultant);
  const consultants = new Map(found.map((it) => [it.name, it]));
  return fresh.map(({ id, verdict, archive, owner_name }) => {
    const owner = owner_name === null ? undefined : consultants.get(owner_name);
    return {
      customer_id: id,
      archive: withoutSensitive(archive),
      state: verdict === 'quarantined' ? 'quarantined' : 'in_force',
      company_id,
      project_id,
      team_id: owner?.team_id ?? null,
      owner_id: owner?.person_id ?? null,
      entered_by: started_by,
      created_at: act.at,
      is_scouting: false,
      event: 'imported',
      batch_id,
      receipts: receiptsOf(act, batch),
    };
  });
}

/**
 * A list brings one purpose for all; the separate consent sensitive values need is nobody's there
 * (information/2b): they helped to recognise who is known, and go no further.
 */
function withoutSensitive(archive: Archive): Archive {
  const { id_number: _number, ...contact } = archive.contact;
  return { ...archive, contact, sensitive: {} };
}

function receiptsOf(act: Act, batch: BatchRow): NewArchive['receipts'] {
  const { notice_code: code, notice_version: version, purpose, basis } = batch;
  return {
    notice: code !== null && version !== null ? { code, version } : null,
    channel: batch.intake_channel,
    given: [{ purpose, basis, evidence_kind: 'imported' }],
    given_at: act.at,
    taken_by: batch.started_by,
  };
}

async function keepProgress(
  act: Act,
  { batch_id }: BatchRow,
  rows: readonly Waiting[],
  fresh: readonly { row_no: number; id: string }[],
): Promise<void> {
  const made = new Map(fresh.map((it) => [it.row_no, it.id]));
  await Promise.all([
    act.db.run(sql('update_rows'), {
      batch_id,
      row_nos: rows.map((it) => it.row_no),
      customer_ids: rows.map((it) => made.get(it.row_no) ?? null),
      verdicts: rows.map((it) => (made.has(it.row_no) ? it.verdict : 'duplicate')),
      reason: 'row.known_already',
    }),
    act.db.run(sql('update_progress'), {
      batch_id,
      applied: fresh.length,
      duplicates: rows.length - fresh.length,
      through: rows.at(-1)!.row_no,
    }),
  ]);
}
