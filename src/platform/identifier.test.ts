import { expect, test } from 'vitest';

import { newId } from './identifier.ts';

const V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('an id is a uuid of version 7 that tells when it was made', () => {
  const at = new Date('2026-11-23T03:00:33.123Z');
  const id = newId(at);
  expect(id).toMatch(V7);
  expect(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(at.getTime());
});

test('ids sort by when they were made, to the millisecond', () => {
  const moments = [0, 1, 2, 999, 1000, 86_400_000, 4e12].map((it) => new Date(it));
  const ids = moments.map((it) => newId(it));
  expect(ids.toSorted()).toEqual(ids);
});

test('a hundred thousand ids of one millisecond differ, and use every random bit', () => {
  const at = new Date('2026-11-23T03:00:33.123Z');
  const ids = Array.from({ length: 100_000 }, () => newId(at));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((it) => V7.test(it))).toBe(true);
  // A random bit is set every other time; sigma is 158, so that 1000 is never met by chance.
  const bits = Array.from({ length: 62 }, () => 0);
  for (const id of ids) {
    const tail = BigInt(`0x${id.replaceAll('-', '').slice(16)}`);
    for (const bit of bits.keys()) bits[bit]! += Number((tail >> BigInt(bit)) & 1n);
  }
  for (const count of bits) expect(Math.abs(count - 50_000)).toBeLessThan(1_000);
});
