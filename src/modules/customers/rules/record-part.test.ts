import { expect, test } from 'vitest';

import { isLook, partOf } from './record-part.ts';

test.each([
  ['follow_up_call', 'contacts'],
  ['consent_withdrawn', 'consents'],
  ['revealed', 'looks'],
  ['assigned', 'changes'],
  ['something_new', 'changes'],
])('%s belongs to %s', (kind, part) => {
  expect(partOf(kind)).toBe(part);
});

test.each([
  ['customers.read-customer', true],
  ['reception.list-follow-ups', true],
  ['customers.revise-customer', false],
  ['customers.register-customer', false],
])('%s is a look: %s', (action, is) => {
  expect(isLook(action)).toBe(is);
});
