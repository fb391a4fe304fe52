import { expect, test } from 'vitest';

import { fewAtOnce } from './few-at-once.ts';

test('at most so many run at once, in the order they came, and a failure frees its place', async () => {
  const inTurn = fewAtOnce(2);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const work = (at: number) =>
    inTurn(async () => {
      begun.push(at);
      await new Promise<void>((end) => ends.push(end));
      if (at === 0) throw new Error('broken');
    });
  const all = Promise.allSettled([0, 1, 2, 3].map(work));
  const settled = async () => {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    return begun;
  };
  expect(await settled()).toEqual([0, 1]);
  ends[0]!();
  expect(await settled()).toEqual([0, 1, 2]);
  ends[2]!();
  expect(await settled()).toEqual([0, 1, 2, 3]);
  for (const end of ends) end();
  expect((await all).map((it) => it.status)).toEqual([
    ...['rejected', 'fulfilled', 'fulfilled', 'fulfilled'],
  ]);
});
