import { draftKey, open, seal } from './key.ts';
import { closeStore, listKept, openStore, type Kept, type Store } from './store.ts';

interface Shelf {
  person_id: string;
  store: Store;
  key: () => Promise<CryptoKey>;
}

let shelf: Shelf | undefined;

/** A key that could not be had is asked for again: the network may be back by then. */
function askedOnce(ask: () => Promise<CryptoKey>): () => Promise<CryptoKey> {
  let asked: Promise<CryptoKey> | undefined;
  return () => {
    asked ??= ask().catch((error: unknown) => {
      asked = undefined;
      throw error;
    });
    return asked;
  };
}

/** What was left here, opened. */
export interface Left {
  name: string;
  kind: Kept['kind'];
  at: Date;
  value: unknown;
}

/**
 * Opens the shelf of whoever just signed in, and everything he left on it. Where nothing was left
 * nothing is asked of the server. A shelf that cannot be opened now keeps what lies on it.
 */
export async function openShelf(person_id: string): Promise<Left[]> {
  const store = await openStore();
  if (!store) return [];
  shelf = { person_id, store, key: askedOnce(() => draftKey(store)) };
  const kept = await listKept(store, person_id, Date.now());
  if (kept.length === 0) return [];
  const key = await shelf.key().catch(() => undefined);
  if (!key) return [];
  const opened = await Promise.all(kept.map((it) => open(key, it)));
  return kept.flatMap(({ id, kind, at }, place) => {
    const value = opened[place];
    const name = id.slice(person_id.length + 1);
    return value === undefined ? [] : [{ name, kind, at: new Date(at), value }];
  });
}

/** True while what is typed can be kept beyond this page. */
export const hasShelf = (): boolean => shelf !== undefined;

/** Asks for the key while there is a network: it may be gone when it is needed. */
export function prepareShelf(): void {
  void shelf?.key().catch(() => {});
}

/** Puts something on the shelf; false when it could not be, and lives in this page alone. */
export async function putOnShelf(
  name: string,
  kind: Kept['kind'],
  value: unknown,
): Promise<boolean> {
  const here = shelf;
  if (!here) return false;
  const id = `${here.person_id}|${name}`;
  try {
    const sealed = await seal(await here.key(), id, value);
    const { person_id } = here;
    await here.store.put('kept', { id, person_id, kind, at: Date.now(), sealed });
    return true;
  } catch {
    return false; // No key without the network, or no room: said where it matters.
  }
}

export async function takeOffShelf(name: string): Promise<void> {
  await shelf?.store.delete('kept', `${shelf.person_id}|${name}`);
}

/** Before signing out: this browser keeps nothing of the person, nor the key to it. */
export async function clearShelf(): Promise<void> {
  const here = shelf;
  shelf = undefined;
  if (!here) return;
  const kept = await listKept(here.store, here.person_id, Date.now());
  await Promise.all(kept.map((it) => here.store.delete('kept', it.id)));
  await closeStore();
}
