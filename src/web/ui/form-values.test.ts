import { expect, test } from 'vitest';
import { z } from 'zod';

import { filled, problemsIn, valueAt, withValue } from './form-values.ts';

test('a nested value is read and changed without touching its neighbours', () => {
  const values = { identity: { name: '', phones: ['1', '2'] }, contact: {} };
  const changed = withValue(values, 'identity.phones.1', '3');
  expect(valueAt(changed, 'identity.phones.1')).toBe('3');
  expect(values.identity.phones).toEqual(['1', '2']);
  expect(changed.contact).toBe(values.contact);
  expect(withValue({}, 'a.b', 1)).toEqual({ a: { b: 1 } });
});

test('what every object inherits is not a value', () => {
  expect(valueAt({}, 'constructor.name')).toBeUndefined();
  expect(valueAt('text', 'length')).toBeUndefined();
});

test('empty fields are not sent, false and zero are', () => {
  expect(filled({ a: '', b: 0, c: false, d: { e: '' }, f: ['', 'x'] })).toEqual({
    b: 0,
    c: false,
    d: {},
    f: ['x'],
  });
});

test('problems speak by their own code, and what is missing is simply required', () => {
  const schema = z.object({
    name: z.string().min(2, { error: 'name_too_short' }),
    phone: z.string().regex(/^\d+$/),
    day: z.string(),
  });
  expect(problemsIn(schema, { name: 'x', phone: 'y' })).toEqual([
    { path: 'name', code: 'name_too_short' },
    { path: 'phone', code: 'invalid_format' },
    { path: 'day', code: 'required' },
  ]);
});
