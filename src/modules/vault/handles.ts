import { hmac, open, seal, SealBroken } from '#platform/cipher';

import { refusals } from './keys.ts';

let handleKey: Buffer | undefined;

/** Undefined is a sealed start. */
export function useHandleKey(key: Buffer | undefined): void {
  handleKey = key;
}

function key(): Buffer {
  if (!handleKey) throw refusals.sealed();
  return handleKey;
}

/**
 * An opaque handle of a search term, for the address bar: a phone, name or number never stands in a
 * URL (ruling "Search"). Only the person who searched can have it opened again.
 */
export function writeHandle(term: string, person_id: string): string {
  return seal(key(), term, `handle|${person_id}`).toString('base64url');
}

/** The term behind a handle, or undefined for somebody else's or a broken one. */
export function readHandle(handle: string, person_id: string): string | undefined {
  try {
    return open(key(), Buffer.from(handle, 'base64url'), `handle|${person_id}`).toString('utf8');
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}

/**
 * The server's half of the key that half-typed forms of one person are sealed under in his browser
 * (ruling "Drafts"): handed to nobody but him, and so only while he is signed in.
 */
export const draftSecret = (person_id: string): Buffer => hmac(key(), `draft|${person_id}`);
