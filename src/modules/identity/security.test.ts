import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import type { Refusal } from '#kernel/refusal';

import { freshDatabase } from '../../../test/support/database.ts';
import {
  as,
  guest,
  idOf,
  petition,
  populate,
  type PersonName,
} from '../../../test/support/people.ts';
import { useBucketKey } from './attempts.ts';
import { contract } from './contract.ts';
import { askForLink, makeLink } from './entry-links.ts';
import { useFactorKey } from './factor-key.ts';
import { hashPassword } from './passwords.ts';
import { fromBase32 } from './rules/base32.ts';
import { listSecurity, readSecuritySettings, showSettings, unlockPerson } from './security.ts';
import { signIn } from './sign-in.ts';
import { codeOf, stepAt } from './totp-code.ts';
import { confirmTotp, offerTotp } from './totp.ts';

const { perform, rows, drop } = await freshDatabase();
afterAll(drop);

const PASSWORD = 'the river bends at Wuzhen';
beforeAll(async () => {
  useBucketKey(Buffer.alloc(32, 7));
  useFactorKey(Buffer.alloc(32, 8));
  await populate(rows);
  await rows('update identity.person set password_hash = $1', await hashPassword(PASSWORD));
});
beforeEach(() => rows('delete from identity.attempt'));

const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);
const enter = (
  sign_in_name: string,
  password = PASSWORD,
  { address = '203.0.113.7', at = new Date() } = {},
) =>
  perform(contract.signIn, signIn, petition(guest, { address, at }), { sign_in_name, password })
    .then(() => 'done')
    .catch((error: Refusal) => error.code);
const list = async (input: Record<string, unknown> = {}, by: PersonName = 'an') =>
  perform(contract.listSecurity, listSecurity, petition(as(by)), input);
const rowOf = async (name: PersonName) =>
  (await list()).rows.find((it) => it.person_id === idOf(name))!;
const unlock = (name: PersonName, by: PersonName = 'an', at = new Date()) =>
  perform(contract.unlockPerson, unlockPerson, petition(as(by), { at }), { person_id: idOf(name) })
    .then(() => 'done')
    .catch((error: Refusal) => error.code);

test('B17 an administrator sees who has which ways in, and nothing of the secrets', async () => {
  const mine = petition(as('xu'));
  const { secret, proof } = await perform(contract.offerTotp, offerTotp, mine, {});
  const code = codeOf(Buffer.from(fromBase32(secret)!), stepAt(mine.at));
  await perform(contract.confirmTotp, confirmTotp, mine, { secret, proof, code });
  await enter('he');
  expect(await rowOf('xu')).toMatchObject({
    ...{ has_totp: true, recovery_code_count: 10, passkey_count: 0, is_locked: false },
  });
  expect(await rowOf('he')).toMatchObject({ has_totp: false, session_count: 1, asked_at: null });
  const text = JSON.stringify(await list());
  expect([text.includes('sign_in_key'), text.includes(secret)]).toEqual([false, false]);
  const having = await list({ has_second_factor: 'true' });
  expect(having.rows.map((it) => it.person_id)).toEqual([idOf('xu')]);
});

test('an administrator sees the people of his own companies only', async () => {
  const seen = (await list()).rows.map((it) => it.person_id);
  expect([seen.includes(idOf('xu')), seen.includes(idOf('bai'))]).toEqual([true, false]);
  expect(await unlock('bai')).toBe('identity.person_unknown');
});

test('who forgot the password stands in the list until he has a link', async () => {
  const sign_in_name = 'shen';
  await perform(contract.askForLink, askForLink, petition(guest), { sign_in_name });
  const asking = async () => (await list({ is_asking: 'true' })).rows.map((it) => it.person_id);
  expect(await asking()).toEqual([idOf('shen')]);
  expect((await rowOf('shen')).asked_at).toBeInstanceOf(Date);
  await perform(contract.makeLink, makeLink, petition(as('an')), { person_id: idOf('shen') });
  expect(await asking()).toEqual([]);
});

test('B01 a lock is seen, ends by itself, and is ended by an administrator', async () => {
  for (let at = 0; at < 6; at++) await enter('gao', 'wrong');
  expect([await enter('gao'), (await rowOf('gao')).is_locked]).toEqual(['identity.locked', true]);
  expect(await unlock('gao')).toBe('done');
  expect((await rowOf('gao')).is_locked).toBe(false);
  expect(await enter('gao')).toBe('done');
  expect(await enter('gao', 'wrong', { at: later(2) })).toBe('identity.sign_in_failed');
});

test('B01 unlocking forgives what was guessed before, not what comes after', async () => {
  for (let at = 0; at < 6; at++) await enter('wen', 'wrong');
  await unlock('wen');
  const answers: string[] = [];
  for (let at = 0; at < 6; at++) answers.push(await enter('wen', 'wrong', { at: later(2) }));
  expect(answers.at(-1)).toBe('identity.locked');
});

test('the list walks in pages', async () => {
  const first = await list({ limit: 3 });
  expect(first.rows).toHaveLength(3);
  const second = await list({ limit: 3, cursor: first.next });
  const ids = [...first.rows, ...second.rows].map((it) => it.person_id);
  expect(new Set(ids).size).toBe(6);
});

test('what the operator set is shown as it is', async () => {
  showSettings({ second_factor: 'powerful', password_max_days: 90 });
  const asked = petition(as('an'));
  expect(await perform(contract.readSecuritySettings, readSecuritySettings, asked, {})).toEqual({
    second_factor: 'powerful',
    password_max_days: 90,
    has_passkeys: false,
    company: [],
  });
});
