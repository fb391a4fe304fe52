import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';

import { inRole, type Act } from '#gate/act';
import { loadSql } from '#platform/sql';

import { newChallenge, useChallenge } from './challenges.ts';
import { companyWays } from './company-sign-in.ts';
import { refusals, type contract, type PasskeyProof } from './contract.ts';
import { hasPasskeys, passkeyPlace, webauthn } from './passkey-place.ts';
import { openSession } from './sessions.ts';
import { readStep, useStep } from './steps.ts';

const sql = loadSql(import.meta.url);

const Passkey = z.object({
  passkey_id: z.uuid(),
  person_id: z.uuid(),
  public_key: z.instanceof(Buffer),
  counter: z.coerce.number(),
  transports: z.array(z.string()),
});

/** What the entrance offers beside a name and a password. */
export async function signInWays() {
  return { has_passkeys: hasPasskeys(), company: companyWays() };
}

/** What the browser asks a device with: any passkey of this address, whoever's it is. */
export async function askPasskey(act: Act) {
  const { rp_id } = passkeyPlace();
  const { generateAuthenticationOptions } = await webauthn();
  const options = await generateAuthenticationOptions({
    rpID: rp_id,
    challenge: new Uint8Array(newChallenge('passkey', act.at)),
    userVerification: 'required',
  });
  return { options: { ...options } };
}

/**
 * Whose passkey signed a challenge of ours, for this address, opened by its owner's finger or PIN.
 * Refuses alike what is unknown, removed, of a disabled account, or wrong. Runs as the door.
 */
export async function ownerOfPasskey(act: Act, proof: PasskeyProof): Promise<string> {
  const { rp_id, origin } = passkeyPlace();
  const wrong = (cause?: unknown) =>
    Object.assign(refusals.passkey_wrong({}, 'access/1e'), { cause });
  const credential = Buffer.from(proof.id, 'base64url');
  const kept = await act.db.maybeOne(sql('read_passkey'), { credential }, Passkey);
  if (!kept) throw wrong();
  const { verifyAuthenticationResponse } = await webauthn();
  let challenge = '';
  const verified = await verifyAuthenticationResponse({
    response: proof as unknown as AuthenticationResponseJSON,
    expectedChallenge: (given) => {
      challenge = given;
      return true;
    },
    expectedOrigin: origin,
    expectedRPID: rp_id,
    requireUserVerification: true,
    credential: {
      id: proof.id,
      publicKey: new Uint8Array(kept.public_key),
      counter: kept.counter,
      transports: kept.transports,
    },
  }).catch((error: unknown) => {
    throw wrong(error);
  });
  if (!verified.verified) throw wrong();
  await useChallenge(act, 'passkey', challenge);
  const { passkey_id, person_id } = kept;
  const counter = verified.authenticationInfo.newCounter;
  await act.db.run(sql('use_passkey'), { passkey_id, counter, at: act.at });
  return person_id;
}

/** Signs somebody in by his passkey alone, or takes the second step with it (access/1e). */
export async function signInByPasskey(
  act: Act,
  { proof, ticket }: z.output<typeof contract.signInByPasskey.input>,
) {
  const door = inRole(act, 'kebu_door');
  const person_id = await ownerOfPasskey(door, proof);
  if (ticket !== undefined) {
    const step = await readStep(door, 'second_factor', ticket);
    if (step?.person_id !== person_id) throw refusals.step_unknown();
    await useStep(door, 'second_factor', ticket);
  }
  act.note({ person_id });
  return { set_session: await openSession(door, person_id, 'passkey') };
}
