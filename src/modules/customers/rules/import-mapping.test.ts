import { expect, test } from 'vitest';

import { cannotMap, mappableStates } from './import-mapping.ts';

test.each([
  [{ 0: 'name', 1: 'phone' }, undefined],
  [{ 0: 'family_name', 2: 'phone' }, undefined],
  [{ 0: 'company_name', 2: 'phone' }, undefined],
  [{ 0: 'name' }, 'import.phone_not_mapped'],
  [{ 0: 'phone' }, 'import.name_not_mapped'],
  [{ 0: 'name', 1: 'phone', 2: 'phone' }, 'import.field_twice'],
  [{ 0: 'name', 1: 'phone', 2: 'password' }, 'import.field_unknown'],
  [{ 0: 'name', 3: 'phone' }, 'import.column_unknown'],
])('information/3g: columns %j of three: %s', (mapping, code) => {
  expect(cannotMap(mapping as Record<string, string>, 3)?.code).toBe(code);
});

test('what waits for a decision, or is registered, is not mapped anew', () => {
  for (const state of [
    'staging',
    'submitted',
    'applying',
    'applied',
    'declined',
    'undone',
  ] as const)
    expect(mappableStates.has(state), state).toBe(false);
});
