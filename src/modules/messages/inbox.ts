import { z } from 'zod';

import type { Act } from '#gate/act';
import { cutPage, readCursor, type Page } from '#kernel/page';
import { loadSql } from '#platform/sql';

import { Message, type contract } from './contract.ts';

const sql = loadSql(import.meta.url);
const Unread = z.object({ unread_count: z.int() });
const After = z.tuple([z.iso.datetime({ offset: true }), z.uuid()]);

/** What I was told, newest first; kinds I muted are left out. */
export async function listMessages(
  act: Act,
  { limit, cursor }: z.output<typeof contract.listMessages.input>,
): Promise<Page<Message>> {
  const { person_id } = act.actor;
  const after = cursor === undefined ? undefined : After.safeParse(readCursor(cursor)).data;
  const statement = sql('list_messages', { after: after ? ['created_at'] : [] });
  const asked = { person_id, limit: limit + 1 };
  const from = after ? { after_at: after[0], after_id: after[1] } : {};
  const rows = await act.db.many(statement, { ...asked, ...from }, Message);
  return cutPage(rows, limit, (it) => [it.created_at.toISOString(), it.message_id]);
}

/** How many I have not read; counted to a hundred. */
export function countUnread(act: Act) {
  return act.db.one(sql('count_unread'), { person_id: act.actor.person_id }, Unread);
}

export async function markRead(act: Act, asked: z.output<typeof contract.markRead.input>) {
  const read = { person_id: act.actor.person_id, at: act.at };
  if ('message_ids' in asked)
    await act.db.run(sql('mark_some'), { ...read, message_ids: asked.message_ids });
  else await act.db.run(sql('mark_all'), read);
  return countUnread(act);
}
