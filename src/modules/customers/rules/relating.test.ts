import { expect, test } from 'vitest';

import type { MemberConsent } from '../contract.ts';
import { ageOn, cannotAddMember, inverseOf, relationKinds } from './relating.ts';

const terms = { archives: { guardian_below_years: 14 } } as never;
const today = '2026-11-23';
const consent: MemberConsent = {
  notice_code: 'reception',
  evidence_kind: 'oral',
  given_by: 'self',
};
const child = { customer_kind: 'individual', kind: 'child', is_minor: false } as const;

test.each([
  ['2012-11-24', 13],
  ['2012-11-23', 14],
  ['2012-02-29', 14],
  ['1988-06-01', 38],
])('born on %s one is %i on 2026-11-23', (birth_on, age) => {
  expect(ageOn(birth_on, today)).toBe(age);
});

test.each([
  [
    'P02: the day before fourteen, by himself',
    { birth_on: '2012-11-24' },
    consent,
    'guardian_missing',
  ],
  ['on his fourteenth birthday, by himself', { birth_on: '2012-11-23' }, consent, undefined],
  [
    'a child, by a guardian who is not named',
    { birth_on: '2020-01-01' },
    { ...consent, given_by: 'guardian' as const },
    'guardian_not_named',
  ],
  [
    'a child, by a named guardian',
    { birth_on: '2020-01-01' },
    { ...consent, given_by: 'guardian' as const, guardian: '母亲' },
    undefined,
  ],
  ['born tomorrow', { birth_on: '2026-11-24' }, consent, 'born_later'],
])('information/4f: %s', (_, member, given, code) => {
  const refusal = cannotAddMember({ ...child, member, consent: given }, today, terms);
  expect(refusal?.code).toBe(code && `customers.${code}`);
});

test('where the birthday is not known, what was told decides', () => {
  const refusal = cannotAddMember({ ...child, is_minor: true, member: {}, consent }, today, terms);
  expect(refusal).toMatchObject({ facts: { years: 14 }, clause: 'information/4f' });
});

test('a company has contacts and no spouse, and each relation has its other side', () => {
  expect(relationKinds('company')).toContain('contact');
  expect(relationKinds('company')).not.toContain('spouse');
  expect(inverseOf('child')).toBe('parent');
  expect(inverseOf('spouse')).toBe('spouse');
  expect(inverseOf(inverseOf('contact'))).toBe('contact');
});
