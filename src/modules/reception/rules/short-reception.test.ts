import { expect, test } from 'vitest';

import type { WarmCardTerms } from '#contract/policy';

import { Element, type Elements } from '../contract.ts';
import { cannotFill, missingElements } from './short-reception.ts';

const terms = {
  elements: Element.options,
  short_reception_fields: ['name', 'phone'],
  short_reception_elements_min: 1,
} as unknown as WarmCardTerms;
const all: Elements = Object.fromEntries(Element.options.map((it) => [it, '有']));
const full = { is_short: false, name: '单雄信', phone: '13812348000', elements: all };

test('a full reception needs all thirteen elements', () => {
  expect(cannotFill(full, terms)).toBeUndefined();
  for (const element of Element.options) {
    const refusal = cannotFill({ ...full, elements: { ...all, [element]: ' ' } }, terms);
    expect(refusal).toMatchObject({ code: 'reception.element_missing', facts: { element } });
  }
});

test.each([
  ['name, phone and one thing learnt are enough', { elements: { interests: '学区' } }, undefined],
  ['without a phone it is not', { phone: undefined, elements: { interests: '学区' } }, 'phone'],
  ['without a name it is not', { name: ' ', elements: { interests: '学区' } }, 'name'],
  ['without anything learnt it is not', { elements: { interests: ' ' } }, 'elements'],
])('short reception: %s', (_, change, field) => {
  const refusal = cannotFill({ ...full, is_short: true, ...change }, terms);
  expect(refusal?.facts.field).toBe(field);
  expect(refusal?.clause).toBe(field && 'warm-card/2b');
});

test('what is missing is said in the order of the card', () => {
  expect(missingElements({ appearance: '有' }, terms)).toEqual(Element.options.slice(1));
});
