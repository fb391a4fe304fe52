import { expect, test } from 'vitest';

import { everybodyMarked, leaksIn, marked, namedIn } from './support/markers.ts';

test('H10 whoever was invented is found in what is said of him, and nobody else', () => {
  const one = marked();
  const other = marked();
  expect(everybodyMarked.slice(-2)).toEqual([one, other]);
  const values = new Set(Object.values(one) as string[]);
  const text = `a ${one.name}, ${one.phone}; ${one.address} "${one.remark}" ${other.name}`;
  expect(namedIn(text, values)).toEqual([one.name, one.phone, one.address, one.remark]);
  expect(namedIn(`单雄信 13900000000 ${other.phone}`, values)).toEqual([]);
  expect(leaksIn(Buffer.from(text), [one], 'here').length).toBeGreaterThanOrEqual(4);
});
