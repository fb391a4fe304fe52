import { afterAll, beforeAll, expect, test } from 'vitest';

import { openGate } from '#gate/perform';
import { openRecorder } from '#modules/audit';
import { Refusal } from '#kernel/refusal';

import { freshDatabase } from '../../../test/support/database.ts';
import { guest, petition } from '../../../test/support/people.ts';
import { useBucketKey } from './attempts.ts';
import { contract } from './contract.ts';
import { offerSetUp, setUp, setUpState } from './set-up.ts';

const { database, perform, rows, drop } = await freshDatabase();
afterAll(drop);
beforeAll(() => useBucketKey(Buffer.alloc(32, 7)));

const asked = (token: string, more: object = {}) => ({
  token,
  company_name: '云璟置业',
  project_name: '云璟台',
  project_code: 'terrace',
  person_name: '安若素',
  sign_in_name: 'anruosu',
  password: 'plum blossom over the wall',
  ...more,
});
const tryIt = (input: object) =>
  perform(contract.setUp, setUp, petition(guest), input).then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );
const isNeeded = async () =>
  (await perform(contract.setUpState, setUpState, petition(guest), {})).is_needed;

test('access/2c 首次设置：口令太弱、令牌不对都不成立，且什么也没写下', async () => {
  expect(await isNeeded()).toBe(true);
  const token = (await offerSetUp(database, new Date()))!;
  expect(await tryIt(asked('wrong'))).toBe('identity.set_up_token_wrong');
  expect(await tryIt(asked(token, { password: '12345678' }))).toBe('identity.password_weak');
  expect(await rows('select from identity.unit')).toHaveLength(0);
  expect(await isNeeded()).toBe(true);
});

test('B14 twenty set-ups at once: exactly one succeeds, and afterwards none', async () => {
  const tokens = await Promise.all(
    Array.from({ length: 20 }, async () => (await offerSetUp(database, new Date()))!),
  );
  const outcomes = await Promise.all(tokens.map((it) => tryIt(asked(it))));
  expect(outcomes.filter((it) => it === 'done')).toHaveLength(1);
  expect(outcomes.filter((it) => it === 'identity.set_up_done')).toHaveLength(19);
  expect(await rows('select from identity.person')).toHaveLength(1);
  const units = await rows('select kind from identity.unit order by kind');
  expect(units.map((it) => it.kind)).toEqual(['company', 'group', 'project']);
  expect(await isNeeded()).toBe(false);
  expect(await offerSetUp(database, new Date())).toBeUndefined();
});

test('B14 one token serves once', async () => {
  const other = await freshDatabase();
  const token = (await offerSetUp(other.database, new Date()))!;
  const once = () =>
    openGate(other.database, openRecorder(other.database))(
      contract.setUp,
      setUp,
      petition(guest),
      asked(token),
    ).then(
      () => 'done',
      (error: unknown) => (error as Refusal).code,
    );
  const outcomes = await Promise.all(Array.from({ length: 20 }, once));
  expect(outcomes.filter((it) => it === 'done')).toHaveLength(1);
  await other.drop();
});

test('B19 the database holds no password, session or token in clear', async () => {
  const dump = JSON.stringify([
    await rows('select * from identity.person'),
    await rows(`select encode(session_hash, 'escape') h from identity.session`),
    await rows(`select encode(token_hash, 'escape') h from identity.set_up_token`),
  ]);
  expect(dump).toContain('$argon2id$');
  expect(dump).not.toContain('plum blossom');
  expect(await rows('select session_hash from identity.session')).toHaveLength(1);
});
