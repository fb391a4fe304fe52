import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import type { Refusal } from '#kernel/refusal';

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
import { askForLink, makeLink, readLink, useLink } from './entry-links.ts';
import { useFactorKey } from './factor-key.ts';
import { hashPassword } from './passwords.ts';
import { usePublicUrl } from './public-url.ts';
import { fromBase32 } from './rules/base32.ts';
import { signIn } from './sign-in.ts';
import { codeOf, stepAt } from './totp-code.ts';
import { confirmTotp, offerTotp } from './totp.ts';

const { perform, rows, drop } = await freshDatabase();
afterAll(drop);

const OLD = 'the river bends at Wuzhen';
const NEW = 'a quiet lake in late autumn';
beforeAll(async () => {
  useBucketKey(Buffer.alloc(32, 7));
  useFactorKey(Buffer.alloc(32, 8));
  await populate(rows);
  await rows('update identity.person set password_hash = $1', await hashPassword(OLD));
});
beforeEach(() => usePublicUrl('https://kebu.example'));

const later = (seconds: number) => new Date(Date.now() + seconds * 1000);
const refused = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    (error: Refusal) => error.code,
  );
const linkFor = (name: PersonName, by: PersonName = 'an') =>
  perform(contract.makeLink, makeLink, petition(as(by)), { person_id: idOf(name) });
const use = (token: string, at = new Date(), password = NEW) =>
  perform(contract.useLink, useLink, petition(guest, { at }), { token, password });
const read = (token: string) => perform(contract.readLink, readLink, petition(guest), { token });
const enter = (sign_in_name: string, password: string) =>
  perform(contract.signIn, signIn, petition(guest), { sign_in_name, password });

test('B15 a link sets a password once, ends what was signed in, and lets its owner in', async () => {
  await enter('xu', OLD);
  const { token, url } = await linkFor('xu');
  expect(url).toBe(`https://kebu.example/link#${token}`);
  expect(await read(token)).toMatchObject({ name: '徐若川', sign_in_name: 'xu' });
  expect((await use(token)).set_session).toEqual(expect.any(String));
  const [kept] = await rows(
    `select count(*) filter (where ended_at is null)::int as open, count(*)::int as whole
     from identity.session where person_id = $1`,
    idOf('xu'),
  );
  expect(kept).toEqual({ open: 1, whole: 2 });
  expect(await refused(use(token))).toBe('identity.link_unknown');
  expect(await refused(read(token))).toBe('identity.link_unknown');
  expect(await refused(enter('xu', OLD))).toBe('identity.sign_in_failed');
  expect((await enter('xu', NEW)).set_session).toBeDefined();
});

test('B15 access/1f 链接三十分钟有效，过一秒即失效；新的一给出旧的即失效', async () => {
  const { token, expires_at } = await linkFor('he');
  expect(expires_at.getTime() - Date.now()).toBeLessThanOrEqual(
    terms.identity.link_minutes * 60_000,
  );
  expect(await refused(use(token, later(30 * 60 + 1)))).toBe('identity.link_unknown');
  const second = await linkFor('he');
  expect(await refused(use(token))).toBe('identity.link_unknown');
  expect(await refused(use(second.token, later(30 * 60 - 5)))).toBe('done');
});

test('B15 of two who use a link at once, one sets the password', async () => {
  const { token } = await linkFor('tang');
  const answers = await Promise.all([refused(use(token)), refused(use(token))]);
  expect(answers.toSorted()).toEqual(['done', 'identity.link_unknown']);
});

test('a weak password leaves the link as it was; a disabled account’s link is none', async () => {
  const { token } = await linkFor('gao');
  expect(await refused(use(token, new Date(), '12345678901'))).toBe('identity.password_weak');
  await rows('update identity.person set disabled_at = now() where person_id = $1', idOf('gao'));
  expect(await refused(use(token))).toBe('identity.link_unknown');
  expect(await refused(linkFor('gao'))).toBe('identity.already_disabled');
});

test('B11 a link is no way around the second factor', async () => {
  const mine = petition(as('lu'));
  const { secret, proof } = await perform(contract.offerTotp, offerTotp, mine, {});
  const code = codeOf(Buffer.from(fromBase32(secret)!), stepAt(mine.at));
  await perform(contract.confirmTotp, confirmTotp, mine, { secret, proof, code });
  const entered = await use((await linkFor('lu')).token);
  expect(entered.set_session).toBeUndefined();
  expect(entered.step?.factors).toContain('totp');
});

test('an administrator makes no link for somebody of another company', async () => {
  expect(await refused(linkFor('bai'))).toBe('identity.person_unknown');
  expect(await refused(linkFor('bai', 'yan'))).toBe('done');
});

test('without an address of the operator’s the link is the page’s to write', async () => {
  usePublicUrl(undefined);
  expect((await linkFor('wen')).url).toBeNull();
});

test('B19 only a hash of the link lies in the database', async () => {
  const { token } = await linkFor('fan');
  const dump = JSON.stringify(
    await rows(`select l::text as it from identity.entry_link l union all
                select facts::text from audit.entry`),
  );
  expect(dump).not.toContain(token);
  expect(dump).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
});

test('B03 whoever forgot his password is answered alike, known or not; once until answered', async () => {
  const ask = (sign_in_name: string) =>
    perform(contract.askForLink, askForLink, petition(guest), { sign_in_name });
  expect(await ask('mei')).toEqual(await ask('nobody-of-that-name'));
  await ask('mei');
  const open = () => rows('select person_id from identity.link_request where answered_at is null');
  expect(await open()).toEqual([{ person_id: idOf('mei') }]);
  await linkFor('mei');
  expect(await open()).toEqual([]);
});
