import { refusals } from './contract.ts';
import { publicUrl } from './public-url.ts';

/**
 * Where passkeys belong: a device signs for one address only, so the operator must have said which
 * (PUBLIC_URL), over https or on this machine. Refused elsewhere.
 */
export function passkeyPlace(): { rp_id: string; origin: string } {
  const place = placeOf(publicUrl());
  if (!place) throw refusals.passkeys_off();
  return place;
}

export const hasPasskeys = (): boolean => placeOf(publicUrl()) !== undefined;

function placeOf(url: string | undefined): { rp_id: string; origin: string } | undefined {
  if (url === undefined) return undefined;
  const { protocol, hostname, origin } = new URL(url);
  const isSafe = protocol === 'https:' || hostname === 'localhost';
  // An address in numbers is no name a passkey can be bound to.
  const isName = !/^[\d.]+$|^\[/.test(hostname);
  return isSafe && isName ? { rp_id: hostname, origin } : undefined;
}

/**
 * The library is loaded when the first passkey is asked for: a house without any keeps its 25 MiB.
 */
export const webauthn = () => import('@simplewebauthn/server');
