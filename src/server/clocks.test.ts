import { expect, inject, test } from 'vitest';

import { secondsApart } from './clocks.ts';

test.each([0, 600, -600])('Z06 a database whose clock is %i s ahead is noticed', async (ahead) => {
  const owner = { ...inject('cluster').owner, database: 'postgres' };
  const ours = new Date(Date.now() - ahead * 1000);
  const seconds = await secondsApart(owner, ours);
  expect(Math.abs(seconds - ahead)).toBeLessThan(10);
});
