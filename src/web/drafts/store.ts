import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** A draft or an unsent form as it lies in the browser: nothing but ids and times is readable. */
export interface Kept {
  /** `<person>|<name>`; bound into the seal. */
  id: string;
  person_id: string;
  kind: 'draft' | 'unsent';
  at: number;
  /** Nonce (12 bytes) and ciphertext. */
  sealed: Uint8Array<ArrayBuffer>;
}

interface Schema extends DBSchema {
  kept: { key: string; value: Kept };
  /** The browser's half of the key: usable here, and readable to nobody. */
  own: { key: 'key'; value: CryptoKey };
}

export type Store = IDBPDatabase<Schema>;

let opening: Promise<Store | undefined> | undefined;

/** This browser's store; undefined where it has none (a private window, a page without TLS). */
export function openStore(): Promise<Store | undefined> {
  if (!('indexedDB' in globalThis) || globalThis.crypto?.subtle === undefined)
    return Promise.resolve(undefined);
  opening ??= openDB<Schema>('kebu', 1, {
    upgrade(database) {
      database.createObjectStore('kept', { keyPath: 'id' });
      database.createObjectStore('own');
    },
    terminated: () => (opening = undefined),
  }).catch(() => undefined);
  return opening;
}

/** Lets go of the store: what clears this site's storage waits for whoever holds it. */
export async function closeStore(): Promise<void> {
  const store = await opening;
  opening = undefined;
  store?.close();
}

/** Long enough for a weekend and a holiday; what nobody came back for is of no use and a risk. */
const KEEP_MS = 14 * 24 * 3_600_000;

/** What one person left here, oldest first; what anybody left too long ago is taken away. */
export async function listKept(store: Store, person_id: string, now: number): Promise<Kept[]> {
  const all = await store.getAll('kept');
  const old = all.filter((it) => it.at < now - KEEP_MS);
  await Promise.all(old.map((it) => store.delete('kept', it.id)));
  return all
    .filter((it) => it.person_id === person_id && !old.includes(it))
    .toSorted((one, other) => one.at - other.at);
}
