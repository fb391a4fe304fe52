import { expect, test } from 'vitest';

import { isWithdrawn, shownSections, withHidden } from './separate-consent.ts';

test.each([
  ['id_number', ['sales'], true],
  ['income_detail', ['sales', 'service'], true],
  ['household_property', [], true],
  ['financial_assets', ['sales', 'sensitive'], false],
  ['address', ['sales'], false],
  ['income_band', ['sales'], false],
  ['extra_pet', ['sales'], false],
])('P02: %s where %j is covered: closed %s', (field, covered, closed) => {
  expect(isWithdrawn(field, covered)).toBe(closed);
});

const kept = {
  contact: { address: '东街 1 号', id_number: '1' },
  sensitive: { income_detail: '年薪' },
};
const open = { contact: { address: '东街 1 号' }, sensitive: {} };

test('P02: what the withdrawn consent covered is not shown; the rest is', () => {
  expect(shownSections(kept, ['sales'])).toEqual(open);
  expect(shownSections(kept, ['sales', 'sensitive'])).toEqual(kept);
});

test.each([
  ['what was hidden stays', open, ['sales'], kept],
  ['what was shown and emptied goes', open, ['sales', 'sensitive'], open],
  [
    'what was shown goes, what was hidden stays',
    { contact: {}, sensitive: {} },
    ['sales'],
    { contact: { id_number: '1' }, sensitive: { income_detail: '年薪' } },
  ],
  [
    'what is written anew stands',
    { ...open, sensitive: { income_detail: '月薪' } },
    ['sales'],
    { ...kept, sensitive: { income_detail: '月薪' } },
  ],
])('P02: rewriting an archive, %s', (_, sent, covered, wanted) => {
  expect(withHidden(sent, kept, covered)).toEqual(wanted);
});
