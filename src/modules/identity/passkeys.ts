import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';

import { inRole, type Act } from '#gate/act';
import { newId } from '#platform/identifier';
import { loadSql } from '#platform/sql';

import { newChallenge, useChallenge } from './challenges.ts';
import { refusals, type contract } from './contract.ts';
import { passkeyPlace, webauthn } from './passkey-place.ts';

const sql = loadSql(import.meta.url);
const done = { done: true as const };

const Owner = z.object({ person_id: z.uuid(), sign_in_name: z.string(), name: z.string() });
const Credential = z.object({ credential: z.instanceof(Buffer), transports: z.array(z.string()) });

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text));

/** What the browser asks a device with, for a new passkey of mine. */
export async function offerPasskey(act: Act) {
  const { rp_id } = passkeyPlace();
  const { person_id } = act.actor;
  const db = act.db.as('kebu_door');
  const owner = await db.one(sql('read_owner'), { person_id }, Owner);
  const known = await db.many(sql('list_credentials'), { person_id }, Credential);
  const { generateRegistrationOptions } = await webauthn();
  const options = await generateRegistrationOptions({
    rpName: 'Kebu',
    rpID: rp_id,
    userID: bytesOf(person_id),
    userName: owner.sign_in_name,
    userDisplayName: owner.name,
    challenge: new Uint8Array(newChallenge('new_passkey', act.at)),
    attestationType: 'none',
    excludeCredentials: known.map(({ credential, transports }) => ({
      id: credential.toString('base64url'),
      transports,
    })),
    // Found by the device itself, and opened by a finger or a PIN: two factors in one.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return { options: { ...options } };
}

/** Keeps the public half of a key a device just made for me. */
export async function addPasskey(
  act: Act,
  { proof, name }: z.output<typeof contract.addPasskey.input>,
) {
  const { rp_id, origin } = passkeyPlace();
  const { verifyRegistrationResponse } = await webauthn();
  let challenge = '';
  const verified = await verifyRegistrationResponse({
    response: proof as unknown as RegistrationResponseJSON,
    expectedChallenge: (given) => {
      challenge = given;
      return true;
    },
    expectedOrigin: origin,
    expectedRPID: rp_id,
    requireUserVerification: true,
  }).catch((error: unknown) => {
    throw Object.assign(refusals.passkey_wrong({}, 'access/1e'), { cause: error });
  });
  if (!verified.verified) throw refusals.passkey_wrong({}, 'access/1e');
  const door = inRole(act, 'kebu_door');
  await useChallenge(door, 'new_passkey', challenge);
  const { credential } = verified.registrationInfo;
  const passkey_id = newId();
  const inserted = await door.db.run(sql('insert_passkey'), {
    passkey_id,
    person_id: act.actor.person_id,
    credential: Buffer.from(credential.id, 'base64url'),
    public_key: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: credential.transports ?? [],
    name,
    at: act.at,
  });
  if (inserted !== 1) throw refusals.passkey_taken();
  return { passkey_id };
}

type One = { passkey_id: string };

export async function renamePasskey(act: Act, { passkey_id, name }: One & { name: string }) {
  const asked = { passkey_id, name, person_id: act.actor.person_id };
  const renamed = await act.db.as('kebu_door').run(sql('rename_passkey'), asked);
  if (renamed === 0) throw refusals.factor_unknown();
  return done;
}

export async function removePasskey(act: Act, { passkey_id }: One) {
  const asked = { passkey_id, at: act.at, person_id: act.actor.person_id };
  const removed = await act.db.as('kebu_door').run(sql('remove_passkey'), asked);
  if (removed === 0) throw refusals.factor_unknown();
  return done;
}
