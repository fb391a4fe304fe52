import { expect, test } from 'vitest';

import { runDrill } from '../../drills/course.ts';
import { small } from '../../drills/dose.ts';
import { exactlyOnce } from '../../drills/exactly-once.ts';
import { memory } from '../../drills/memory.ts';
import { migration } from '../../drills/migration.ts';
import { sockets } from '../../drills/sockets.ts';
import { slopeOf, soak } from '../../drills/soak.ts';

test('R14 a migration cut off ended the process with a stack trace; run again it ends the same', async () => {
  const verdict = await runDrill(migration, small({ rounds: 4 }));
  expect(verdict.verdict, verdict.why ?? '').toBe('HELD');
}, 120_000);

test('G07 G11 G12 one phone by twenty, lists appended under kills, phones traded crosswise', async () => {
  const verdict = await runDrill(exactlyOnce, small({ rounds: 3 }));
  expect(verdict.verdict, verdict.why ?? '').toBe('HELD');
}, 120_000);

test('V06 a few seconds of the long work leave no defect, and the slope is that of the line', async () => {
  const verdict = await runDrill(soak, small({ minutes: 0.05 }));
  expect(verdict.verdict, verdict.why ?? '').toBe('HELD');
  const at = (minute: number) => ({
    ...{ minute, rss_mb: 100 + 3 * minute, files: 1, sockets: 1 },
    ...{ threads: 1, connections: 1, temporary: 0 },
  });
  expect(slopeOf([at(0), at(1), at(2), at(5)], (it) => it.rss_mb)).toBeCloseTo(3);
}, 120_000);

test('R12 R13 an import, files and lists at once, and a crowd of sockets: the server lives', async () => {
  for (const drill of [memory, sockets]) {
    const verdict = await runDrill(drill, small({ rounds: 0 }));
    expect(verdict.verdict, verdict.why ?? '').toBe('HELD');
  }
}, 120_000);
