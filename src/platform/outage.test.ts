import { expect, test } from 'vitest';

import { asOutage, Outage } from './outage.ts';

const failed = (code: string) => Object.assign(new Error('it failed'), { code });

test.each([
  ['57014', 'unavailable'],
  ['55P03', 'unavailable'],
  ['25P03', 'unavailable'],
  ['25P04', 'unavailable'],
  ['53100', 'disk_full'],
  ['XX001', 'damaged'],
] as const)('%s is an outage: %s', (code, reason) => {
  expect(asOutage(failed(code))).toMatchObject({ name: 'Outage', reason });
});

test('a transaction cut off in its opening statement answered as a defect of ours', () => {
  expect(asOutage(failed('25P02'))).toBeInstanceOf(Outage);
});

test.each(['23505', '42501', '42601'])('%s is a defect, and stays what it is', (code) => {
  const error = failed(code);
  expect(asOutage(error)).toBe(error);
});
