import { expect, test } from 'vitest';

import { contract } from '#contract/customers';

import { cannotSaveView, type NewView } from './cannot-save-view.ts';

const register = contract.listCustomers.register!;
const view: NewView = { name: '本周到期', query: { state: 'in_force' }, columns: ['name'] };

test.each<[string, Partial<NewView>, string | undefined]>([
  ['what the register filters and shows', {}, undefined],
  ['scope, purpose and sort', { query: { scope: 'own', purpose: 'sales', sort: 'x' } }, undefined],
  ['a search for somebody', { query: { search: 'a1b2' } }, 'workplace.filter_not_kept'],
  ['an open row', { query: { open: 'id' } }, 'workplace.filter_not_kept'],
  ['a column there is not', { columns: ['shoe_size'] }, 'workplace.column_unknown'],
  ['a phone as its name', { name: '138 0013-8000' }, 'workplace.name_is_personal'],
  ['six digits as its name', { name: '202611' }, undefined],
  ['seven digits as its name', { name: '2026112' }, 'workplace.name_is_personal'],
])('a view with %s', (_, part, code) => {
  expect(cannotSaveView({ ...view, ...part }, register)?.code).toBe(code);
});
