import { expect, test } from 'vitest';

import { Element, type Elements } from '../contract.ts';
import { cannotWrite, inUse, secondSeal } from './elements-in-use.ts';

const all = Element.options;
const without = (...off: Element[]) => all.filter((it) => !off.includes(it));
const natural = ['appearance', 'character', 'work_and_economy'];

test.each([
  ['as printed', { elements: all, sensitive_elements: natural }, natural],
  ['a regime that names none', { elements: all, sensitive_elements: [] }, natural],
  [
    'a regime that names one more',
    { elements: all, sensitive_elements: ['housing_and_property'] },
    [...natural, 'housing_and_property'],
  ],
  [
    'an element switched off',
    { elements: without('character', 'solutions'), sensitive_elements: ['appearance'] },
    [...natural, 'solutions'],
  ],
])('C-07 under the second seal, %s', (_, terms, second) => {
  expect(secondSeal(terms)).toEqual(second);
});

const written: Elements = { appearance: '高', interests: '学区' };
test.each([
  ['nothing switched off', all, written, undefined],
  ['what is switched off', without('appearance'), { interests: '学区' }, 'appearance'],
  ['what nobody wrote is switched off', without('character'), written, undefined],
])('C-07 shown and refused: %s', (_, elements, shown, refused) => {
  expect(inUse(written, { elements })).toEqual(shown);
  expect(cannotWrite(written, { elements })?.facts.element).toBe(refused);
});

test('C-07 an emptied element is no collecting, and the hook of the next contact stays', () => {
  const elements = without('appearance');
  expect(cannotWrite({ appearance: '' }, { elements })).toBeUndefined();
  expect(inUse({ next_hook: '样板间', appearance: '高' }, { elements })).toEqual({
    next_hook: '样板间',
  });
});
