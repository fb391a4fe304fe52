import { useSyncExternalStore } from 'react';

// How a reader likes a page: columns, density, appearance. Never what is on it.
const listeners = new Set<() => void>();

export function readKept(key: string): string | undefined {
  return localStorage.getItem(`kebu.${key}`) ?? undefined;
}

export function writeKept(key: string, value: string | undefined): void {
  if (value === undefined) localStorage.removeItem(`kebu.${key}`);
  else localStorage.setItem(`kebu.${key}`, value);
  for (const tell of listeners) tell();
}

/** A preference of this browser, and how to change it. */
export function useKept(key: string): [string | undefined, (value: string | undefined) => void] {
  const value = useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => void listeners.delete(tell);
    },
    () => readKept(key),
  );
  return [value, (next) => writeKept(key, next)];
}
