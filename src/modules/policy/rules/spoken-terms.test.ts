import { expect, test } from 'vitest';

import { listOfTerm } from './list-of-term.ts';
import { fillTerms, mustBeSpoken, termsSpokenIn } from './spoken-terms.ts';

test('a text names the terms it speaks of', () => {
  expect(termsSpokenIn('第 {{a.from_days}} 天至第 {{ a.by_days }} 天')).toEqual([
    'a.from_days',
    'a.by_days',
  ]);
});

test('values in force are filled in, zero and lists too; an unknown term stays visible', () => {
  const values = new Map<string, number | number[]>([
    ['a.none', 0],
    ['a.bounds', [25, 35]],
  ]);
  expect(fillTerms('{{a.none}} · {{a.bounds}} · {{a.lost}}', values)).toBe(
    '0 · 25 / 35 · {{a.lost}}',
  );
});

test.each([
  ['a.days', 3, true],
  ['a.bounds', [25, 35], true],
  ['a.meeting_at', '18:30', true],
  ['a.inspection_weekday', 6, false],
  ['a.approving_office', 'sales_manager', false],
  ['a.kinds', ['enterprise', 'government'], false],
])('whether the sentence must show %s = %j: %s', (term, value, expected) => {
  expect(mustBeSpoken(term, value)).toBe(expected);
});

test.each([
  ['warm_card.housing_tenures', 'housing_tenure'],
  ['reports.weekly_on_weekday', 'weekday'],
  ['online.responsible_office_handed_over', 'office'],
  ['sales.exchange_approving_office', 'office'],
  ['warm_card.follow_up_by_days', undefined],
])('the codes of %s are named by %s', (term, list) => {
  expect(listOfTerm(term)).toBe(list);
});
