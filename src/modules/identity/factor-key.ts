import { hmac } from '#platform/cipher';

import { refusals } from './contract.ts';

let key: Buffer | undefined;

/**
 * Hands in the house's key for second factors; undefined is a sealed start, in which nobody who has
 * a second factor can sign in.
 */
export function useFactorKey(house_key: Buffer | undefined): void {
  key = house_key && hmac(house_key, 'identity|factors');
}

/** The key that seals what second factors are made of. */
export function factorKey(): Buffer {
  if (!key) throw refusals.factors_sealed();
  return key;
}

/** A keyed hash: what is short enough to be guessed is worth nothing without the house's key. */
export const markOf = (kind: string, ...parts: readonly string[]): Buffer =>
  hmac(factorKey(), [kind, ...parts].join('|'));
