import { z } from 'zod';

import { openJson, sealJson, type Place } from '#modules/vault';

const place =
  (column: string) =>
  (owner_id: string, version: number): Place => ({
    table: 'reception.warm_card',
    column,
    owner_id,
    version,
  });
export const elementsPlace = place('elements');
export const sensitivePlace = place('sensitive_elements');

interface Under {
  customer_id: string;
  key: Buffer;
  version: number;
}

/** The words of a card under two seals: the daily ones, and those only owner and supervisor read. */
export function sealElements(
  words: Readonly<Record<string, string | undefined>>,
  { customer_id, key, version }: Under,
  sensitive: readonly string[],
) {
  const written = Object.entries(words).filter(([, text]) => text !== undefined && text !== '');
  const isSensitive = ([element]: [string, unknown]) => sensitive.includes(element);
  const second = written.filter(isSensitive);
  return {
    elements: sealJson(
      key,
      elementsPlace(customer_id, version),
      Object.fromEntries(written.filter((it) => !isSensitive(it))),
    ),
    sensitive_elements:
      second.length > 0
        ? sealJson(key, sensitivePlace(customer_id, version), Object.fromEntries(second))
        : null,
  };
}

export const openElements = (key: Buffer, at: Place, sealed: Buffer): Record<string, string> =>
  openJson(key, at, sealed, z.record(z.string(), z.string()));
