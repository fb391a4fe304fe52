import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Actor } from '#gate/act';
import { Refusal } from '#kernel/refusal';
import { newId } from '#platform/identifier';

import { dayAhead } from '../../../test/support/day-ahead.ts';
import { freshDatabase } from '../../../test/support/database.ts';
import {
  as,
  guest,
  idOf,
  people,
  petition,
  populate,
  terms,
  unitOf,
} from '../../../test/support/people.ts';
import { useBucketKey } from './attempts.ts';
import { contract } from './contract.ts';
import { changeLocale, changePassword, createToken, me } from './me.ts';
import {
  addPerson,
  disablePerson,
  enablePerson,
  listColleagues,
  listPeople,
  renamePerson,
  resetPassword,
} from './people.ts';
import { endSessions } from './sessions.ts';
import { hashPassword } from './passwords.ts';
import { signIn } from './sign-in.ts';
import { standingBehind } from './standing.ts';

const { database, perform, rows, someoneWaits, drop } = await freshDatabase();
afterAll(drop);

const PASSWORD = 'the river bends at Wuzhen';
beforeAll(async () => {
  useBucketKey(Buffer.alloc(32, 7));
  await populate(rows);
  await rows('update identity.person set password_hash = $1', await hashPassword(PASSWORD));
});

const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );
const enter = async (sign_in_name: string, password = PASSWORD): Promise<string> => {
  const asked = { sign_in_name, password };
  return (await perform(contract.signIn, signIn, petition(guest), asked)).set_session!;
};
const behind = (session: string | undefined, token?: string) =>
  standingBehind(database, { session, token }, new Date(), terms);
const add = (name: string, sign_in_name: string, more: object = {}, actor = as('an')) =>
  perform(contract.addPerson, addPerson, petition(actor), { name, sign_in_name, ...more });
const on = (person_id: string) => ({ person_id });
const disable = (person_id: string, actor: Actor = as('an')) =>
  perform(contract.disablePerson, disablePerson, petition(actor), on(person_id));

test('access/1a 新人拿到一次性口令，登录后须先改口令；改口令结束其他登录', async () => {
  const { person_id, password } = await add('许知夏', 'xuzhixia', {
    office: 'consultant',
    unit_id: unitOf('terrace_a'),
  });
  const first = await enter('xuzhixia', password);
  const second = await enter('xuzhixia', password);
  expect((await behind(first))?.standing).toMatchObject({ person_id, must_change_password: true });

  const actor = { ...as('xu'), person_id };
  const { hash: credential } = (await behind(second))!;
  const change = (old_password: string, new_password: string) =>
    codeOf(
      perform(contract.changePassword, changePassword, petition(actor, { credential }), {
        old_password,
        new_password,
      }),
    );
  expect(await change('not it at all', 'a lantern by the gate')).toBe('identity.password_wrong');
  expect(await change(password, password)).toBe('identity.password_unchanged');
  expect(await change(password, '123456789012')).toBe('identity.password_weak');
  expect(await change(password, 'a lantern by the gate')).toBe('done');
  expect(await behind(first)).toBeUndefined();
  expect((await behind(second))?.standing.must_change_password).toBe(false);
  await expect(enter('xuzhixia', 'a lantern by the gate')).resolves.toBeDefined();
});

test('access/1b a session left open is not a way to guess the password', async () => {
  const guess = () =>
    codeOf(
      perform(contract.changePassword, changePassword, petition(as('mei')), {
        old_password: 'wrong',
        new_password: 'a lantern by the gate',
      }),
    );
  const outcomes: string[] = [];
  for (let at = 0; at < 6; at++) outcomes.push(await guess());
  expect(outcomes).toEqual([...Array(5).fill('identity.password_wrong'), 'identity.locked']);
});

test('D10 two sign-in names that look alike are one', async () => {
  await add('赵一', 'zhaoyi.o');
  expect(await codeOf(add('赵二', 'ZHAOYI.0'))).toBe('identity.name_taken');
  expect(await codeOf(add('赵三', 'ｚｈａｏｙｉ.ｏ'))).toBe('identity.name_taken');
  expect(await codeOf(add('赵四', 'zhaoyi.о'))).toBe('identity.name_taken'); // Cyrillic о
});

test('one name asked for twenty times at once is given once', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, () => codeOf(add('孙同', 'suntong'))),
  );
  expect(outcomes.filter((it) => it === 'done')).toHaveLength(1);
  expect(outcomes.filter((it) => it === 'identity.name_taken')).toHaveLength(19);
});

test('A15 access/1c 停用账号，登录与令牌同时失效；恢复后须重新登录', async () => {
  const session = await enter('tang');
  const { token } = await perform(contract.createToken, createToken, petition(as('tang')), {
    name: 'nightly',
    expires_on: dayAhead(1),
  });
  expect((await behind(session))?.standing.person_id).toBe(idOf('tang'));
  expect((await behind(undefined, token))?.standing.person_id).toBe(idOf('tang'));

  await disable(idOf('tang'));
  expect(await behind(session)).toBeUndefined();
  expect(await behind(undefined, token)).toBeUndefined();
  expect(await codeOf(enter('tang'))).toBe('identity.sign_in_failed');
  expect(await codeOf(disable(idOf('tang')))).toBe('identity.already_disabled');

  await perform(contract.enablePerson, enablePerson, petition(as('an')), on(idOf('tang')));
  expect(await behind(session)).toBeUndefined();
  expect(await behind(undefined, token)).toBeUndefined();
  await expect(enter('tang')).resolves.toBeDefined();
});

test('a deputy of somebody whose account has ended stands for nobody', async () => {
  await rows(
    `insert into identity.deputyship values ($1, $2, $3, '2026-01-01', '2199-01-01', null, now())`,
    newId(),
    people.shen.holding_id,
    idOf('he'),
  );
  const session = await enter('he');
  const offices = async () =>
    (await behind(session))?.standing.offices.map((it) => [it.office, it.on_behalf_of]);
  expect(await offices()).toEqual([
    ['consultant', undefined],
    ['site_supervisor', idOf('shen')],
  ]);
  await disable(idOf('shen'));
  expect(await offices()).toEqual([['consultant', undefined]]);
  await perform(contract.enablePerson, enablePerson, petition(as('an')), on(idOf('shen')));
});

test('access/2c nobody disables himself, nor two administrators each other', async () => {
  expect(await codeOf(disable(idOf('an')))).toBe('identity.own_account');
  // Hold the turn, so that both have asked before either is answered.
  await rows('begin');
  await rows('select pg_advisory_xact_lock(7306, 1)');
  const both = Promise.all([
    codeOf(disable(idOf('ruan'), as('an'))),
    codeOf(disable(idOf('an'), as('ruan'))),
  ]);
  await someoneWaits();
  await rows('commit');
  expect((await both).toSorted()).toEqual(['done', 'identity.last_administrator']);
  await rows('update identity.person set disabled_at = null');
});

test('A20 people of another company are unknown, not refused', async () => {
  expect(await codeOf(disable(idOf('bai')))).toBe('identity.person_unknown');
  expect(await codeOf(disable(newId()))).toBe('identity.person_unknown');
  const { rows: shown } = await perform(contract.listPeople, listPeople, petition(as('an')), {});
  expect(shown.map((it) => it.sign_in_name)).toContain('xu');
  expect(shown.map((it) => it.sign_in_name)).not.toContain('bai');
  const { rows: near } = await perform(
    contract.listColleagues,
    listColleagues,
    petition(as('bai')),
    {},
  );
  expect(near.map((it) => it.name).toSorted()).toEqual(['严守正', '白知远'].toSorted());
});

test('人员一览表 is paged by keyset, filtered, and shows offices with deputies', async () => {
  const list = (asked: object) =>
    perform(contract.listPeople, listPeople, petition(as('an')), asked);
  const whole = (await list({})).rows.map((it) => it.person_id);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ limit: 4, ...(cursor && { cursor }) });
    seen.push(...page.rows.map((it) => it.person_id));
    cursor = page.next;
  } while (cursor);
  expect(seen).toEqual(whole);
  expect(new Set(seen).size).toBe(seen.length);
  expect(await codeOf(list({ cursor: 'x' }))).toBe('identity.cursor_unknown');

  const [shen, ...others] = (await list({ office: 'site_supervisor' })).rows;
  expect(others).toEqual([]);
  expect(shen).toMatchObject({ name: '沈青梧', office: 'site_supervisor', unit_name: '云璟台' });
  expect(shen?.holdings[0]?.deputies.map((it) => it.name)).toEqual(['何晚晴']);
  expect((await list({ q: '青梧' })).rows).toHaveLength(1);
});

test('a reset gives a password once and shuts out whoever is in', async () => {
  const session = await enter('gao');
  const { password } = await perform(
    contract.resetPassword,
    resetPassword,
    petition(as('an')),
    on(idOf('gao')),
  );
  expect(await behind(session)).toBeUndefined();
  expect(await codeOf(enter('gao'))).toBe('identity.sign_in_failed');
  expect((await behind(await enter('gao', password)))?.standing.must_change_password).toBe(true);
});

test('all sessions of a person can be ended, and a name corrected', async () => {
  const [one, two] = [await enter('lu'), await enter('lu')];
  const { ended_count } = await perform(
    contract.endSessions,
    endSessions,
    petition(as('an')),
    on(idOf('lu')),
  );
  expect(ended_count).toBe(2);
  expect([await behind(one), await behind(two)]).toEqual([undefined, undefined]);
  const renamed = { person_id: idOf('lu'), name: '陆清河' };
  await perform(contract.renamePerson, renamePerson, petition(as('an')), renamed);
  const mine = await perform(contract.me, me, petition(as('lu')), {});
  expect(mine).toMatchObject({ name: '陆清河', company_name: '云璟北方', sign_in_name: 'lu' });
  expect(mine.offices).toMatchObject([{ office: 'service_manager', unit_name: '云璟北方' }]);
  expect(mine.permissions['consent.publish-notice']).toEqual(['company']);
});

test('A12 nobody but an administrator administers', async () => {
  for (const name of ['qiao', 'shen', 'xu', 'jin', 'fan'] as const)
    expect(await codeOf(disable(idOf('wen'), as(name)))).toBe('gate.not_permitted');
  expect(await codeOf(disable(idOf('wen'), guest))).toBe('gate.sign_in_first');
});

test.each([
  ['kebu_own', 'update identity.person set password_hash = null'],
  ['kebu_own', 'select password_hash from identity.person'],
  ['kebu_own', 'insert into identity.office_holding select * from identity.office_holding'],
  ['kebu_own', 'update identity.session set ended_at = now()'],
  ['kebu_project', 'update identity.unit set closed_at = now()'],
  ['kebu_project', 'select name from identity.access_token'],
  ['kebu_company', 'select token_hash from identity.access_token'],
  ['kebu_company', 'select session_hash from identity.session'],
  ['kebu_guest', 'select person_id from identity.person'],
  ['kebu_door', 'delete from identity.session'],
] as const)('A16 the role %s cannot: %s', async (role, text) => {
  const tried = database.transaction({ role, settings: {} }, (db) => db.raw(text, []));
  await expect(tried).rejects.toThrow(/permission denied/);
});

test('A10 a language is one’s own to change, and nothing else travels with it', async () => {
  const asked = { locale: 'en', name: '别人', disabled_at: null, company_id: newId() };
  await perform(contract.changeLocale, changeLocale, petition(as('fan')), asked);
  const mine = await perform(contract.me, me, petition(as('fan')), {});
  expect(mine).toMatchObject({ locale: 'en', name: '范思齐', company_name: '云璟北方' });
});
