import { z } from 'zod';

import type { Act } from '#gate/act';
import { writeCursor, type Page } from '#kernel/page';
import type { Statement } from '#platform/sql';

/**
 * How many rows a page may look at, as a multiple of those it shows: it stays full while a fifth of
 * the rows are covered by a lawful basis, and costs the same when none are.
 */
const LOOKED_AT = 5;

/** A place in a list: its sort key. The next page goes on there, also behind a row not shown. */
const Place = z.object({ key_at: z.union([z.date(), z.string()]), key_id: z.uuid() });
type Place = z.infer<typeof Place>;

const isPlace = (row: Partial<Place>): boolean =>
  typeof row.key_id === 'string' && (row.key_at instanceof Date || typeof row.key_at === 'string');

/**
 * One row of a walk through a list. Rows whose customer has no lawful basis for the stated purpose
 * bring nothing but their place: their sealed identity is not even read.
 */
export interface Walked extends Place {
  is_shown: boolean;
  /** How many rows the walk looked at altogether. */
  walked_count: number;
}

const isWalked = (row: Partial<Walked>): boolean =>
  isPlace(row) && typeof row.is_shown === 'boolean' && Number.isInteger(row.walked_count);

/** Leaves the rest of a row as it is: what is shown of it is parsed when the page is cut. */
export const Walked = z.custom<Walked>((row) => isWalked(row as Partial<Walked>));

/** Nearly everybody is covered: a page first looks half as far again as it shows. */
const LOOKED_AT_FIRST = 1.5;

/** What a walk is asked with: one row more than the page shows, and where it stops looking. */
export const walkOf = (limit: number, times = LOOKED_AT) => ({
  limit: limit + 1,
  walk: Math.ceil(times * limit) + 1,
});

/** True when a walk ended for want of looking before its page was full. */
const isShort = (walked: readonly Walked[], { limit, walk }: ReturnType<typeof walkOf>): boolean =>
  walked[0]?.walked_count === walk && walked.filter((it) => it.is_shown).length < limit - 1;

const cursorOf = ({ key_at, key_id }: Place): string =>
  writeCursor([key_at instanceof Date ? key_at.toISOString() : key_at, key_id]);

/**
 * Cuts a walk into a page of what may be shown, and counts what was passed over (information/2e:
 * without a basis not in the answer, and the answer says how many). A page ends where it is full or
 * where the walk stopped looking; the cursor goes on behind the last row looked at, so that pages
 * add up to every row once, shown or counted. The count is noted in the act's entry.
 */
export function cutLawful<Row extends z.ZodType>(
  act: Act,
  walked: readonly Walked[],
  { limit, walk }: ReturnType<typeof walkOf>,
  row: Row,
): Page<z.output<Row>> {
  const rows: z.output<Row>[] = [];
  let passed = 0;
  let last: Walked | undefined;
  for (const it of walked) {
    if (it.is_shown && rows.length === limit - 1) break;
    if (it.is_shown) rows.push(row.parse(it));
    else passed += 1;
    last = it;
  }
  const isCut = last !== walked.at(-1) || last?.walked_count === walk;
  return {
    rows,
    ...(last && isCut ? { next: cursorOf(last) } : {}),
    ...droppedFrom(act, passed),
  };
}

type Params = Readonly<Record<string, unknown>>;

/** A list as it is walked: by which its index is entered, and what is decided on the way. */
export interface Walk<Row extends z.ZodType> {
  list: Statement;
  /**
   * Where a look ended that found too little; takes only `entered` and `look`. Undefined where a
   * look has no end of its own.
   */
  end: Statement | undefined;
  entered: Params;
  deciding: Params;
  limit: number;
  /** How many entries filters may pass over; undefined where there are none. */
  look: number | undefined;
  row: Row;
}

/**
 * Reads one page of a walk in one trip. There is a second where too few of the rows looked at were
 * covered, and where filters found too little: the next page then goes on where the look ended.
 */
export async function walkPage<Row extends z.ZodType>(
  act: Act,
  { list, end, entered, deciding, limit, look, row }: Walk<Row>,
): Promise<Page<z.output<Row>>> {
  const ask = (walk: ReturnType<typeof walkOf>) => {
    const values = { ...entered, ...deciding, ...walk, look: look ?? walk.walk };
    return act.db.many(list, values, Walked);
  };
  let walk = walkOf(limit, LOOKED_AT_FIRST);
  let walked = await ask(walk);
  if (isShort(walked, walk)) {
    walk = walkOf(limit);
    walked = await ask(walk);
  }
  const page = cutLawful(act, walked, walk, row);
  if (look === undefined || end === undefined || page.next !== undefined) return page;
  const ended = await act.db.maybeOne(end, { ...entered, look }, Place);
  return ended ? { ...page, next: cursorOf(ended) } : page;
}

/** How many an answer left out for want of a basis, in the answer and in its entry. */
export function droppedFrom(act: Act, count: number): { dropped_for_purpose?: number } {
  if (count === 0) return {};
  act.note({ dropped_for_purpose: count });
  act.cite('information/2e');
  return { dropped_for_purpose: count };
}
