import type { z } from 'zod';

import { open, seal } from '#platform/cipher';
import { Recent } from '#platform/recent';

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

export const openJson = <Value extends z.ZodType>(
  key: Buffer,
  place: Place,
  sealed: Buffer,
  schema: Value,
): z.output<Value> => schema.parse(JSON.parse(openText(key, place, sealed)));

/** Values opened a moment ago, by their sealed bytes; frozen, for they are handed out again. */
const opened = new Recent<string, Opened>({ most: 1_024, keep_ms: 5_000 });

interface Opened {
  word: string;
  key: Buffer;
  schema: z.ZodType;
  value: unknown;
}

/** With the destruction of a key whatever was opened is forgotten at once. */
export const forgetOpened = (): void => opened.clear();

/**
 * As `openJson`, for what is looked at again and again: names, on a list, in its next page and on
 * the customer opened from it. The same seal under the same key is opened once in a few seconds.
 */
export function openAgain<Value extends z.ZodType>(
  key: Buffer,
  place: Place,
  sealed: Buffer,
  schema: Value,
): Readonly<z.output<Value>> {
  const bytes = sealed.toString('latin1');
  const word = wordOf(place);
  const known = opened.get(bytes);
  if (known?.word === word && known.schema === schema && known.key.equals(key))
    return known.value as z.output<Value>;
  const value = frozen(openJson(key, place, sealed, schema));
  opened.keep(bytes, { word, key, schema, value });
  return value;
}

function frozen<Value>(value: Value): Value {
  if (value === null || typeof value !== 'object') return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
