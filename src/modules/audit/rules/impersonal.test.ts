import { expect, test } from 'vitest';

import { personalFact } from './impersonal.ts';

test.each([
  [{ verdict: 'qualified' }],
  [{ state: 'pending_review', kind: 'customers.archive-review' }],
  [{ request_id: '0193582a-0000-7000-8000-123456789012' }],
  [{ decided_on: '2026-11-23' }],
  [{ row_count: 0, byte_count: 9_999_999_999, left_count: -1 }],
  [{ grade: 'A' }],
  [{ empty: '' }],
  [{}],
])('%o may stand in the log', (facts) => {
  expect(personalFact(facts)).toBeUndefined();
});

test.each([
  ['name', '单雄信'],
  ['name', 'Shan Xiongxin'],
  ['phone', '13812348000'],
  ['phone', 13_812_348_000],
  ['phone', '138-1234-8000x1234567'],
  ['phone', '62345678'],
  ['id_number', '11010119900307123x'],
  ['email', 'shan@example.com'],
  ['remark', 'tall, wears glasses'],
  ['long', 'a'.repeat(81)],
  ['share', 0.5],
  ['broken', Number.NaN],
])('%s: %o may not', (key, value) => {
  expect(personalFact({ verdict: 'qualified', [key]: value })).toBe(key);
});

test('the name of a fact cannot carry a value either', () => {
  expect(personalFact({ '13812348000': 1 })).toBe('13812348000');
  expect(personalFact({ 单雄信: 1 })).toBe('单雄信');
});
