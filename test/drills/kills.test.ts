import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { runDrill } from '../../drills/course.ts';
import { courseOf, small } from '../../drills/dose.ts';
import { openGround, type Ground } from '../../drills/ground/ground.ts';
import { inspect } from '../../drills/ground/oracle.ts';
import { startWriting } from '../../drills/ground/writers.ts';
import { kills } from '../../drills/kills.ts';
import { ownerOf, postmasterOf, startInVain } from '../support/house.ts';

test('R01 R02 R07 PostgreSQL, the server, and both killed while eight write: back within ten seconds, nothing lost', async () => {
  expect(await runDrill(kills, small({ rounds: 3 }))).toMatchObject({ verdict: 'HELD' });
}, 120_000);

const course = courseOf(small({}));
let ground: Ground;
beforeAll(async () => {
  ground = await openGround(course, { consultants: 3 });
}, 120_000);
afterAll(() => ground.close());

test('R04 told to stop while clients go on asking on open connections: in hand is finished, and it goes at once; an emptied password file kept it from starting', async () => {
  const { journal } = ground;
  const writing = startWriting(course, ground);
  await writing.acknowledged(10);
  const from = journal.sent.length;
  const started = performance.now();
  const { code } = await ground.house.end('SIGTERM');
  await writing.stop();
  expect(code).toBe(0);
  expect(performance.now() - started).toBeLessThan(6_000);
  const late = journal.sent.slice(from).flatMap((it) => it.statuses);
  expect(late.filter((it) => it !== undefined && it >= 500)).toEqual([]);
  expect(postmasterOf(ground.data_dir)).toBeUndefined();
  // What a loss of power may leave of a file that was written and not synced.
  truncateSync(join(ground.data_dir, 'keys/database-app.password'));
  await ground.restart();
  await inspect(course, ground);
}, 120_000);

test('R15 a second server on the same data says who is there and leaves', async () => {
  const { code, said } = await startInVain(ground.data_dir);
  expect(code).not.toBe(0);
  expect(said).toContain(`another Kebu (process ${ground.house.pid})`);
  expect((await ground.client('').get('/healthz')).status).toBe(200);
}, 120_000);

test('H10 what the server said through all of it names nobody', () => {
  const said = ground.said();
  const { sent } = ground.journal;
  expect(sent.length).toBeGreaterThan(10);
  const words = sent.filter((it) => it.deed !== 'decide').flatMap((it) => it.words.split('\n'));
  const named = [...words, ...sent.flatMap((it) => it.phone ?? [])];
  expect(named.filter((it) => said.includes(it))).toEqual([]);
});

/** What somebody with the owner's hand could break, and the words the oracle has for it. */
const breakages: [string, string][] = [
  [
    'do not fit their leaves',
    `update audit.entry set action = 'customers.read-customer' where entry_id =
       (select entry_id from audit.entry where action = 'customers.register-customer' limit 1)`,
  ],
  [
    'halves without a customer',
    `insert into vault.search_token (kind, token, extra, customer_id)
     values (1, 1, 0, gen_random_uuid())`,
  ],
  [
    'not whole',
    `delete from customers.customer_number where number =
       (select number from customers.customer_number limit 1)`,
  ],
];

test.each(breakages)('the oracle has eyes: %s', async (words, text) => {
  const owner = await ownerOf(ground.data_dir);
  await owner.query('begin');
  await owner.query(`set local session_replication_role = 'replica'`);
  await owner.query(text);
  await owner.query('commit');
  await owner.end();
  await expect(inspect(course, ground)).rejects.toThrow(words);
});
