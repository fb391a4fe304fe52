import { isPhoneNow } from './ui/use-phone.ts';

/**
 * Fetches what a phone's screen does not wait for, once it stands still and before the network is
 * gone; a desk fetches it at once.
 */
export function whenIdle(fetch: () => Promise<unknown>): void {
  // Whoever needs it fetches again, and says so.
  const quietly = () => void fetch().catch(() => {});
  if (!isPhoneNow()) quietly();
  else if ('requestIdleCallback' in globalThis) requestIdleCallback(quietly, { timeout: 10_000 });
  else setTimeout(quietly, 3_000);
}
