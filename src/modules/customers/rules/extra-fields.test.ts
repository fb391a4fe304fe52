import { expect, test } from 'vitest';

import { archiveFields, type ExtraField } from '../contract.ts';
import { cannotAddField, cannotKeepExtra, cannotKeepSensitive, fitsField } from './extra-fields.ts';

const field: ExtraField = {
  code: 'pet',
  name_zh: '宠物',
  name_en: 'Pet',
  kind: 'choice',
  class: 'internal',
  section: 'profile',
  purposes: ['sales'],
  kinds: ['individual'],
  is_wanted: false,
  choices: ['cat', 'dog'].map((code) => ({ code, name_zh: code, name_en: code })),
};
const known = ['sales', 'service', 'sensitive'];
const person = { kind: 'individual', covered: ['sales'] } as const;

test('R-B1: every field of the archive itself is collected for a purpose', () => {
  const without = Object.entries(archiveFields).filter(
    ([, it]) => (it.purposes as readonly string[]).length === 0,
  );
  expect(without).toEqual([]);
});

test.each([
  ['a whole field', field, undefined, undefined],
  ['R-B1: none without a purpose', { ...field, purposes: [] }, undefined, 'field_without_purpose'],
  ['none for an unknown one', { ...field, purposes: ['x'] }, undefined, 'field_purpose_unknown'],
  ['a choice of one', { ...field, choices: [] }, undefined, 'field_without_choices'],
  ['another name', { ...field, name_en: 'Pets' }, field, undefined],
  ['another kind', { ...field, kind: 'text' as const }, field, 'field_kept_otherwise'],
  ['another class', { ...field, class: 'public' as const }, field, 'field_kept_otherwise'],
])('adding %s', (_, it, before, code) => {
  const refusal = cannotAddField(it, known, before);
  expect(refusal?.code).toBe(code && `customers.${code}`);
});

test.each([
  ['text', '养一只猫', true],
  ['text', 3, false],
  ['number', 2.5, true],
  ['number', '2', false],
  ['day', '1988-06-01', true],
  ['day', '2026-02-30', false],
  ['flag', false, true],
  ['flag', 'false', false],
  ['choice', 'cat', true],
  ['choice', 'cow', false],
  ['choices', ['cat', 'dog'], true],
  ['choices', ['cat', 'cow'], false],
  ['choices', [], false],
  ['number', null, true],
] as const)('a field of kind %s and the value %j', (kind, value, fits) => {
  expect(fitsField({ ...field, kind }, value as never)).toBe(fits);
});

test.each([
  ['an open field', field, 'cat', person, undefined],
  [
    'P01: no purpose of it covered',
    field,
    'cat',
    { ...person, covered: ['service'] },
    'purpose_not_covered',
  ],
  [
    'P02: sensitive with sales alone',
    { ...field, class: 'sensitive' as const },
    'cat',
    person,
    'separate_consent_missing',
  ],
  [
    'sensitive, agreed to separately',
    { ...field, class: 'sensitive' as const },
    'cat',
    { ...person, covered: ['sales', 'sensitive'] },
    undefined,
  ],
  ['a company', field, 'cat', { ...person, kind: 'company' as const }, 'field_not_for_kind'],
  ['a value of another kind', field, 3, person, 'extra_value_wrong'],
  ['a field nobody opened', undefined, 'cat', person, 'extra_field_unknown'],
  ['taken away without any consent', field, null, { ...person, covered: [] }, undefined],
])('keeping a value: %s', (_, it, value, about, code) => {
  const refusal = cannotKeepExtra(it, { field: 'pet', value }, about);
  expect(refusal?.code).toBe(code && `customers.${code}`);
});

test('P02: ID number, assets and income need their own consent; what stood there may stay', () => {
  const told = { contact: { id_number: '1' }, sensitive: { income_detail: '年薪' } };
  expect(cannotKeepSensitive(told, ['sales'])?.code).toBe('customers.separate_consent_missing');
  expect(cannotKeepSensitive(told, ['sales', 'sensitive'])).toBeUndefined();
  expect(cannotKeepSensitive(told, ['sales'], told)).toBeUndefined();
  const more = { ...told, sensitive: { income_detail: '年薪与房租' } };
  expect(cannotKeepSensitive(more, ['sales'], told)?.facts).toEqual({ field: 'income_detail' });
});
