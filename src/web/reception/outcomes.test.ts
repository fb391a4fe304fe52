import { expect, test } from 'vitest';

import { outcomeAfter, outcomesOf } from './outcomes.ts';

test('a visit is not left unanswered, and a call has not come', () => {
  expect(outcomesOf('visit')).not.toContain('no_answer');
  expect(outcomesOf('visit')).toContain('visited');
  expect(outcomesOf('call')).toContain('no_answer');
  expect(outcomesOf('call')).not.toContain('visited');
  expect(outcomesOf('message')).not.toContain('visited');
});

test('another kind keeps the outcome that still fits, and drops the one that does not', () => {
  expect(outcomeAfter('visit', 'needs_time')).toBe('needs_time');
  expect(outcomeAfter('visit', 'no_answer')).toBe('visited');
  expect(outcomeAfter('call', 'visited')).toBeUndefined();
  expect(outcomeAfter('visit', undefined)).toBe('visited');
});
