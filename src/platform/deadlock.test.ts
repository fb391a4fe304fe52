import { afterAll, expect, test } from 'vitest';

import { freshDatabase } from '../../test/support/database.ts';
import type { Standing } from './database.ts';

const { database, drop } = await freshDatabase();
afterAll(drop);

const door: Standing = { role: 'kebu_door', settings: {} };

/** A meeting of so many, once: whoever comes later goes straight through. */
function meeting(count: number) {
  let left = count;
  let open = () => {};
  const all = new Promise<void>((resolve) => (open = resolve));
  return () => {
    left -= 1;
    if (left <= 0) open();
    return all;
  };
}

test('G12 two acts that lock crosswise: PostgreSQL ends one, it is run again, nobody sees it', async () => {
  const met = meeting(2);
  let tries = 0;
  const act = (first: number, second: number) =>
    database.transaction(door, async (db) => {
      tries += 1;
      await db.raw('select pg_advisory_xact_lock($1)', [first]);
      await met(); // Each holds what the other wants next.
      await db.raw('select pg_advisory_xact_lock($1)', [second]);
      return `${first} then ${second}`;
    });
  const done = await Promise.all([act(1, 2), act(2, 1)]);
  expect(done).toEqual(['1 then 2', '2 then 1']);
  expect(tries).toBe(3);
});
