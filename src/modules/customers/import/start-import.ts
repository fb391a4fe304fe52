import { z } from 'zod';

import type { Act } from '#gate/act';
import { dayOf } from '#kernel/calendar';
import { refuseIf } from '#kernel/refusal';
import { noticeInForce, purposesInForce } from '#modules/consent';
import { storeFile } from '#modules/files';
import { createCase, sealJson, sealText } from '#modules/vault';
import { sha256 } from '#platform/cipher';
import { newId } from '#platform/identifier';
import { loadSql } from '#platform/sql';
import { cannotGive } from '#rules/consent';

import { refusals, type ImportPage, type importContract } from '../contract-import.ts';
import { batchPlace, openBatch, pageOfBatch, type Preview } from './batch.ts';
import { likeliestSheet, mappingOf, readPreview } from './preview.ts';

const sql = loadSql(import.meta.url);

type Input = z.output<typeof importContract.startImport.input>;

/**
 * 导入第一步: the list goes to staging, sealed under a key of its own, with its source and its ground
 * (information/2g, 3g); answers what its columns seem to hold. Nothing is a customer yet.
 */
export async function startImport(act: Act, input: Input): Promise<ImportPage> {
  const purpose = input.purpose ?? act.purpose!;
  const [project_id, notice, started_by] = await Promise.all([
    projectOf(act, input),
    noticeFor(act, input, purpose),
    bringer(act),
    refuseUnknownChannel(act, input.intake_channel),
  ]);
  if (input.provenance === '') throw refusals.provenance_missing({}, 'information/3g');
  const bytes = Buffer.from(input.bytes.buffer, input.bytes.byteOffset, input.bytes.byteLength);
  const preview: Preview = {
    file_name: input.file_name,
    sheets: await readPreview(bytes, input.file_name),
  };
  const sheet_no = likeliestSheet(preview.sheets);
  const sheet = preview.sheets[sheet_no]!;

  const batch_id = newId();
  const case_id = newId();
  const key = await createCase(act.db, case_id, act.at);
  const media_type = 'application/octet-stream';
  const kept = { bytes, name: input.file_name, media_type, case_id, key };
  await act.db.run(sql('insert_batch'), {
    batch_id,
    case_id,
    file_id: await storeFile(act, kept),
    company_id: act.actor.company_id,
    project_id,
    intake_channel: input.intake_channel,
    purpose,
    basis: input.basis,
    provenance: sealText(key, batchPlace(batch_id, 'provenance'), input.provenance),
    preview: sealJson(key, batchPlace(batch_id, 'preview'), preview),
    notice_code: notice?.code ?? null,
    notice_version: notice?.version ?? null,
    file_digest: sha256(bytes),
    started_by,
    started_at: act.at,
    sheet_no,
    header_row: sheet.header_row,
    mapping: mappingOf(sheet),
    row_count: sheet.row_count,
  });
  act.cite('information/3g');
  act.note({ batch_id, row_count: sheet.row_count, basis: input.basis });
  return pageOfBatch(act, await openBatch(act, batch_id));
}

const Project = z.object({ project_id: z.uuid() });

/** The project the customers will belong to: of this company, and within the importer's reach. */
async function projectOf(act: Act, { project_id, project_code }: Input): Promise<string> {
  const { actor, scope, reach } = act;
  const wanted = { project_id, project_code, company_id: actor.company_id };
  const found = await act.db.maybeOne(sql('read_project'), wanted, Project);
  const isWithin = actor.kind === 'system' || scope === 'company';
  if (!found || !(isWithin || reach.includes(found.project_id))) throw refusals.project_unknown();
  return found.project_id;
}

async function refuseUnknownChannel(act: Act, code: string): Promise<void> {
  const found = await act.db.maybeOne(sql('read_channel'), { code }, z.object({}));
  if (!found) throw refusals.channel_unknown({ code });
}

/** The notice the people on the list were shown, if consent is the ground. */
async function noticeFor(act: Act, { basis, notice_code }: Input, purpose: string) {
  const [purposes, notice] = await Promise.all([
    purposesInForce(act),
    noticeInForce(act, notice_code),
  ]);
  refuseIf(cannotGive([{ purpose, basis, evidence_kind: 'imported' }], purposes, notice));
  return basis === 'consent' ? notice : undefined;
}

/** The operator of this machine is nobody: he brings a list in the name of an administrator. */
async function bringer(act: Act): Promise<string> {
  if (act.actor.kind !== 'system') return act.actor.person_id;
  const Found = z.object({ person_id: z.uuid() });
  const found = await act.db.maybeOne(sql('read_administrator'), { today: dayOf(act.at) }, Found);
  if (!found) throw refusals.no_administrator();
  act.deputise(found.person_id);
  return found.person_id;
}
