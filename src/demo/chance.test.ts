import { expect, test } from 'vitest';

import { chanceOf, mulberry32, scattered, urn } from './chance.ts';

test('mulberry32 gives its known numbers', () => {
  const chance = mulberry32(1);
  // Reference values of the published algorithm for seed 1.
  expect([chance(), chance(), chance()]).toEqual([
    0.6270739405881613, 0.002735721180215478, 0.5274470399599522,
  ]);
});

test('streams of neighbours and of strands have nothing in common', () => {
  const firsts = new Set<number>();
  for (let index = 0; index < 2_000; index++)
    for (const strand of ['person', 'means', 'life', 'words', 'ties'] as const)
      firsts.add(chanceOf(7, index, strand)());
  expect(firsts.size).toBeGreaterThan(9_990);
  const mean = [...firsts].reduce((total, it) => total + it, 0) / firsts.size;
  expect(mean).toBeCloseTo(0.5, 1.5);
});

test('an urn gives by weight, and never what weighs nothing', () => {
  const draw = urn([
    ['a', 1],
    ['b', 0],
    ['c', 3],
  ]);
  const chance = mulberry32(5);
  const drawn = Array.from({ length: 8_000 }, () => draw(chance));
  expect(drawn.filter((it) => it === 'a').length / drawn.length).toBeCloseTo(0.25, 1.7);
  expect(drawn).not.toContain('b');
  expect(() => urn([['a', 0]])).toThrow('an urn with nothing in it');
});

test('a scattered row is the row: nothing twice, nothing left out', () => {
  const row = Array.from({ length: 3_000 }, (_, at) => scattered(at, 3_000, 9));
  expect(new Set(row).size).toBe(3_000);
  expect(Math.max(...row)).toBe(2_999);
  expect(row.slice(0, 5)).not.toEqual([0, 1, 2, 3, 4]);
});
