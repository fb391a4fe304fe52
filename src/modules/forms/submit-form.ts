import { z } from 'zod';

import { inRole, type Act } from '#gate/act';
import { Refusal, refuseIf } from '#kernel/refusal';
import { noticeOf, purposesInForce } from '#modules/consent';
import { countAttempt } from '#modules/identity';
import { createCase, readHandle, sealJson, writeHandle, type Place } from '#modules/vault';
import { loadSql } from '#platform/sql';
import { normalPhone } from '#rules/vault';

import {
  Answers,
  Definition,
  questionsOf,
  refusals,
  type contract,
  type PublicForm,
  type QuestionKind,
} from './contract.ts';
import { cannotAccept, liesPlain } from './rules/cannot-accept.ts';
import { purposesOf } from './rules/cannot-publish.ts';

const sql = loadSql(import.meta.url);

const Shown = z.object({
  form_id: z.uuid(),
  company_id: z.uuid(),
  project_id: z.uuid(),
  version: z.int(),
  definition: Definition,
  channel: z.string(),
  notice_code: z.string(),
  notice_version: z.int(),
});

/** Nobody reads and fills a form in less; a page left open overnight is opened anew. */
const FASTEST_MS = 3_000;
const LONGEST_MS = 24 * 3_600_000;
/** More than a fair's stand takes in an hour; whoever floods one form does not fill the disk. */
const PER_FORM_AN_HOUR = 300;

/** What somebody told us of himself, sealed under a case of his own (ruling "before a customer"). */
export const Told = z.object({
  answers: Answers,
  name: z.string(),
  phone: z.string(),
  email: z.string(),
  note: z.string(),
  provenance: z.string(),
});
export type Told = z.infer<typeof Told>;

export const toldPlace = (submission_id: string): Place => ({
  table: 'forms.submission',
  column: 'sealed',
  owner_id: submission_id,
});

/** Whoever opens a public page is nobody in particular, also when he is signed in here. */
const asGuest = (act: Act) => inRole(act, 'kebu_guest');

async function formAt(act: Act, token: string) {
  const form = await asGuest(act).db.maybeOne(sql('read_public_form'), { token }, Shown);
  if (!form) throw refusals.form_unknown();
  return form;
}

/** The page of a form: its questions, the notice it was published with, and what for (R-B2). */
export async function readPublicForm(act: Act, { token }: { token: string }): Promise<PublicForm> {
  const form = await formAt(act, token);
  const { definition, version, notice_code, notice_version } = form;
  const guest = asGuest(act);
  const [notice, purposes] = await Promise.all([
    noticeOf(guest, notice_code, notice_version),
    purposesInForce(guest),
  ]);
  const asked = purposesOf(definition);
  return {
    version,
    definition,
    notice,
    purposes: purposes.filter((it) => asked.includes(it.code)),
    stamp: writeHandle(String(act.at.getTime()), form.form_id),
  };
}

type Submitted = z.output<typeof contract.submitForm.input>;

/**
 * Takes what a guest filled in (F-05 to F-08): examined as his page examined it, sealed under a key
 * of its own, with the notice he was shown. What a program fills in is thanked for and dropped.
 */
export async function submitForm(act: Act, input: Submitted): Promise<{ is_received: true }> {
  const { submission_id, answers, agreed } = input;
  const form = await formAt(act, input.token);
  if (input.version !== form.version) throw refusals.form_renewed();
  refuseHaste(act, input.stamp, form.form_id);
  refuseIf(cannotAccept(form.definition, answers, agreed));
  await countForm(act, form.form_id);
  if (input.website !== '') return { is_received: true };

  const guest = asGuest(act);
  const key = await caseOf(guest, submission_id);
  if (!key) return { is_received: true }; // Sent again: it is here.
  const questions = questionsOf(form.definition);
  const plain = questions
    .filter((it) => liesPlain(it) && answers[it.code] !== undefined)
    .map((it) => [it.code, answers[it.code]]);
  const told = (kind: QuestionKind) => {
    const question = questions.find((it) => it.kind === kind);
    return question ? String(answers[question.code] ?? '') : '';
  };
  const phone = told('phone');
  await keepSubmission(guest, {
    submission_id,
    company_id: form.company_id,
    project_id: form.project_id,
    form_id: form.form_id,
    version: form.version,
    via: input.via,
    channel: form.channel,
    notice_code: form.notice_code,
    notice_version: form.notice_version,
    agreed: purposesOf(form.definition).filter((it) => agreed.includes(it)),
    plain: JSON.stringify(Object.fromEntries(plain)),
    sealed: sealJson(key, toldPlace(submission_id), {
      ...{ answers, name: told('name'), email: told('email'), note: '', provenance: '' },
      phone: phone && (normalPhone(phone) ?? phone),
    }),
    entered_by: null,
  });
  act.cite('information/2b');
  act.note({ form_id: form.form_id, submission_id });
  return { is_received: true };
}

export interface NewSubmission {
  submission_id: string;
  company_id: string;
  project_id: string;
  form_id: string | null;
  version: number | null;
  via: 'link' | 'kiosk' | 'staff';
  channel: string;
  notice_code: string;
  notice_version: number;
  agreed: string[];
  plain: string;
  sealed: Buffer;
  entered_by: string | null;
}

export const keepSubmission = (act: Act, row: NewSubmission): Promise<number> =>
  act.db.run(sql('insert_submission'), { ...row, at: act.at });

/** A key for a submission; undefined when its id has one already. */
export async function caseOf(act: Act, submission_id: string): Promise<Buffer | undefined> {
  try {
    return await createCase(act.db, submission_id, act.at);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'vault.id_taken') return undefined;
    throw error;
  }
}

function refuseHaste(act: Act, stamp: string, form_id: string): void {
  const opened = Number(readHandle(stamp, form_id));
  const passed = act.at.getTime() - opened;
  if (!Number.isFinite(passed) || passed > LONGEST_MS) throw refusals.stamp_old();
  if (passed < FASTEST_MS) throw refusals.too_fast({ seconds: FASTEST_MS / 1000 });
}

async function countForm(act: Act, form_id: string): Promise<void> {
  const count = await act.apart((db) => countAttempt(db, `forms.submit|${form_id}`, act.at));
  if (count > PER_FORM_AN_HOUR) throw refusals.too_many_submissions({ minutes: 60 });
}
