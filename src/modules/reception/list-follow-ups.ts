import { z } from 'zod';

import type { Act } from '#gate/act';
import { addDays, startOf } from '#kernel/calendar';
import { cutPage, type Page } from '#kernel/page';
import { openCustomer, scopeChoice } from '#modules/customers';
import { keysAt, openJson } from '#modules/vault';
import { loadSql } from '#platform/sql';

import { FollowUpRow, type contract } from './contract.ts';
import { afterMoment } from './keyset.ts';
import { followUpPlace, FollowUpWords } from './log-follow-up.ts';

const sql = loadSql(import.meta.url);

const words = { content: true, problems: true, solution: true, hook: true } as const;
const Line = FollowUpRow.omit(words).extend({
  at: z.date(),
  sealed: z.instanceof(Buffer),
  logged_by: z.uuid(),
  key_slot: z.coerce.number(),
});
type Line = z.infer<typeof Line>;

/** The back of one card, newest first: to its owner with the words, to others with dates and outcomes. */
export async function listFollowUps(
  act: Act,
  { customer_id, limit, cursor }: z.output<typeof contract.listFollowUps.input>,
): Promise<Page<FollowUpRow>> {
  const { row } = await openCustomer(act, customer_id);
  const isOwner = act.scope === 'own' && row.owner_id === act.actor.person_id;
  const after = afterMoment(cursor);
  const choice = { scope: 'customer', filter: [], after: after ? ['at'] : [] };
  const params = { customer_id, ...after, limit: limit + 1 };
  const lines = await act.db.many(sql('list_follow_ups', choice), params, Line);
  return show(act, lines, limit, () => isOwner);
}

/** 客户跟踪 of a stretch of days in the reader's scope; the words only of what he logged himself. */
export async function listDayWork(
  act: Act,
  input: z.output<typeof contract.listDayWork.input>,
): Promise<Page<FollowUpRow>> {
  const { scope, reach } = scopeChoice(act);
  const { kind, outcome, on_from, on_until, limit } = input;
  const filters = {
    ...(on_from ? { from_at: startOf(on_from) } : {}),
    ...(on_until ? { until_at: startOf(addDays(on_until, 1)) } : {}),
    ...(kind ? { kind } : {}),
    ...(outcome ? { outcome } : {}),
  };
  const after = afterMoment(input.cursor);
  const choice = { scope, filter: Object.keys(filters), after: after ? ['at'] : [] };
  const params = { reach, ...filters, ...after, limit: limit + 1 };
  const lines = await act.db.many(sql('list_follow_ups', choice), params, Line);
  return show(act, lines, limit, (line) => line.logged_by === act.actor.person_id);
}

function show(
  act: Act,
  lines: Line[],
  limit: number,
  isClear: (line: Line) => boolean,
): Page<FollowUpRow> {
  const page = cutPage(lines, limit, (it) => [it.at.toISOString(), it.follow_up_id]);
  const keys = keysAt(page.rows.map((it) => it.key_slot));
  return { ...page, rows: page.rows.map((line, at) => rowOf(act, line, keys[at]!, isClear(line))) };
}

function rowOf(act: Act, line: Line, key: Buffer, isClear: boolean): FollowUpRow {
  const { sealed, logged_by: _by, key_slot: _slot, ...row } = line;
  act.touch(line.customer_id);
  if (!isClear) return { ...row, content: null, problems: null, solution: null, hook: null };
  const said = openJson(key, followUpPlace(line.customer_id), sealed, FollowUpWords);
  const { content, problems = null, solution = null, hook = null } = said;
  return { ...row, content, problems, solution, hook };
}
