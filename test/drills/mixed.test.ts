import { expect, test } from 'vitest';

import { runDrill } from '../../drills/course.ts';
import { small } from '../../drills/dose.ts';
import { mixed } from '../../drills/mixed.ts';

test('R18 four rounds of whatever can happen: all invariants hold after each', async () => {
  const verdict = await runDrill(mixed, small({ rounds: 4, seed: 8 }));
  expect(verdict.verdict, verdict.why ?? '').toBe('HELD');
}, 120_000);
