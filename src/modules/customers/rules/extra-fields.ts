import { Day } from '#kernel/calendar';
import type { Refusal } from '#kernel/refusal';

import {
  fieldRefusals,
  refusals,
  type Archive,
  type CustomerKind,
  type ExtraField,
  type ExtraGiven,
  type Seen,
} from '../contract.ts';
import { SEPARATE } from './separate-consent.ts';

/**
 * Why a field cannot be added (information/2a): one without a purpose is not collected, one of
 * choices needs choices, and what is kept already keeps its kind and its class.
 */
export function cannotAddField(
  field: ExtraField,
  purposes: readonly string[],
  before: Pick<ExtraField, 'kind' | 'class'> | undefined,
): Refusal | undefined {
  const clause = 'information/2a';
  if (field.purposes.length === 0) return fieldRefusals.field_without_purpose({}, clause);
  const unknown = field.purposes.find((it) => !purposes.includes(it));
  if (unknown) return fieldRefusals.field_purpose_unknown({ purpose: unknown }, clause);
  const needsChoices = field.kind === 'choice' || field.kind === 'choices';
  if (needsChoices && field.choices.length < 2) return fieldRefusals.field_without_choices();
  if (before && (before.kind !== field.kind || before.class !== field.class))
    return fieldRefusals.field_kept_otherwise();
  return undefined;
}

/** Whether a value is of the field's kind; nothing is of every kind. */
export function fitsField(
  { kind, choices }: Pick<ExtraField, 'kind' | 'choices'>,
  value: ExtraGiven['value'],
): boolean {
  const isChoice = (it: unknown) => choices.some(({ code }) => code === it);
  if (value === null) return true;
  switch (kind) {
    case 'text':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'day':
      return Day.safeParse(value).success;
    case 'flag':
      return typeof value === 'boolean';
    case 'choice':
      return isChoice(value);
    case 'choices':
      return Array.isArray(value) && value.length > 0 && value.every(isChoice);
  }
}

/** For whom a value is kept: what he is, and what his consents cover. */
interface About {
  kind: CustomerKind;
  covered: readonly string[];
}

/**
 * Why a value of a company's own field cannot be kept (information/2a, 2b): the field must be open
 * and for this kind of customer, one of its purposes covered, and a sensitive one agreed to
 * separately. Taking a value away is always allowed.
 */
export function cannotKeepExtra(
  field: ExtraField | undefined,
  { field: name, value }: ExtraGiven,
  { kind, covered }: About,
): Refusal | undefined {
  if (!field) return fieldRefusals.extra_field_unknown({ field: name });
  if (value === null) return undefined;
  if (!field.kinds.includes(kind)) return refusals.field_not_for_kind({ field: name });
  if (!fitsField(field, value)) return fieldRefusals.extra_value_wrong({ field: name });
  if (!field.purposes.some((it) => covered.includes(it)))
    return fieldRefusals.purpose_not_covered({ field: name }, 'information/2a');
  if (field.class === 'sensitive' && !covered.includes(SEPARATE))
    return fieldRefusals.separate_consent_missing({ field: name }, 'information/2b');
  return undefined;
}

type Sections = Pick<Archive, 'contact' | 'sensitive'>;

/**
 * Why the sensitive part of an archive cannot be kept (information/2b, 4b; PIPL 29): ID number,
 * assets and income need a consent of their own. What stood there before may stay as it is.
 */
export function cannotKeepSensitive(
  { contact, sensitive }: Sections,
  covered: readonly string[],
  before?: Sections,
): Refusal | undefined {
  if (covered.includes(SEPARATE)) return undefined;
  const had: Record<string, unknown> = {
    ...before?.sensitive,
    id_number: before?.contact.id_number,
  };
  const has: Record<string, unknown> = { ...sensitive, id_number: contact.id_number };
  const added = Object.keys(has).find((it) => has[it] && has[it] !== had[it]);
  if (added === undefined) return undefined;
  return fieldRefusals.separate_consent_missing({ field: added }, 'information/2b');
}

/** Whether a value lies plain in the database: codes, numbers, days and flags of ordinary class. */
export const liesPlain = ({ kind, class: held }: Pick<ExtraField, 'kind' | 'class'>): boolean =>
  kind !== 'text' && (held === 'public' || held === 'internal');

/** Whether this reader is shown a value: texts may name a person, whatever their class says. */
export function seesExtra(
  field: Pick<ExtraField, 'kind' | 'class'>,
  { seen, sees_sensitive }: { seen: Seen; sees_sensitive: boolean },
): boolean {
  if (field.class === 'sensitive') return sees_sensitive;
  return liesPlain(field) ? seen !== 'withheld' : seen === 'clear';
}
