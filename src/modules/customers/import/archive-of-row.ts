import { Archive } from '../contract.ts';
import type { RowValues } from '../rules/row-in-hand.ts';

/** The archive a row becomes, or nothing; what had to be left out is named as `field.issue`. */
export interface ArchiveOfRow {
  archive: Archive | undefined;
  left_out: string[];
}

/** Fields of people that a firm's archive does not have. */
const peopleOnly = [
  'gender',
  'birth_year',
  'age_band',
  'marital_status',
  'education',
  'occupation',
  'employer_kind',
  'housing_tenure',
  'buying_for',
  'income_band',
] as const;
const everybody = ['need', 'area_band', 'price_band'] as const;

const written = <T extends object>(section: T): T =>
  Object.fromEntries(Object.entries(section).filter(([, it]) => it !== undefined)) as T;

function rawArchive(values: RowValues, intake_channel: string) {
  const isPerson = values.kind === 'individual';
  const { company_name, source_ref, remark } = values;
  const profile: Record<string, unknown> = {};
  for (const field of everybody) profile[field] = values[field];
  if (isPerson) for (const field of peopleOnly) profile[field] = values[field];
  // Where a person works and what the list called him have no field of their own: nothing is lost.
  const told = [remark, isPerson ? company_name : undefined, source_ref && `#${source_ref}`];
  const notes = told.filter((it) => it !== undefined && it !== '').join('\n');
  return {
    kind: values.kind,
    identity: written({
      name: values.name,
      phones: values.phones,
      contact_name: isPerson ? undefined : values.contact_name,
    }),
    contact: written({
      address: values.address,
      email: values.email,
      wechat: isPerson ? values.wechat : undefined,
      id_number: isPerson ? values.id_number : undefined,
      credit_code: isPerson ? undefined : values.credit_code,
      remark: notes === '' ? undefined : notes.slice(0, 2000),
    }),
    sensitive: isPerson
      ? written({
          household_property: values.household_property,
          financial_assets: values.financial_assets,
        })
      : {},
    profile: written(profile),
    ...written({
      awareness_channel: values.awareness_channel,
      intent_grade: values.intent_grade,
      first_visit_on: values.first_visit_on,
    }),
    intake_channel,
  };
}

const MOST_LEFT_OUT = 20;

/**
 * Makes the archive of a row. A value the archive cannot hold is left out and told; a row whose
 * name or phone it cannot hold is none.
 */
export function archiveOfRow(values: RowValues, intake_channel: string): ArchiveOfRow {
  const raw = rawArchive(values, intake_channel) as Record<string, unknown>;
  const left_out: string[] = [];
  for (let attempt = 0; attempt < MOST_LEFT_OUT; attempt += 1) {
    const read = Archive.safeParse(raw);
    if (read.success) return { archive: read.data, left_out };
    const [section, field] = read.error.issues[0]!.path as string[];
    if (section === undefined || section === 'identity' || section === 'kind')
      return { archive: undefined, left_out };
    const holder = field === undefined ? raw : (raw[section] as Record<string, unknown>);
    delete holder[field ?? section];
    left_out[0] = 'row.value_not_kept';
  }
  return { archive: undefined, left_out };
}
