import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Refusal } from '#kernel/refusal';
import { hashToken } from '#platform/cipher';

import { freshDatabase } from '../../../test/support/database.ts';
import {
  as,
  guest,
  idOf,
  petition,
  populate,
  terms,
  type PersonName,
} from '../../../test/support/people.ts';
import { useBucketKey } from './attempts.ts';
import { contract } from './contract.ts';
import { changePassword } from './me.ts';
import { hashPassword } from './passwords.ts';
import {
  endMyOtherSessions,
  endMySession,
  endSession,
  listMySessions,
  listSessions,
} from './sessions.ts';
import { signIn } from './sign-in.ts';
import { standingBehind } from './standing.ts';

const { database, perform, rows, drop } = await freshDatabase();
afterAll(drop);

const PASSWORD = 'the river bends at Wuzhen';
const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) Version/17.0 Mobile Safari/604.1';
beforeAll(async () => {
  useBucketKey(Buffer.alloc(32, 7));
  await populate(rows);
  await rows('update identity.person set password_hash = $1', await hashPassword(PASSWORD));
});

const later = (seconds: number) => new Date(Date.now() + seconds * 1000);

async function enter(sign_in_name: PersonName, more: { at?: Date; user_agent?: string } = {}) {
  const input = { sign_in_name, password: PASSWORD };
  const { set_session } = await perform(contract.signIn, signIn, petition(guest, more), input);
  return set_session!;
}
const by = (name: PersonName, session: string) =>
  petition(as(name), { credential: hashToken(session) });
const mine = async (name: PersonName, session: string) =>
  (await perform(contract.listMySessions, listMySessions, by(name, session), {})).rows;
const isAlive = async (session: string, at = new Date()) =>
  (await standingBehind(database, { session, token: undefined }, at, terms)) !== undefined;
const refused = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    (error: Refusal) => error.code,
  );

test('B17 I see where I am signed in, by device, with this place first', async () => {
  const desk = await enter('xu');
  const phone = await enter('xu', { user_agent: PHONE });
  const list = await mine('xu', phone);
  expect(list.map(({ browser, system, is_this }) => ({ browser, system, is_this }))).toEqual([
    { browser: 'safari', system: 'iphone', is_this: true },
    { browser: 'other', system: 'other', is_this: false },
  ]);
  expect(Object.keys(list[0]!)).not.toContain('session_hash');
  expect(await isAlive(desk)).toBe(true);
});

test('B17 ending one ends that one; nobody ends another person’s', async () => {
  const [here, there] = [await enter('he'), await enter('he')];
  const theirs = (await mine('he', here)).find((it) => !it.is_this)!;
  const asked = { session_id: theirs.session_id };
  const stranger = by('tang', await enter('tang'));
  expect(await refused(perform(contract.endMySession, endMySession, stranger, asked))).toBe(
    'identity.session_unknown',
  );
  expect(await isAlive(there)).toBe(true);
  await perform(contract.endMySession, endMySession, by('he', here), asked);
  expect([await isAlive(here), await isAlive(there)]).toEqual([true, false]);
});

test('B17 ending all others leaves the one that asks', async () => {
  const sessions = [await enter('shen'), await enter('shen'), await enter('shen')];
  const asking = by('shen', sessions[1]!);
  const { ended_count } = await perform(contract.endMyOtherSessions, endMyOtherSessions, asking, {
    but_this: true,
  });
  expect(ended_count).toBe(2);
  expect(await Promise.all(sessions.map((it) => isAlive(it)))).toEqual([false, true, false]);
});

test('B17 access/1c 同时登录满十处，再登录时最早的一处结束', async () => {
  const sessions: string[] = [];
  for (let at = 0; at <= terms.identity.sessions_at_once; at++)
    sessions.push(await enter('gao', { at: later(at) }));
  expect((await mine('gao', sessions.at(-1)!)).length).toBe(terms.identity.sessions_at_once);
  expect([await isAlive(sessions[0]!), await isAlive(sessions[1]!)]).toEqual([false, true]);
});

test('B17 an administrator sees and ends a colleague’s, and knows none of another company', async () => {
  const session = await enter('wen');
  const list = await perform(contract.listSessions, listSessions, petition(as('an')), {
    person_id: idOf('wen'),
  });
  expect(list.rows).toHaveLength(1);
  const asked = { person_id: idOf('wen'), session_id: list.rows[0]!.session_id };
  const strange = petition(as('yan'));
  expect(await refused(perform(contract.endSession, endSession, strange, asked))).toBe(
    'identity.person_unknown',
  );
  expect(
    await refused(
      perform(contract.listSessions, listSessions, strange, { person_id: idOf('wen') }),
    ),
  ).toBe('identity.person_unknown');
  await perform(contract.endSession, endSession, petition(as('an')), asked);
  expect(await isAlive(session)).toBe(false);
});

test('B06 access/1c 满三十分钟零一秒不用即失效；用着也只到十二小时', async () => {
  const at = new Date();
  const { session_idle_minutes, session_absolute_hours } = terms.identity;
  /** Looked at once each: a look is a use, and is remembered. */
  const aliveAfter = async (seconds: number, seen_s = 0) => {
    const session = await enter('lu', { at });
    const moment = (it: number) => new Date(at.getTime() + it * 1000);
    const hash = hashToken(session);
    const seen = `update identity.session set last_seen_at = $1 where session_hash = $2`;
    await rows(seen, moment(seen_s), hash);
    return isAlive(session, moment(seconds));
  };
  const idle = session_idle_minutes * 60;
  expect([await aliveAfter(idle - 1), await aliveAfter(idle + 1)]).toEqual([true, false]);
  const whole = session_absolute_hours * 3600;
  expect(await aliveAfter(whole - 1, whole - 60)).toBe(true);
  expect(await aliveAfter(whole + 1, whole - 60)).toBe(false);
});

test('B07 a new password ends every other session of mine, and no one else’s', async () => {
  const [here, there, other] = [await enter('fan'), await enter('fan'), await enter('mei')];
  await perform(contract.changePassword, changePassword, by('fan', here), {
    old_password: PASSWORD,
    new_password: 'a quiet lake in late autumn',
  });
  expect([await isAlive(here), await isAlive(there), await isAlive(other)]).toEqual([
    true,
    false,
    true,
  ]);
});
