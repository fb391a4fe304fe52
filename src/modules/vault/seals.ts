import type { z } from 'zod';

import { open, seal } from '#platform/cipher';

/**
 * Where a sealed value stands. It is bound into the seal: a value moved to another column, customer
 * or version does not open (K02).
 */
export interface Place {
  table: string;
  column: string;
  /** The customer's or the case's id. */
  owner_id: string;
  version?: number;
}

const wordOf = ({ table, column, owner_id, version = 1 }: Place) =>
  `${table}|${column}|${owner_id}|${version}`;

export const sealText = (key: Buffer, place: Place, text: string): Buffer =>
  seal(key, text, wordOf(place));

export const openText = (key: Buffer, place: Place, sealed: Buffer): string =>
  open(key, sealed, wordOf(place)).toString('utf8');

/** Values that are read together are sealed together: opening costs per seal, not per field. */
export const sealJson = (key: Buffer, place: Place, value: unknown): Buffer =>
  seal(key, JSON.stringify(value), wordOf(place));

export function openJson<Value extends z.ZodType>(
  key: Buffer,
  place: Place,
  sealed: Buffer,
  value: Value,
): z.output<Value> {
  return value.parse(JSON.parse(openText(key, place, sealed)));
}
