import { expect, test } from 'vitest';

import { paths, safeReturn } from './paths.ts';

test('a clause keeps its slash, an id cannot leave its place', () => {
  expect(paths.clause('warm-card/4a')).toBe('/policy/clauses/warm-card/4a');
  expect(paths.customer('../x?y')).toBe('/customers/..%2Fx%3Fy');
});

test('absent query values leave no trace', () => {
  expect(paths.customers({ state: undefined })).toBe('/customers');
  expect(paths.customers({ state: 'a b' })).toBe('/customers?state=a+b');
});

test('C08 sign-in leads back to our own pages only', () => {
  const origin = 'https://kebu.example';
  expect(safeReturn('/customers?state=in_force', origin)).toBe('/customers?state=in_force');
  for (const foreign of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '\\\\evil.example',
    '/%5C%5Cevil.example/..//evil.example\\',
    '///evil.example',
    'data:text/html,x',
    '/x/..//evil.example@evil.example',
    'javascript:alert(1)',
    '/sign-in?return_to=/sign-in',
    '',
    undefined,
  ])
    expect(safeReturn(foreign, origin), String(foreign)).toBe('/');
});
