import { expect, test } from 'vitest';

import { clock } from '../../drills/clock.ts';
import { runDrill } from '../../drills/course.ts';
import { small } from '../../drills/dose.ts';

test('Z02 B06 four hundred days ahead and back: sessions end, jobs run, nothing is destroyed', async () => {
  const verdict = await runDrill(clock, small({ rounds: 1 }));
  // Without libfaketime the clock cannot be turned; the drill says so.
  expect(verdict.verdict, verdict.why ?? '').toMatch(/^(HELD|NOT HERE)$/);
}, 120_000);
