import { expect, test } from 'vitest';

import { AHEAD_ROWS, shouldReadOn, sightOf } from './register-window.ts';

test.each([
  { top: 0, count: 50, from: 0, until: 28 },
  { top: 4_200, count: 100_000, from: 92, until: 128 },
  { top: 4_199_160, count: 100_000, from: 99_972, until: 100_000 },
  { top: -30, count: 3, from: 0, until: 3 },
  { top: 900, count: 0, from: 0, until: 0 },
])('of $count rows scrolled by $top px those from $from to $until are drawn', (it) => {
  expect(sightOf(it.top, 840, 42, it.count)).toEqual({ from: it.from, until: it.until });
});

test('the next page is read before its rows are needed', () => {
  expect(shouldReadOn({ from: 0, until: 28 }, 28 + AHEAD_ROWS)).toBe(false);
  expect(shouldReadOn({ from: 0, until: 28 }, 27 + AHEAD_ROWS)).toBe(true);
});
