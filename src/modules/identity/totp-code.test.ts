import { expect, test } from 'vitest';

import { fromBase32, toBase32 } from './rules/base32.ts';
import { codeOf, stepAt, stepOf } from './totp-code.ts';

const secret = Buffer.from('12345678901234567890');

/** RFC 6238, appendix B, the rows of SHA-1. */
test.each([
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
])('B11 RFC 6238: at %i seconds the code is %s', (seconds, code) => {
  expect(codeOf(secret, stepAt(new Date(seconds * 1000)), 8)).toBe(code);
});

test('B11 a code counts one period early and one late, and no further', () => {
  const at = new Date('2026-05-01T08:00:15Z');
  const step = stepAt(at);
  const found = [-2, -1, 0, 1, 2].map((it) => stepOf(secret, codeOf(secret, step + it), at));
  expect(found).toEqual([undefined, step - 1, step, step + 1, undefined]);
  expect(stepOf(secret, '', at)).toBeUndefined();
});

test('a secret is written as RFC 4648 says, and read again', () => {
  expect(toBase32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
  expect(toBase32(Buffer.from('fooba'))).toBe('MZXW6YTB');
  for (let length = 0; length < 24; length++) {
    const bytes = Buffer.alloc(length, length * 11);
    expect(Buffer.from(fromBase32(toBase32(bytes))!)).toEqual(bytes);
  }
  expect(fromBase32('0OO1')).toBeUndefined();
});
