import { expect, test } from 'vitest';

import type { WarmCardTerms } from '#contract/policy';

import { cannotBeTimed, cannotGrade, cannotMarkScouting, followUpWindow } from './index.ts';

const terms = {
  follow_up_from_days: 3,
  follow_up_by_days: 5,
  guarded_grades: ['A', 'B', 'C', 'D'],
} as unknown as WarmCardTerms;
const consultant = [{ office: 'consultant' }];
const supervisor = [{ office: 'site_supervisor' }];

test.each([
  ['2026-03-03', 'too_early'],
  ['2026-03-04', 'due'],
  ['2026-03-06', 'due'],
  ['2026-03-07', 'late'],
])('first visit on 1 March: on %s the call is %s', (today, standing) => {
  const window = followUpWindow('2026-03-01', today, terms);
  expect(window).toEqual({ from_on: '2026-03-04', by_on: '2026-03-06', standing });
});

test.each([
  [null, 'B', consultant, undefined],
  ['C', 'A', consultant, undefined],
  ['B', 'B', consultant, undefined],
  ['B', 'C', consultant, 'reception.grade_lowering_reserved'],
  ['B', 'C', supervisor, undefined],
  ['A', 'D', consultant, 'reception.grade_lowering_reserved'],
] as const)('from %s to %s', (from, to, offices, code) => {
  expect(cannotGrade(from, to, offices, terms)?.code).toBe(code);
});

test('a consultant suspects scouting, the site supervisor decides it', () => {
  expect(cannotMarkScouting('suspected', consultant)).toBeUndefined();
  expect(cannotMarkScouting('confirmed', consultant)?.clause).toBe('warm-card/2c');
  expect(cannotMarkScouting('rejected', supervisor)).toBeUndefined();
});

test.each([
  ['2026-03-01T10:00:00+08:00', undefined, undefined],
  ['2026-03-01T12:06:00+08:00', undefined, 'reception.at_in_future'],
  ['2026-03-01T10:00:00+08:00', '2026-02-28', 'reception.next_contact_past'],
  ['2026-03-01T10:00:00+08:00', '2026-03-01', undefined],
])('a contact at %s with the next on %s', (at, next_on, code) => {
  const now = new Date('2026-03-01T12:00:00+08:00');
  expect(cannotBeTimed(new Date(at), next_on, now)?.code).toBe(code);
});
