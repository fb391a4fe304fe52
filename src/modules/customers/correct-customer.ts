import { z } from 'zod';

import type { Act } from '#gate/act';
import { refuseIf } from '#kernel/refusal';
import { requestApproval, type DecidedRequest } from '#modules/approvals';
import { openJson, replaceTokens, sealJson, type Place } from '#modules/vault';
import { loadSql } from '#platform/sql';

import { appendTimeline } from './append-timeline.ts';
import { readerOf } from './archive-history.ts';
import {
  CorrectionReason,
  correctionRefusals,
  KeptValue,
  Wanted,
  type correctionContract,
  type CorrectionLine,
} from './contract.ts';
import { keepChanges } from './keep-changes.ts';
import { openCustomer, openCustomerToChange, type Opened } from './open-customer.ts';
import {
  changesOf,
  profileColumns,
  refuseOverwriting,
  refuseSomebodyElses,
} from './revise-customer.ts';
import { cannotKeep } from './rules/cannot-keep.ts';
import { cannotKeepSensitive } from './rules/extra-fields.ts';
import { cannotCorrect } from './rules/revisable.ts';
import { withHidden } from './rules/separate-consent.ts';
import { archiveTokens, normalIdentity, sealArchive } from './sealed-archive.ts';

const sql = loadSql(import.meta.url);

const place = (owner_id: string, request_id: string): Place => ({
  table: 'customers.archive-change',
  column: request_id,
  owner_id,
});

/**
 * 更正申请 (information/5b): an archive in force is not altered on one's own. What it should say is
 * sealed with the request; the project's reviewer verifies it and the site supervisor approves it.
 */
export async function requestCorrection(
  act: Act,
  { reason_code, ...sent }: z.output<typeof correctionContract.requestCorrection.input>,
): Promise<{ request_id: string }> {
  const { customer_id } = sent;
  const opened = await openCustomerToChange(act, customer_id);
  const { row, key } = opened;
  const stood = { contact: opened.contact(), sensitive: opened.sensitive() };
  const input = withHidden(sent, stood, row.lawful_for);
  refuseOverwriting(opened, input);
  refuseIf(cannotCorrect(row.state));
  await refuseWhatCannotStand(act, opened, input);
  const fields = changesOf(opened, input).map((it) => it.field);
  if (fields.length === 0) throw correctionRefusals.nothing_to_correct();

  const { company_id, project_id } = row;
  const request_id = await requestApproval(act, {
    kind: 'customers.archive-change',
    about_id: customer_id,
    sealed_under: customer_id,
    company_id,
    project_id,
    chain: [
      { office: 'reviewer', unit_id: project_id },
      { office: 'site_supervisor', unit_id: project_id },
    ],
    clause: 'information/5b',
    facts: { count: fields.length },
  });
  await act.db.run(sql('insert_correction'), {
    customer_id,
    request_id,
    sealed: sealJson(key, place(customer_id, request_id), Wanted.parse(input)),
    fields,
    seal_version: row.seal_version,
    reason_code,
    by: act.actor.person_id,
    at: act.at,
  });
  appendTimeline(act, customer_id, 'correction_requested', { ref: request_id });
  act.cite('information/5b');
  return { request_id };
}

/** The same questions twice: when it is asked for, and when it is written. */
async function refuseWhatCannotStand(act: Act, opened: Opened, wanted: Wanted): Promise<void> {
  const { row } = opened;
  refuseIf(cannotKeep({ ...wanted, intake_channel: row.intake_channel }, act.terms));
  const stood = { contact: opened.contact(), sensitive: opened.sensitive() };
  refuseIf(cannotKeepSensitive(wanted, row.lawful_for, stood));
  await refuseSomebodyElses(act, row.customer_id, normalIdentity(wanted.identity).phones);
}

const Kept = z.object({
  sealed: z.instanceof(Buffer),
  seal_version: z.int(),
  reason_code: CorrectionReason,
  requested_by: z.uuid(),
});

async function keptOf(act: Act, { row, key }: Opened, request_id: string) {
  const { customer_id } = row;
  const kept = await act.db.maybeOne(sql('read_correction'), { customer_id, request_id }, Kept);
  if (!kept) throw correctionRefusals.correction_unknown();
  return { ...kept, wanted: openJson(key, place(customer_id, request_id), kept.sealed, Wanted) };
}

/** What a request would change, as far as this reader may see it. */
export async function readCorrection(
  act: Act,
  { customer_id, request_id }: z.output<typeof correctionContract.readCorrection.input>,
): Promise<{ reason_code: CorrectionReason; rows: CorrectionLine[] }> {
  const opened = await openCustomer(act, customer_id);
  const { reason_code, wanted } = await keptOf(act, opened, request_id);
  const sees = readerOf(act, opened);
  const rows = changesOf(opened, wanted).map(({ field, before, after }): CorrectionLine => {
    const is_closed = !sees(field);
    const values = is_closed ? { before: null, after: null } : { before, after };
    return {
      field,
      before: KeptValue.parse(values.before),
      after: KeptValue.parse(values.after),
      is_closed,
    };
  });
  return { reason_code, rows };
}

/**
 * Writes an approved correction in the transaction of the last signature: the archive stays in
 * force, before and after are kept with the request and whoever asked.
 */
async function writeCorrection(act: Act, { about_id, request_id }: DecidedRequest): Promise<void> {
  const opened = await openCustomerToChange(act, about_id);
  const { row, key } = opened;
  const { wanted, seal_version, requested_by } = await keptOf(act, opened, request_id);
  refuseIf(cannotCorrect(row.state));
  refuseOverwriting(opened, { ...wanted, version: seal_version });
  await refuseWhatCannotStand(act, opened, wanted);
  const version = row.seal_version + 1;
  const asked = { changed_by: requested_by, request_id };
  keepChanges(act, opened, changesOf(opened, wanted), 'correction', asked);
  await act.db.run(sql('update_archive'), {
    customer_id: about_id,
    ...profileColumns(wanted.profile),
    ...sealArchive(wanted, { customer_id: about_id, key, version }),
    kind: wanted.kind,
    awareness_channel: wanted.awareness_channel ?? null,
    intent_grade: wanted.intent_grade ?? null,
    version,
    at: act.at,
  });
  await replaceTokens(act.db, about_id, archiveTokens(wanted));
  appendTimeline(act, about_id, 'corrected', { ref: request_id });
}

/** What the signatures of a correction apply; a declined one leaves the archive as it was. */
export const correctionApproval = {
  approved: writeCorrection,
  returned: (act: Act, request: DecidedRequest) => closed(act, request, 'correction_returned'),
  declined: (act: Act, request: DecidedRequest) => closed(act, request, 'correction_declined'),
};

async function closed(act: Act, { about_id, request_id }: DecidedRequest, kind: string) {
  await openCustomer(act, about_id);
  appendTimeline(act, about_id, kind, { ref: request_id });
}
