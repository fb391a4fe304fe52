import { expect, test } from 'vitest';
import { z } from 'zod';

import { endpoint } from '#kernel/endpoint';

import { openRates, rateOf } from './rates.ts';

const asked = (more: object = {}) =>
  endpoint({
    id: 'tests.ask',
    method: 'POST',
    path: '/tests',
    input: z.object({}),
    output: z.object({}),
    ...more,
  });

/** Rates under a clock that stands still until it is told to go. */
function ratesAt() {
  let ms = 5_000;
  return { take: openRates(() => ms), pass: (seconds: number) => void (ms += seconds * 1000) };
}

test('an endpoint that says nothing takes what is usual for its effect', () => {
  expect(rateOf(asked())).toEqual({ count: 120, minutes: 1 });
  expect(rateOf(asked({ effect: 'read' }))).toEqual({ count: 600, minutes: 1 });
  expect(rateOf(asked({ rate: 'export' }))).toEqual({ count: 10, minutes: 60 });
  expect(rateOf(asked({ rate: { count: 3, minutes: 2 } }))).toEqual({ count: 3, minutes: 2 });
});

test('V04 whoever is asked to wait is let in after exactly those seconds, not before', () => {
  for (const rate of ['read', 'write', 'search', 'export'] as const) {
    const { take, pass } = ratesAt();
    const one = asked({ rate });
    const { count } = rateOf(one);
    for (let at = 0; at < count; at++) expect(take('xu', one)).toBe(0);
    const seconds = take('xu', one);
    expect(seconds).toBeGreaterThanOrEqual(1);
    pass(seconds - 1.001);
    expect(take('xu', one)).toBeGreaterThan(0);
    pass(1.001);
    expect(take('xu', one)).toBe(0);
  }
});

test('V04 one person, one endpoint: neither the next person nor the next endpoint waits', () => {
  const { take } = ratesAt();
  const one = asked({ rate: { count: 1, minutes: 1 } });
  const other = { ...one, id: 'tests.other' };
  expect([take('xu', one), take('xu', one)]).toEqual([0, 60]);
  expect([take('he', one), take('xu', other)]).toEqual([0, 0]);
});

test('V04 a pause fills the bucket, and no further than to its rim', () => {
  const { take, pass } = ratesAt();
  const one = asked({ rate: { count: 2, minutes: 1 } });
  pass(86_400);
  expect([take('xu', one), take('xu', one), take('xu', one)]).toEqual([0, 0, 30]);
});

test('a flood of strangers is counted in bounded space', () => {
  const { take } = ratesAt();
  const one = asked({ rate: { count: 1, minutes: 1 } });
  const before = process.memoryUsage().heapUsed;
  for (let at = 0; at < 300_000; at++) take(`at 198.51.${at}`, one);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(60 << 20);
  expect(take('at 198.51.0', one)).toBe(0); // Long forgotten.
  expect(take('at 198.51.299999', one)).toBe(60);
});
