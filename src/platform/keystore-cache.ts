import { monotonicMs } from './clock.ts';

/** What a few people look at in a few seconds; more would be a second keystore. */
const MOST = 1_024;
const KEEP_MS = 10_000;

/**
 * Keys opened a moment ago (ruling "Speed": small, short, purged by erasure): a page of a list and
 * the customer opened from it ask for the same ones. A destroyed key is forgotten with its
 * destruction, everything else within ten seconds.
 */
export class OpenedKeys {
  readonly #keys = new Map<number, { key: Buffer; until_ms: number }>();

  get(slot: number): Buffer | undefined {
    const kept = this.#keys.get(slot);
    if (kept === undefined) return undefined;
    if (kept.until_ms > monotonicMs()) return kept.key;
    this.#keys.delete(slot);
    return undefined;
  }

  keep(slot: number, key: Buffer): void {
    if (this.#keys.size >= MOST) this.#keys.delete(this.#keys.keys().next().value!);
    this.#keys.set(slot, { key, until_ms: monotonicMs() + KEEP_MS });
  }

  forget(slots: readonly number[]): void {
    for (const slot of slots) this.#keys.delete(slot);
  }

  /** Lets go of what has expired, used again or not. */
  sweep(): void {
    const at_ms = monotonicMs();
    for (const [slot, { until_ms }] of this.#keys) if (until_ms <= at_ms) this.#keys.delete(slot);
  }

  clear(): void {
    this.#keys.clear();
  }
}
