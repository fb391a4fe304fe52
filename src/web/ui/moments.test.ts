import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { Speech } from '../words.ts';
import { fullMoment, nearDay, nearMoment, today } from './moments.ts';

/** Speaks keys, so that the choice of words is seen without any language. */
const speech = {
  say: (key: string, facts?: Record<string, string>) =>
    `${key}${facts?.time ? ` ${facts.time}` : ''}`,
} as unknown as Speech;

// 23 November, 00:30 in China, while it is still the 22nd in Greenwich and in New York.
const NOW = Date.UTC(2026, 10, 22, 16, 30);

beforeEach(() => {
  vi.spyOn(performance, 'now').mockReturnValue(NOW - performance.timeOrigin);
});
afterEach(() => vi.restoreAllMocks());

test('today is the day in China, wherever the reader sits', () => {
  expect(today()).toBe('2026-11-23');
  expect(fullMoment(new Date(NOW))).toBe('2026-11-23 00:30');
});

test.each([
  ['2026-11-22T16:00:00Z', 'ui.moment.today 00:00'],
  ['2026-11-22T15:59:00Z', 'ui.moment.yesterday 23:59'],
  ['2026-03-05T01:05:00Z', '03-05 09:05'],
  ['2025-12-31T15:59:00Z', '2025-12-31 23:59'],
])('the moment %s is said %s', (moment, said) => {
  expect(nearMoment(speech, new Date(moment))).toBe(said);
});

test.each([
  ['2026-11-23', 'ui.moment.day_today'],
  ['2026-11-24', 'ui.moment.tomorrow'],
  ['2026-11-22', 'ui.moment.day_yesterday'],
  ['2026-01-02', '01-02'],
  ['1988-06-01', '1988-06-01'],
])('the day %s is said %s', (day, said) => {
  expect(nearDay(speech, day)).toBe(said);
});
