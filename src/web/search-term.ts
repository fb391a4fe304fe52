import { useSyncExternalStore } from 'react';

// A name or a phone is searched for. It lives in memory alone: an address, the browser's history
// and its session files would keep it (A25, C11). The register puts the server's handle in the
// address.
let term = '';
const listeners = new Set<() => void>();

/** Says what is looked for; the customer register asks the server for it. */
export function submitSearchTerm(text: string): void {
  term = text.trim();
  for (const tell of listeners) tell();
}

/** What is looked for and not yet asked; `''` when nothing is. */
export function useSearchTerm(): string {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => void listeners.delete(tell);
    },
    () => term,
  );
}
