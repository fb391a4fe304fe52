import { z } from 'zod';

import type { Act } from '#gate/act';
import { addDays, startOf } from '#kernel/calendar';
import { cutPage, type Page } from '#kernel/page';
import { openCustomer, walkPage, type Opened } from '#modules/customers';
import { keysAt, openJson } from '#modules/vault';
import { loadSql } from '#platform/sql';
import { seenAs } from '#rules/customers';

import { FollowUpRow, type contract } from './contract.ts';
import { afterMoment } from './keyset.ts';
import { followUpPlace, FollowUpWords } from './log-follow-up.ts';
import { lookOf, stated, unitChoice } from './walk.ts';

const sql = loadSql(import.meta.url);

const words = { content: true, problems: true, solution: true, hook: true } as const;
const Line = FollowUpRow.omit(words).extend({
  at: z.date(),
  sealed: z.instanceof(Buffer),
  logged_by: z.uuid(),
  key_slot: z.coerce.number(),
});
type Line = z.infer<typeof Line>;

/**
 * A contact of a customer whose number and key the page knows already: looked at as far as opening
 * it needs, the rest is checked as it goes out.
 */
type OwnLine = Omit<Line, 'customer_number' | 'key_slot'>;
const OwnLine = z.custom<OwnLine>((row) => {
  const { follow_up_id, at, sealed } = row as Partial<OwnLine>;
  return typeof follow_up_id === 'string' && at instanceof Date && Buffer.isBuffer(sealed);
});

/** The back of one card, newest first: to its owner with the words, to others with dates and outcomes. */
export async function listFollowUps(
  act: Act,
  { customer_id, limit, cursor }: z.output<typeof contract.listFollowUps.input>,
): Promise<Page<FollowUpRow>> {
  const after = afterMoment(cursor);
  return followUpsOf(act, openCustomer(act, customer_id), customer_id, { limit, after });
}

/**
 * One page of the contacts of a customer who is being opened. It travels behind the opening in the
 * same trip: whoever may not open him finds no row of his.
 */
export async function followUpsOf(
  act: Act,
  opening: Promise<Opened>,
  customer_id: string,
  { limit, after }: { limit: number; after?: ReturnType<typeof afterMoment> },
): Promise<Page<FollowUpRow>> {
  const params = { customer_id, ...after, limit: limit + 1 };
  const statement = sql('list_follow_ups', { after: after ? ['at'] : [] });
  const [{ row }, lines] = await Promise.all([opening, act.db.many(statement, params, OwnLine)]);
  // The words go with the customer: who sees him masked or withheld sees dates and outcomes.
  const { scope, purpose, actor } = act;
  const isClear = seenAs(row, { person_id: actor.person_id, scope, purpose }) === 'clear';
  const page = cutPage(lines, limit, (it) => [it.at.toISOString(), it.follow_up_id]);
  const { number: customer_number, key_slot } = row;
  const rows = page.rows.map((it) => ({ ...it, customer_number, key_slot }));
  return { ...page, rows: show(act, rows, () => isClear) };
}

/** 客户跟踪 of a stretch of days in the reader's scope; the words only of what he logged himself. */
export async function listDayWork(
  act: Act,
  input: z.output<typeof contract.listDayWork.input>,
): Promise<Page<FollowUpRow>> {
  const { unit, reach } = unitChoice(act);
  const { on_from, on_until, limit } = input;
  const drive = {
    ...(on_from ? { from_at: startOf(on_from) } : {}),
    ...(on_until ? { until_at: startOf(addDays(on_until, 1)) } : {}),
  };
  const filter = stated(input, ['kind', 'outcome']);
  const after = afterMoment(input.cursor);
  const place = { unit, drive: Object.keys(drive), after: after ? ['at'] : [] };
  const page = await walkPage(act, {
    list: sql('list_work', { ...place, filter: Object.keys(filter) }),
    end: sql('list_end', place),
    entered: { reach, ...drive, ...after },
    deciding: { purpose: act.purpose, ...filter },
    limit,
    look: lookOf(filter),
    row: Line,
  });
  const rows = show(act, page.rows, (line) => line.logged_by === act.actor.person_id);
  return { ...page, rows };
}

function show(act: Act, lines: readonly Line[], isClear: (line: Line) => boolean): FollowUpRow[] {
  const keys = keysAt(lines.map((it) => it.key_slot));
  return lines.map((line, at) => rowOf(act, line, keys[at]!, isClear(line)));
}

function rowOf(act: Act, line: Line, key: Buffer, isClear: boolean): FollowUpRow {
  const { sealed, logged_by: _by, key_slot: _slot, ...row } = line;
  act.touch(line.customer_id);
  if (!isClear) return { ...row, content: null, problems: null, solution: null, hook: null };
  const said = openJson(key, followUpPlace(line.customer_id), sealed, FollowUpWords);
  const { content, problems = null, solution = null, hook = null } = said;
  return { ...row, content, problems, solution, hook };
}
