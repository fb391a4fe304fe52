import { expect, test } from 'vitest';

import { runDrill } from '../../drills/course.ts';
import { small } from '../../drills/dose.ts';
import { network } from '../../drills/network.ts';

test('R05 G02 G03 late packets, resets, commits and answers nobody heard of: each write once', async () => {
  const verdict = await runDrill(network, small({ rounds: 4 }));
  expect(verdict).toMatchObject({ verdict: 'HELD' });
  expect(verdict.found).toMatchObject({ unknown_surfaced: [expect.any(Number)] });
}, 120_000);
