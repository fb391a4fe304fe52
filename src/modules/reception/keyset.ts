import { z } from 'zod';

import { readCursor } from '#kernel/page';

import { refusals } from './contract.ts';

/** Where the last page of a list by moment ended. */
export function afterMoment(cursor: string | undefined) {
  if (cursor === undefined) return undefined;
  const key = z.tuple([z.iso.datetime(), z.uuid()]).safeParse(readCursor(cursor));
  if (!key.success) throw refusals.cursor_unknown();
  return { after_at: key.data[0], after_id: key.data[1] };
}

/** Where the last page of a list by day ended. */
export function afterDay(cursor: string | undefined) {
  if (cursor === undefined) return undefined;
  const key = z.tuple([z.iso.date(), z.uuid()]).safeParse(readCursor(cursor));
  if (!key.success) throw refusals.cursor_unknown();
  return { after_on: key.data[0], after_id: key.data[1] };
}

const Place = z.string().transform((text) => text.split(' '));

/** Where the last page of a list by consultant ended: whose page, and the moment of its last row. */
export function afterPlace(cursor: string | undefined) {
  if (cursor === undefined) return undefined;
  const place = z.tuple([z.uuid(), z.iso.datetime()]);
  const key = z.tuple([Place.pipe(place), z.uuid()]).safeParse(readCursor(cursor));
  if (!key.success) throw refusals.cursor_unknown();
  const [[after_owner, after_at], after_id] = key.data;
  return { after_owner, after_at, after_id };
}
