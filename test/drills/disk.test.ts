import { expect, test } from 'vitest';

import { runDrill } from '../../drills/course.ts';
import { disk } from '../../drills/disk.ts';
import { small } from '../../drills/dose.ts';

test('R08 a full disk is told in words, no read is answered without its entry, and it goes on after', async () => {
  const verdict = await runDrill(disk, small({ part: 'full', minutes: 0.05 }));
  // Where nothing may be mounted there is no small disk to fill; the drill says so.
  expect(verdict.verdict, verdict.why ?? '').toMatch(/^(HELD|NOT HERE)$/);
}, 120_000);
