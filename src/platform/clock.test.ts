import { expect, test } from 'vitest';

import { readMoment } from './clock.ts';

const spelled = [
  ['2026-11-23 01:02:03+00', '2026-11-23T01:02:03.000Z'],
  ['2026-11-23 01:02:03.4+00', '2026-11-23T01:02:03.400Z'],
  ['2026-11-23 01:02:03.456+00', '2026-11-23T01:02:03.456Z'],
  ['2026-11-23 01:02:03.456789+00', '2026-11-23T01:02:03.456Z'],
  ['1988-06-01 00:00:00.05+00', '1988-06-01T00:00:00.050Z'],
  ['9999-12-31 23:59:59.999+00', '9999-12-31T23:59:59.999Z'],
] as const;

test.each(spelled)(
  'a moment as PostgreSQL writes it is read to the millisecond: %s',
  (text, iso) => {
    expect(readMoment(text)?.toISOString()).toBe(iso);
  },
);

test.each([
  'infinity',
  '10000-01-01 00:00:00+00',
  '0044-03-15 00:00:00+00 BC',
  '2026-11-23 09:02:03+08',
  '0050-01-01 00:00:00+00',
])('any other spelling is left to the library: %s', (text) => {
  expect(readMoment(text)).toBeUndefined();
});
