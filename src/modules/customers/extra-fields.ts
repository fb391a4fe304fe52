import { z } from 'zod';

import type { Act } from '#gate/act';
import { refuseIf } from '#kernel/refusal';
import type { PurposeUse } from '#contract/consent';
import { purposesInForce } from '#modules/consent';
import { loadSql } from '#platform/sql';

import { archiveFields, ExtraFieldRow, fieldRefusals, type fieldsContract } from './contract.ts';
import { cannotAddField } from './rules/extra-fields.ts';
import { SEPARATE } from './rules/separate-consent.ts';

const sql = loadSql(import.meta.url);

/** 自定义栏目 of the company as they stand: the latest version of each, closed ones last. */
export async function listFields(act: Act): Promise<{ rows: ExtraFieldRow[] }> {
  return { rows: await fieldsOf(act, act.actor.company_id) };
}

export const fieldsOf = (act: Act, company_id: string | undefined): Promise<ExtraFieldRow[]> =>
  act.db.many(sql('list_fields'), { company_id: company_id ?? null }, ExtraFieldRow);

/** Adds a field or its next version; which fields there are is in the log, what they hold never. */
export async function keepField(
  act: Act,
  field: z.output<typeof fieldsContract.keepField.input>,
): Promise<{ rows: ExtraFieldRow[] }> {
  const { company_id } = act.actor;
  const { code } = field;
  const [purposes, fields] = await Promise.all([purposesInForce(act), fieldsOf(act, company_id)]);
  const before = fields.find((it) => it.code === code);
  const known = purposes.map((it) => it.code);
  refuseIf(cannotAddField(field, known, before));
  await act.db.run(sql('close_field'), { company_id, code, at: act.at });
  await act.db.run(sql('insert_field'), {
    ...field,
    company_id,
    choices: JSON.stringify(field.choices),
    by: act.actor.person_id,
    at: act.at,
  });
  act.note({ field: code });
  act.cite('information/2a');
  return listFields(act);
}

/** 停用: nothing more is collected in it; what stands there stays readable. */
export async function closeField(
  act: Act,
  { code }: z.output<typeof fieldsContract.closeField.input>,
) {
  const { company_id } = act.actor;
  const closed = await act.db.run(sql('close_field'), { company_id, code, at: act.at });
  if (closed === 0) throw fieldRefusals.extra_field_unknown({ field: code });
  act.note({ field: code });
  return listFields(act);
}

/** What archives collect for which purpose: the fields of every archive, and the company's own (R-B1). */
export async function fieldUses(act: Act): Promise<PurposeUse[]> {
  const none = { form_zh: null, form_en: null };
  const always = Object.entries(archiveFields).flatMap(([code, it]) =>
    // What is sensitive rests on the separate consent as well (information/2b).
    [...it.purposes, ...(it.class === 'sensitive' ? [SEPARATE] : [])].map((purpose) => ({
      ...{ purpose, kind: 'archive' as const, code, name_zh: null, name_en: null },
      ...none,
    })),
  );
  const own = (await fieldsOf(act, act.actor.company_id))
    .filter((it) => it.is_open)
    .flatMap(({ code, name_zh, name_en, purposes }) =>
      purposes.map((purpose) => ({
        ...{ purpose, kind: 'field' as const, code, name_zh, name_en },
        ...none,
      })),
    );
  return [...always, ...own];
}
