import { expect, test } from 'vitest';

import { equal, hashToken, hmac, open, randomToken, seal, SealBroken, sha256 } from './cipher.ts';

const key = Buffer.alloc(32, 1);
const place = 'customers.customer|identity|0198|1';

test.each(['', '单雄信', 'x'.repeat(100_000)])('what is sealed opens again (%#)', (text) => {
  const sealed = seal(key, text, place);
  expect(sealed[0]).toBe(1);
  expect(sealed.length).toBe(1 + 12 + Buffer.byteLength(text) + 16);
  expect(open(key, sealed, place).toString('utf8')).toBe(text);
  expect(seal(key, text, place).equals(sealed)).toBe(false);
});

test('any flipped bit, a cut, another key or another place breaks the seal', () => {
  const sealed = seal(key, '138 1234 8000', place);
  for (let at = 0; at < sealed.length; at++) {
    const altered = Buffer.from(sealed);
    altered[at]! ^= 1;
    expect(() => open(key, altered, place)).toThrow(SealBroken);
  }
  for (const length of [0, 1, 13, 28, sealed.length - 1])
    expect(() => open(key, sealed.subarray(0, length), place)).toThrow(SealBroken);
  expect(() => open(Buffer.alloc(32, 2), sealed, place)).toThrow(SealBroken);
  expect(() => open(key, sealed, place.replace('identity', 'contact'))).toThrow(SealBroken);
});

test('K12 a record says how it was sealed: an unknown way is refused by that name', () => {
  const sealed = seal(key, 'x', place);
  for (const suite of [0, 2, 255]) {
    sealed[0] = suite;
    expect(() => open(key, sealed, place)).toThrow(new SealBroken('unknown seal'));
  }
});

test('a broken seal tells nothing of what it held', () => {
  const sealed = seal(key, '单雄信', place);
  sealed[20]! ^= 1;
  let caught: unknown;
  try {
    open(key, sealed, place);
  } catch (error) {
    caught = error;
  }
  expect(JSON.stringify(caught, Object.getOwnPropertyNames(caught))).not.toMatch(/单|customer/);
});

test('a key of the wrong length is a defect, not a broken seal', () => {
  const sealed = seal(key, 'x', place);
  expect(() => open(Buffer.alloc(16), sealed, place)).toThrow(RangeError);
  expect(() => seal(Buffer.alloc(16), 'x', place)).toThrow(RangeError);
});

test('K10 no nonce comes twice under one key', () => {
  const nonces = Array.from({ length: 100_000 }, () =>
    seal(key, 'x', place).subarray(1, 13).toString('hex'),
  );
  expect(new Set(nonces).size).toBe(nonces.length);
});

test('hashes agree with published vectors', () => {
  expect(sha256('a', Buffer.from('bc')).toString('hex')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
  expect(hashToken('abc').equals(sha256('abc'))).toBe(true);
  // RFC 4231, test case 2.
  expect(hmac(Buffer.from('Jefe'), 'what do ya want ', 'for nothing?').toString('hex')).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
});

test('secrets are long, and compared in constant time', () => {
  expect(Buffer.from(randomToken(), 'base64url').length).toBe(32);
  expect(randomToken()).not.toBe(randomToken());
  expect(equal(Buffer.from('a'), Buffer.from('a'))).toBe(true);
  expect(equal(Buffer.from('a'), Buffer.from('b'))).toBe(false);
  expect(equal(Buffer.from('a'), Buffer.from('ab'))).toBe(false);
});
