import type { Endpoint } from '#kernel/endpoint';
import { rates, type Rate } from '#kernel/rate';
import { monotonicMs } from '#platform/clock';

/**
 * Buckets of one generation: when it is full the one before it is forgotten, and whoever was not
 * heard of since then starts anew. A map from which the oldest is deleted, one by one, crawls.
 */
const GENERATION = 10_000;
const MINUTE_MS = 60_000;

interface Bucket {
  left: number;
  at_ms: number;
}

export const rateOf = ({ rate, effect }: Endpoint): Rate =>
  typeof rate === 'object' ? rate : rates[rate ?? effect];

/**
 * How often each person asks each endpoint, in memory (V04): one bucket each, filled evenly.
 * Another process on the same database counts by itself: the limit protects a process, and is no
 * quota of the regime, which is a row (reveals, probes).
 */
export function openRates(clock: () => number = monotonicMs) {
  let young = new Map<string, Bucket>();
  let old = new Map<string, Bucket>();

  function bucketOf(key: string, count: number, at_ms: number): Bucket {
    const known = young.get(key);
    if (known) return known;
    if (young.size >= GENERATION) [old, young] = [young, new Map()];
    const found = old.get(key) ?? { left: count, at_ms };
    young.set(key, found);
    return found;
  }

  /**
   * Takes one from the bucket of somebody for an endpoint. Answers 0, or after how many seconds
   * there will be one again: whoever comes back then is let in.
   */
  return function take(who: string, endpoint: Endpoint): number {
    const { count, minutes } = rateOf(endpoint);
    const per_ms = count / (minutes * MINUTE_MS);
    const at_ms = clock();
    const bucket = bucketOf(`${who} ${endpoint.id}`, count, at_ms);
    bucket.left = Math.min(count, bucket.left + (at_ms - bucket.at_ms) * per_ms);
    bucket.at_ms = at_ms;
    if (bucket.left < 1) return Math.max(1, Math.ceil((1 - bucket.left) / per_ms / 1000));
    bucket.left--;
    return 0;
  };
}
