import { expect, test } from 'vitest';

import { runDrill } from '../../drills/course.ts';
import { small } from '../../drills/dose.ts';
import { pooler } from '../../drills/pooler.ts';

test('S01 everybody works through a PgBouncer in transaction mode with two connections', async () => {
  const { verdict, why } = await runDrill(pooler, small({}));
  if (verdict !== 'NOT HERE') expect(verdict, why ?? '').toBe('HELD');
}, 120_000);
