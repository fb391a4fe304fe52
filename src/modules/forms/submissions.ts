import { z } from 'zod';

import type { Act } from '#gate/act';
import { noticeInForce } from '#modules/consent';
import { customersWithPhones, refuseUnknownChannel, registerCustomer } from '#modules/customers';
import { keysAt, lockId, openJson, sealJson } from '#modules/vault';
import { loadSql } from '#platform/sql';
import { normalPhone } from '#rules/vault';

import {
  Definition,
  refusals,
  Submission,
  SubmissionRow,
  type contract,
  type Verdict,
} from './contract.ts';
import { caseOf, keepSubmission, Told, toldPlace } from './submit-form.ts';

const sql = loadSql(import.meta.url);

const Sealed = z.object({ sealed: z.instanceof(Buffer), key_slot: z.coerce.number() });
const Whole = SubmissionRow.omit({ name: true, phone: true, form_title: true }).extend({
  ...Sealed.shape,
  definition: Definition.nullable(),
  notice_code: z.string(),
  notice_version: z.int(),
  agreed: z.array(z.string()),
  project_id: z.uuid(),
  screened_at: z.coerce.date().nullable(),
  screened_by_name: z.string().nullable(),
});

const scopeOf = (act: Act) => (act.scope === 'company' ? 'company' : 'project');
type Kept = { submission_id: string; sealed: Buffer };
export function toldIn({ submission_id, sealed }: Kept, key: Buffer): Told {
  return openJson(key, toldPlace(submission_id), sealed, Told);
}

/** The title of a form in the reader's language; null where none was filled in. */
export const titleFor = (
  { actor }: Act,
  row: Pick<SubmissionRow, 'form_title_zh' | 'form_title_en'>,
): string | null => (actor.locale === 'en' ? row.form_title_en : row.form_title_zh);

async function rowOf(act: Act, submission_id: string) {
  const asked = { reach: act.reach, submission_id };
  const row = await act.db.maybeOne(sql('read_submission', { scope: scopeOf(act) }), asked, Whole);
  if (!row) throw refusals.submission_unknown();
  if (row.is_destroyed) throw refusals.submission_destroyed({}, 'information/9b');
  const [key] = keysAt([row.key_slot]);
  return { row, told: toldIn(row, key!) };
}

/** One submission in clear, for who screens it. Of its phone only "known" is said (information/3c). */
export async function readSubmission(
  act: Act,
  { submission_id }: { submission_id: string },
): Promise<Submission> {
  const { row, told } = await rowOf(act, submission_id);
  const known = told.phone ? await customersWithPhones(act, [told.phone]) : [];
  act.note({ submission_id });
  const form_title = titleFor(act, row);
  return Submission.parse({ ...row, ...told, form_title, is_known: known.length > 0 });
}

/** 初筛 (C-01): valid, invalid, a duplicate, or somebody who only looks at the competition. */
export async function screenSubmission(
  act: Act,
  { submission_id, verdict }: { submission_id: string; verdict: Verdict },
) {
  await lockId(act.db, submission_id);
  await rowOf(act, submission_id);
  const screened = { submission_id, verdict, screened_by: act.actor.person_id, at: act.at };
  if ((await act.db.run(sql('screen_submission'), screened)) === 0)
    throw refusals.already_screened();
  act.note({ submission_id, verdict });
  return { submission_id, verdict };
}

type Entered = z.output<typeof contract.enterSubmission.input>;

/** What came by e-mail, social media or at a fair, with where it came from (R-B5, R-C1). */
export async function enterSubmission(act: Act, input: Entered) {
  const { submission_id, project_id, channel, agreed } = input;
  const { actor, scope, reach } = act;
  const [notice] = await Promise.all([
    noticeInForce(act, 'reception'),
    refuseUnknownChannel(act, channel),
  ]);
  if (!notice) throw refusals.notice_missing({}, 'information/2b');
  const project = await act.db.maybeOne(sql('read_project'), { project_id }, z.object({}));
  if (!project || (scope !== 'company' && !reach.includes(project_id)))
    throw refusals.project_unknown();
  const key = await caseOf(act, submission_id);
  if (!key) return { submission_id };
  const { name, phone, email, note, provenance } = input;
  const told: Told = {
    ...{ answers: {}, name, email, note, provenance },
    phone: phone && (normalPhone(phone) ?? phone),
  };
  await keepSubmission(act, {
    submission_id,
    company_id: actor.company_id!,
    project_id,
    form_id: null,
    version: null,
    via: 'staff',
    channel,
    notice_code: notice.code,
    notice_version: notice.version,
    agreed: notice.purposes.filter((it) => agreed.includes(it)),
    plain: '{}',
    sealed: sealJson(key, toldPlace(submission_id), told),
    entered_by: actor.person_id,
  });
  act.note({ submission_id, channel });
  return { submission_id };
}

/**
 * Makes a customer of a submission: registered through the same door as everybody, with receipts
 * for what was ticked beside the notice that was shown. The submission keeps whose it became.
 */
export async function registerSubmission(
  act: Act,
  { submission_id, customer_id }: { submission_id: string; customer_id: string },
) {
  await lockId(act.db, submission_id);
  const { row, told } = await rowOf(act, submission_id);
  const { name, phone, email } = told;
  if (name === '' || phone === '' || row.agreed.length === 0) throw refusals.cannot_register();
  if (row.verdict !== null && row.verdict !== 'qualified') throw refusals.already_screened();
  if (row.customer_id !== null && row.customer_id !== customer_id)
    throw refusals.already_screened();
  const evidence_kind = row.via === 'staff' ? ('oral' as const) : ('checkbox' as const);
  const given = row.agreed.map((purpose) => ({
    ...{ purpose, basis: 'consent' as const, evidence_kind, evidence: submission_id },
  }));
  const made = await registerCustomer(
    act,
    {
      customer_id,
      kind: 'individual',
      identity: { name, phones: [phone] },
      contact: email ? { email } : {},
      sensitive: {},
      profile: {},
      intake_channel: row.channel,
      project_id: row.project_id,
      consent: { notice_code: row.notice_code, given },
    },
    { notice_version: row.notice_version },
  );
  const closed = { submission_id, customer_id, screened_by: act.actor.person_id, at: act.at };
  await act.db.run(sql('close_submission'), closed);
  act.note({ submission_id });
  return { customer_id: made.customer_id, number: made.number };
}
