import { contract, type PasskeyProof } from '#contract/identity';

import { call } from './api.ts';

/** Whether this browser can hold passkeys at all: over https, or on this machine. */
export const canHoldPasskeys = (): boolean => 'PublicKeyCredential' in window;

/** The person closed the device's question, or no passkey of his is here: not an error of ours. */
export class PasskeyDeclined extends Error {
  override name = 'PasskeyDeclined';
}

/** What talks to the device is fetched when it is needed: a phone's first load goes without it. */
const device = () => import('@simplewebauthn/browser');

type Device = Awaited<ReturnType<typeof device>>;
type Registering = Parameters<Device['startRegistration']>[0]['optionsJSON'];
type Authenticating = Parameters<Device['startAuthentication']>[0]['optionsJSON'];

async function asked<T>(work: (it: Device) => Promise<T>): Promise<PasskeyProof> {
  try {
    return (await work(await device())) as unknown as PasskeyProof;
  } catch (error) {
    const isDeclined =
      error instanceof Error && /^(NotAllowed|Abort|InvalidState|Security)Error$/.test(error.name);
    throw isDeclined ? new PasskeyDeclined(error.message, { cause: error }) : error;
  }
}

/** Has the device make a new passkey for whoever is signed in. */
export async function makePasskey(): Promise<PasskeyProof> {
  const { options } = await call(contract.offerPasskey, {});
  const optionsJSON = options as unknown as Registering;
  return asked((it) => it.startRegistration({ optionsJSON }));
}

/** Has the device prove who is there. */
export async function provePasskey(): Promise<PasskeyProof> {
  const { options } = await call(contract.askPasskey, {});
  const optionsJSON = options as unknown as Authenticating;
  return asked((it) => it.startAuthentication({ optionsJSON }));
}
