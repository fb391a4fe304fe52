import { z } from 'zod';

/** Most rows a page holds: what a person can look through, and what one act may open. */
export const PAGE_LIMIT = 200;
/** Totals are exact up to here; beyond, "10,000+" (exact on demand). */
export const TOTAL_LIMIT = 10_000;

/** What every list takes: how many rows, and where the last page ended. */
export const PageInput = z.object({
  limit: z.coerce.number().int().min(1).max(PAGE_LIMIT).default(20),
  cursor: z.string().max(400).optional(),
});

/** What every list answers. `next` is the cursor of the following page, absent on the last. */
export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({
    rows: z.array(row),
    next: z.string().optional(),
    /** `dropped_count`: how many of the whole answer were left out, as `dropped_for_purpose`. */
    total: z
      .object({ count: z.int(), exact: z.boolean(), dropped_count: z.int().optional() })
      .optional(),
    /**
     * Rows passed over from the last page to the end of this one, because no lawful basis covers
     * the purpose the request states (R-B3, information/2e). A page may hold few rows or none and
     * still have a next one: it looks at a bounded number of rows.
     */
    dropped_for_purpose: z.int().optional(),
  });
}

export interface Page<Row> {
  rows: Row[];
  next?: string | undefined;
  total?: { count: number; exact: boolean; dropped_count?: number | undefined } | undefined;
  dropped_for_purpose?: number | undefined;
}

const Key = z.array(z.union([z.string(), z.number(), z.null()])).max(4);

/** Keyset, not offset: the cursor is the sort key of the last row shown. It holds no identity. */
export function writeCursor(key: (string | number | null)[]): string {
  return btoa(JSON.stringify(key)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Reads a cursor back; undefined when it is not one of ours. */
export function readCursor(cursor: string): (string | number | null)[] | undefined {
  try {
    const text = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'));
    return Key.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Cuts a result fetched with `limit + 1` rows into a page. */
export function cutPage<Row>(
  rows: Row[],
  limit: number,
  keyOf: (row: Row) => (string | number | null)[],
): Page<Row> {
  if (rows.length <= limit) return { rows };
  const shown = rows.slice(0, limit);
  return { rows: shown, next: writeCursor(keyOf(shown[limit - 1]!)) };
}
