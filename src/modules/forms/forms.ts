import { z } from 'zod';

import type { Act } from '#gate/act';
import type { PurposeUse } from '#contract/consent';
import { refuseIf } from '#kernel/refusal';
import { noticeInForce } from '#modules/consent';
import { refuseUnknownChannel } from '#modules/customers';
import { lockId } from '#modules/vault';
import { randomToken } from '#platform/cipher';
import { loadSql } from '#platform/sql';

import { FormRow, questionsOf, refusals, type contract } from './contract.ts';
import { cannotPublish } from './rules/cannot-publish.ts';

const sql = loadSql(import.meta.url);

const companyOf = (act: Act): string => act.actor.company_id!;

/** Every form of the company, with the version that is shown now. */
export async function listForms(act: Act) {
  return { rows: await act.db.many(sql('list_forms'), { company_id: companyOf(act) }, FormRow) };
}

const Before = z.object({
  form_id: z.uuid(),
  project_id: z.uuid(),
  token: z.string(),
  version: z.int(),
});

/**
 * Publishes a form, or its next version: what was answered before keeps the questions of its time
 * (R-C3). A question without a purpose is refused with the whole form (R-B1, trust P01).
 */
export async function publishForm(act: Act, input: z.output<typeof contract.publishForm.input>) {
  const { form_id, project_id, definition, channel, notice_code } = input;
  const company_id = companyOf(act);
  const notice = await noticeInForce(act, notice_code);
  refuseIf(cannotPublish(definition, notice));
  await refuseUnknownChannel(act, channel);
  await lockId(act.db, form_id);
  const before = await act.db.maybeOne(sql('read_form'), { form_id, company_id }, Before);
  const token = before?.token ?? randomToken(16);
  if (!before) {
    const project = await act.db.maybeOne(sql('read_project'), { project_id }, z.object({}));
    if (!project) throw refusals.project_unknown();
    const made = { form_id, company_id, project_id, token };
    await act.db.run(sql('insert_form'), { ...made, made_by: act.actor.person_id, at: act.at });
  }
  const version = (before?.version ?? 0) + 1;
  await act.db.run(sql('insert_version'), {
    form_id,
    version,
    company_id,
    definition: JSON.stringify(definition),
    channel,
    notice_code,
    notice_version: notice!.version,
    published_by: act.actor.person_id,
    at: act.at,
  });
  act.cite('information/2a');
  act.note({ form_id, version });
  return { form_id, version, token };
}

/** Nobody is shown it any more; what was handed in stays. */
export async function closeForm(act: Act, { form_id }: { form_id: string }) {
  const closed = { form_id, company_id: companyOf(act), at: act.at };
  if ((await act.db.run(sql('close_form'), closed)) === 0) throw refusals.form_unknown();
  act.note({ form_id });
  return { form_id };
}

/** What forms that are open ask for which purpose (R-B1). */
export async function questionUses(act: Act): Promise<PurposeUse[]> {
  const { rows } = await listForms(act);
  return rows
    .filter((it) => it.is_open)
    .flatMap(({ definition }) =>
      questionsOf(definition).flatMap(({ code, label_zh, label_en, purposes }) =>
        purposes.map((purpose) => ({
          ...{ purpose, kind: 'question' as const, code, name_zh: label_zh, name_en: label_en },
          ...{ form_zh: definition.title_zh, form_en: definition.title_en },
        })),
      ),
    );
}
