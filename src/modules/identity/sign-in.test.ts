import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { Refusal } from '#kernel/refusal';
import { hashToken } from '#platform/cipher';

import { freshDatabase } from '../../../test/support/database.ts';
import {
  as,
  guest,
  idOf,
  people,
  petition,
  populate,
  terms,
} from '../../../test/support/people.ts';
import { useBucketKey } from './attempts.ts';
import { contract } from './contract.ts';
import { hashPassword } from './passwords.ts';
import { signIn, signOut } from './sign-in.ts';
import { standingBehind } from './standing.ts';

const { database, perform, rows, drop } = await freshDatabase();
afterAll(drop);

const PASSWORD = 'the river bends at Wuzhen';
const HOME = '203.0.113.7';
beforeAll(async () => {
  useBucketKey(Buffer.alloc(32, 7));
  await populate(rows);
  await rows('update identity.person set password_hash = $1', await hashPassword(PASSWORD));
});
beforeEach(() => rows('delete from identity.attempt'));

const minutes = (count: number) => new Date(Date.now() + count * 60_000);

interface From {
  address?: string;
  at?: Date;
}

const enter = (sign_in_name: string, password = PASSWORD, { address = HOME, at }: From = {}) =>
  perform(contract.signIn, signIn, petition(guest, { address, ...(at && { at }) }), {
    sign_in_name,
    password,
  });
const refused = (entering: Promise<unknown>): Promise<Refusal> =>
  entering.then(
    () => expect.unreachable('was let in'),
    (error: Refusal) => error,
  );
const codes = async (count: number, one: (at: number) => Promise<unknown>) => {
  const found: string[] = [];
  for (let at = 0; at < count; at++)
    found.push(
      await one(at).then(
        () => 'done',
        (error: Refusal) => error.code,
      ),
    );
  return found;
};
const behind = (session: string | null | undefined, at = new Date()) =>
  standingBehind(database, { session: session ?? undefined, token: undefined }, at, terms);

test('the right password opens a session that says who is behind it', async () => {
  const { set_session } = await enter('xu');
  const found = await behind(set_session);
  expect(found?.standing.person_id).toBe(idOf('xu'));
  expect(found?.standing.offices.map((it) => it.office)).toEqual(['consultant']);
});

test('a name is found in any width and case, and a look-alike is the same name', async () => {
  await expect(enter('ＸＵ')).resolves.toBeDefined();
  await expect(enter('хu')).resolves.toBeDefined(); // Cyrillic х
});

test('B03 wrong password, unknown name and disabled account are answered alike', async () => {
  await rows('update identity.person set disabled_at = now() where person_id = $1', idOf('he'));
  const answers = await Promise.all([
    refused(enter('xu', 'wrong')),
    refused(enter('nobody-of-that-name', 'wrong')),
    refused(enter('he', PASSWORD)),
  ]);
  const shown = answers.map(({ code, kind, facts, clause }) => ({ code, kind, facts, clause }));
  expect(shown[0]).toMatchObject({ code: 'identity.sign_in_failed', kind: 'unauthenticated' });
  expect(shown[1]).toEqual(shown[0]);
  expect(shown[2]).toEqual(shown[0]);
});

test('B01 access/1b 同一地址连错五次即锁定，正确口令也不开门；时间到了再开', async () => {
  expect(await codes(6, () => enter('xu', 'wrong'))).toEqual([
    ...Array(5).fill('identity.sign_in_failed'),
    'identity.locked',
  ]);
  expect((await refused(enter('xu'))).code).toBe('identity.locked');
  await expect(enter('xu', PASSWORD, { address: '198.51.100.4' })).resolves.toBeDefined();
  await expect(enter('xu', PASSWORD, { at: minutes(17) })).resolves.toBeDefined();
});

test('B01 knocking at a locked door does not keep it locked', async () => {
  await codes(6, () => enter('xu', 'wrong'));
  expect((await refused(enter('xu', 'wrong', { at: minutes(10) }))).code).toBe('identity.locked');
  await expect(enter('xu', PASSWORD, { at: minutes(17) })).resolves.toBeDefined();
});

test('B01 an unknown name is locked like a known one', async () => {
  expect((await codes(6, () => enter('nobody-of-that-name', 'wrong'))).at(-1)).toBe(
    'identity.locked',
  );
});

test('B01 attempts from many places lock a name, not where its owner comes in', async () => {
  await enter('xu');
  const elsewhere = (at: number) => enter('xu', 'wrong', { address: `198.51.100.${at}` });
  expect((await codes(21, elsewhere)).at(-1)).toBe('identity.locked');
  expect((await refused(enter('xu', PASSWORD, { address: '192.0.2.9' }))).code).toBe(
    'identity.locked',
  );
  await expect(enter('xu')).resolves.toBeDefined();
});

test('B02 spraying: of 200 names from one address at most 20 are tried', async () => {
  const outcomes = await codes(60, (at) => enter(`name${at}`, 'wrong'));
  expect(outcomes.filter((it) => it === 'identity.sign_in_failed')).toHaveLength(20);
});

test('B02 spraying in parallel gets no further', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 60 }, (_, at) => refused(enter(`name${at}`, 'wrong'))),
  );
  expect(outcomes.filter((it) => it.code === 'identity.sign_in_failed')).toHaveLength(20);
});

test('B18 a hundred colleagues sign in at once, and the loop keeps turning', async () => {
  const alone: number[] = [];
  for (let times = 0; times < 5; times++) {
    const began = performance.now();
    await hashPassword('one alone');
    alone.push(performance.now() - began);
  }
  const gaps: number[] = [];
  let last = performance.now();
  const timer = setInterval(() => {
    gaps.push(performance.now() - last);
    last = performance.now();
  }, 1);
  const names = Object.keys(people).filter((it) => it !== 'he');
  const outcomes = await Promise.all(
    Array.from({ length: 100 }, (_, at) =>
      enter(names[at % names.length]!).then(
        () => 'done',
        (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
      ),
    ),
  );
  clearInterval(timer);
  expect(new Set(outcomes)).toEqual(new Set(['done']));
  // Weighed on the loop itself, a password would let it stand still as long as weighing takes.
  const sum = (them: number[]) => them.reduce((all, it) => all + it, 0);
  const still = sum(gaps.filter((it) => it > 0.7 * Math.min(...alone))) / sum(gaps);
  expect(still).toBeLessThan(0.5);
});

test('B04 B05 B09 each session is new, ends when told to, is kept as a hash', async () => {
  const { set_session: before } = await enter('xu');
  const { set_session: after } = await enter('xu');
  expect(after).not.toBe(before);
  expect(Buffer.from(after!, 'base64url')).toHaveLength(32);
  const kept = await rows(
    'select from identity.session where session_hash = $1',
    hashToken(after!),
  );
  expect(kept).toHaveLength(1);

  const credential = hashToken(after!);
  const left = await perform(contract.signOut, signOut, petition(as('xu'), { credential }), {});
  expect(left.set_session).toBeNull();
  expect(await behind(after)).toBeUndefined();
  expect(await behind(before)).toBeDefined();
});

test('B06 access/1c 三十分钟不用或满十二小时，登录结束', async () => {
  const { set_session } = await enter('xu');
  expect(await behind(set_session, minutes(29))).toBeDefined();
  expect(await behind(set_session, minutes(90))).toBeUndefined();
  await rows(`update identity.session set last_seen_at = $1`, minutes(12 * 60));
  expect(await behind(set_session, minutes(12 * 60 - 1))).toBeDefined();
  expect(await behind(set_session, minutes(12 * 60 + 1))).toBeUndefined();
});

test('an entry of a refused sign-in names nobody', async () => {
  await refused(enter('xu', 'wrong', { at: minutes(60) }));
  const [entry] = await rows(
    `select actor_id, facts, refusal_code from audit.entry
     where action = 'identity.sign-in' and outcome = 'refused' order by at desc limit 1`,
  );
  expect(entry).toEqual({
    actor_id: null,
    facts: {},
    refusal_code: 'identity.sign_in_failed',
  });
});
