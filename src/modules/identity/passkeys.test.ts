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
import { softDevice } from '../../../test/support/soft-device.ts';
import { useBucketKey } from './attempts.ts';
import { contract } from './contract.ts';
import { useFactorKey } from './factor-key.ts';
import { mySecurity, removeFactors } from './factors.ts';
import { askPasskey, signInByPasskey, signInWays } from './passkey-sign-in.ts';
import { addPasskey, offerPasskey, removePasskey, renamePasskey } from './passkeys.ts';
import { hashPassword } from './passwords.ts';
import { usePublicUrl } from './public-url.ts';
import { signIn } from './sign-in.ts';
import { stepUp } from './step-up.ts';

const { perform, rows, drop } = await freshDatabase();
afterAll(drop);

const PASSWORD = 'the river bends at Wuzhen';
const place = { origin: 'https://kebu.example', rp_id: 'kebu.example' };
beforeAll(async () => {
  useBucketKey(Buffer.alloc(32, 7));
  useFactorKey(Buffer.alloc(32, 8));
  await populate(rows);
  await rows('update identity.person set password_hash = $1', await hashPassword(PASSWORD));
});
beforeEach(() => usePublicUrl(place.origin));

type Device = ReturnType<typeof softDevice>;
type Challenge = { challenge: string };
const refused = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    (error: Refusal) => error.code,
  );
const offer = async (name: PersonName, at = new Date()) =>
  (await perform(contract.offerPasskey, offerPasskey, petition(as(name), { at }), {}))
    .options as unknown as Challenge;
const ask = async (at = new Date()) =>
  (await perform(contract.askPasskey, askPasskey, petition(guest, { at }), {}))
    .options as unknown as Challenge;
const add = async (name: PersonName, device: Device) =>
  perform(contract.addPasskey, addPasskey, petition(as(name)), {
    proof: device.register(await offer(name)),
    name: '手机',
  });
const come = (proof: ReturnType<Device['prove']>, ticket?: string, at = new Date()) =>
  perform(contract.signInByPasskey, signInByPasskey, petition(guest, { at }), {
    ...{ proof, ...(ticket !== undefined && { ticket }) },
  });
const enter = (sign_in_name: string) =>
  perform(contract.signIn, signIn, petition(guest), { sign_in_name, password: PASSWORD });

test('a passkey signs its owner in by itself, and the password then asks for it', async () => {
  const device = softDevice(place);
  await add('xu', device);
  expect((await come(device.prove(await ask()))).set_session).toEqual(expect.any(String));
  const [session] = await rows(
    `select method from identity.session where person_id = $1 order by created_at desc`,
    idOf('xu'),
  );
  expect(session).toEqual({ method: 'passkey' });
  const { step, set_session } = await enter('xu');
  expect([step!.factors, set_session]).toEqual([['passkey'], undefined]);
  expect((await come(device.prove(await ask()), step!.ticket)).set_session).toBeDefined();
});

test('B11 an answer of a device works once, and minutes', async () => {
  const device = softDevice(place);
  await add('he', device);
  const proof = device.prove(await ask());
  expect(await refused(come(proof))).toBe('done');
  expect(await refused(come(proof))).not.toBe('done');
  const late = device.prove(await ask());
  const sixMinutes = new Date(Date.now() + 6 * 60_000);
  expect(await refused(come(late, undefined, sixMinutes))).toBe('identity.step_unknown');
  const own = { challenge: Buffer.alloc(64, 1).toString('base64url') };
  expect(await refused(come(device.prove(own)))).toBe('identity.step_unknown');
});

test('what a device signed for another page opens nothing here', async () => {
  const device = softDevice(place);
  await add('tang', device);
  const phished = softDevice({ ...place, origin: 'https://kebu.example.evil.example' });
  expect(await refused(add('tang', phished))).toBe('identity.passkey_wrong');
  expect(await refused(come(phished.prove(await ask())))).toBe('identity.passkey_wrong');
  // An offer to add is no question who is there.
  expect(await refused(come(device.prove(await offer('tang'))))).toBe('identity.step_unknown');
});

test('B11 a ticket wants the passkey of its own first step', async () => {
  const [mine, theirs] = [softDevice(place), softDevice(place)];
  await add('shen', mine);
  await add('gao', theirs);
  const { step } = await enter('shen');
  expect(await refused(come(theirs.prove(await ask()), step!.ticket))).toBe(
    'identity.step_unknown',
  );
  expect(await refused(come(mine.prove(await ask()), step!.ticket))).toBe('done');
});

test('a passkey is named and removed by its owner alone, and then opens nothing', async () => {
  const device = softDevice(place);
  const { passkey_id } = await add('wen', device);
  const rename = (name: PersonName) =>
    refused(
      perform(contract.renamePasskey, renamePasskey, petition(as(name)), {
        ...{ passkey_id, name: '办公室电脑' },
      }),
    );
  const remove = (name: PersonName) =>
    refused(perform(contract.removePasskey, removePasskey, petition(as(name)), { passkey_id }));
  expect([await rename('xu'), await remove('xu')]).toEqual(
    Array(2).fill('identity.factor_unknown'),
  );
  expect(await rename('wen')).toBe('done');
  const seen = await perform(contract.mySecurity, mySecurity, petition(as('wen')), {});
  expect(seen.passkeys).toMatchObject([{ name: '办公室电脑', last_used_at: null }]);
  expect(await remove('wen')).toBe('done');
  expect(await refused(come(device.prove(await ask())))).toBe('identity.passkey_wrong');
  expect((await enter('wen')).set_session).toBeDefined();
});

test('a device is added once, and a disabled account’s opens nothing', async () => {
  const device = softDevice(place);
  await add('lu', device);
  expect(await refused(add('lu', device))).toBe('identity.passkey_taken');
  expect(await refused(add('fan', device))).toBe('identity.passkey_taken');
  await rows('update identity.person set disabled_at = now() where person_id = $1', idOf('lu'));
  expect(await refused(come(device.prove(await ask())))).toBe('identity.passkey_wrong');
});

test('B12 a passkey proves who sits at a session, its owner alone', async () => {
  const [mine, theirs] = [softDevice(place), softDevice(place)];
  await add('mei', mine);
  await add('jin', theirs);
  const [row] = (await rows(
    `insert into identity.session (session_id, session_hash, person_id, created_at, last_seen_at,
       expires_at, authenticated_at)
     values (gen_random_uuid(), 'mei', $1, now(), now(), now() + interval '1 hour',
       now() - interval '1 hour') returning session_hash`,
    idOf('mei'),
  )) as { session_hash: Buffer }[];
  const session = { authenticated_at: new Date(Date.now() - 3_600_000) };
  const sits = petition(as('mei'), { session, credential: row!.session_hash });
  const prove = async (device: Device) =>
    refused(perform(contract.stepUp, stepUp, sits, { passkey: device.prove(await ask()) }));
  expect(await prove(theirs)).toBe('identity.passkey_wrong');
  expect(await prove(mine)).toBe('done');
  const [renewed] = await rows(
    `select authenticated_at > now() - interval '1 minute' as is_fresh from identity.session
     where session_hash = 'mei'`,
  );
  expect(renewed).toEqual({ is_fresh: true });
});

test('an administrator takes passkeys away with the other factors', async () => {
  const device = softDevice(place);
  await add('qiao', device);
  await perform(contract.removeFactors, removeFactors, petition(as('an')), {
    person_id: idOf('qiao'),
  });
  expect(await refused(come(device.prove(await ask())))).toBe('identity.passkey_wrong');
});

test.each([undefined, 'http://kebu.example', 'https://192.0.2.7'])(
  'without an address a passkey can be bound to there are none: %s',
  async (url) => {
    usePublicUrl(url);
    const ways = await perform(contract.signInWays, signInWays, petition(guest), {});
    expect(ways.has_passkeys).toBe(false);
    expect(await refused(ask())).toBe('identity.passkeys_off');
  },
);
