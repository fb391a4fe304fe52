import { randomFillSync } from 'node:crypto';

import { now } from './clock.ts';

const pool = Buffer.alloc(4096);
let used = pool.length;

function randomTen(): Buffer {
  if (used + 10 > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 10;
  return pool.subarray(used - 10, used);
}

/**
 * A uuid v7: made by the application, ordered by time so that indexes grow at one end, random
 * enough that a neighbour's cannot be guessed.
 */
export function newId(at: Date = now()): string {
  const time = at.getTime().toString(16).padStart(12, '0');
  const random = randomTen();
  const rand = Buffer.from(random);
  rand[0] = (rand[0]! & 0x0f) | 0x70;
  rand[2] = (rand[2]! & 0x3f) | 0x80;
  const hex = time + rand.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}
