import { z } from 'zod';

import { readCursor } from '#kernel/page';

import { refusals } from './contract.ts';

const Key = z.tuple([z.iso.datetime(), z.uuid()]);

/** Where the last page ended: a moment and an id. A cursor that is not ours is refused. */
export function afterOf(
  cursor: string | undefined,
): { after_at: string; after_id: string } | undefined {
  if (cursor === undefined) return undefined;
  const key = Key.safeParse(readCursor(cursor));
  if (!key.success) throw refusals.cursor_unknown();
  return { after_at: key.data[0], after_id: key.data[1] };
}
