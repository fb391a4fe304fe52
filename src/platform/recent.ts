import { monotonicMs } from './clock.ts';

const SWEEP_MS = 1_000;

/**
 * What was opened a moment ago (ruling "Speed": small, short, purged by erasure): a page of a list
 * and the customer opened from it ask for the same. Beyond `most` the oldest is let go; whatever is
 * kept is forgotten after `keep_ms`, asked for again or not.
 */
export class Recent<Key, Value> {
  readonly #kept = new Map<Key, { value: Value; until_ms: number }>();
  readonly #most: number;
  readonly #keepMs: number;
  readonly #sweeping = setInterval(() => this.#sweep(), SWEEP_MS).unref();

  constructor({ most, keep_ms }: { most: number; keep_ms: number }) {
    this.#most = most;
    this.#keepMs = keep_ms;
  }

  get(key: Key): Value | undefined {
    const kept = this.#kept.get(key);
    return kept !== undefined && kept.until_ms > monotonicMs() ? kept.value : undefined;
  }

  keep(key: Key, value: Value): void {
    this.#kept.delete(key); // What is kept anew is the youngest.
    if (this.#kept.size >= this.#most) this.#kept.delete(this.#kept.keys().next().value!);
    this.#kept.set(key, { value, until_ms: monotonicMs() + this.#keepMs });
  }

  forget(keys: readonly Key[]): void {
    for (const key of keys) this.#kept.delete(key);
  }

  /** The oldest stand first: what comes behind the first that still counts does too. */
  #sweep(): void {
    const at_ms = monotonicMs();
    for (const [key, { until_ms }] of this.#kept) {
      if (until_ms > at_ms) return;
      this.#kept.delete(key);
    }
  }

  clear(): void {
    this.#kept.clear();
  }

  /** Forgets everything and watches no longer. */
  close(): void {
    clearInterval(this.#sweeping);
    this.clear();
  }
}
