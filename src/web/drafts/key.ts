import { call } from '../api.ts';
import type { Kept, Store } from './store.ts';

const NONCE = 12;
const words = new TextEncoder();

/** The browser's half, made the first time: it cannot be taken out of this browser, even by us. */
async function ownKey(store: Store): Promise<CryptoKey> {
  const known = await store.get('own', 'key');
  if (known) return known;
  const random = crypto.getRandomValues(new Uint8Array(32));
  const made = await crypto.subtle.importKey('raw', random, 'HKDF', false, ['deriveKey']);
  await store.put('own', made, 'key');
  return made;
}

/**
 * The key of one person's drafts in this browser, of two halves: one never leaves the browser, the
 * other the server hands to nobody but him while he is signed in. A stolen phone's storage opens
 * with neither alone; an expired session does not lose a word.
 */
export async function draftKey(store: Store): Promise<CryptoKey> {
  // Fetched when it is needed: whoever has no draft does not load what a customer looks like.
  const { contract } = await import('#contract/customers');
  const [own, { secret }] = await Promise.all([ownKey(store), call(contract.readDraftSecret, {})]);
  const salt = Uint8Array.from(atob(secret), (it) => it.charCodeAt(0));
  const how = { name: 'HKDF', hash: 'SHA-256', salt, info: words.encode('kebu draft') };
  return crypto.subtle.deriveKey(how, own, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
}

export async function seal(
  key: CryptoKey,
  id: string,
  value: unknown,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE));
  const how = { name: 'AES-GCM', iv, additionalData: words.encode(id) };
  const body = await crypto.subtle.encrypt(how, key, words.encode(JSON.stringify(value)));
  const sealed = new Uint8Array(NONCE + body.byteLength);
  sealed.set(iv);
  sealed.set(new Uint8Array(body), NONCE);
  return sealed;
}

/** What lies under a seal; undefined for what another key made, or somebody moved. */
export async function open(key: CryptoKey, { id, sealed }: Kept): Promise<unknown> {
  const iv = sealed.slice(0, NONCE);
  const how = { name: 'AES-GCM', iv, additionalData: words.encode(id) };
  try {
    const body = await crypto.subtle.decrypt(how, key, sealed.slice(NONCE));
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
