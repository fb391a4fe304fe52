import { z } from 'zod';

import type { Act } from '#gate/act';
import { addDays, dayOf, startOf, type Day } from '#kernel/calendar';
import { droppedFrom, Line, showLines } from '#modules/customers';
import { keysAt, openJson } from '#modules/vault';
import { loadSql } from '#platform/sql';

import type { contract, TodayRow } from './contract.ts';
import { waitingInquiries } from './list-inquiries.ts';
import { followUpPlace, FollowUpWords } from './log-follow-up.ts';
import { followUpWindow } from './rules/follow-up-window.ts';

const sql = loadSql(import.meta.url);

const Counts = z.object({ cards: z.int(), visits: z.int(), calls: z.int(), in_review: z.int() });
const Count = z.object({ count: z.int() });
const Agreement = z.object({
  customer_id: z.uuid(),
  next_kind: z.enum(['visit', 'call']).nullable(),
  sealed: z.instanceof(Buffer),
});

type Today = z.input<typeof contract.listToday.output>;

/** How far back a first visit without a call is still shown: afterwards it is a breach, not a task. */
const DAYS_LOOKED_BACK = 14;

/** 今天: whom to call and why, who comes, which cards are open, and what was done so far. */
export async function listToday(act: Act): Promise<Today> {
  const { person_id } = act.actor;
  const today = dayOf(act.at);
  const { follow_up_from_days } = act.terms.warm_card;
  const day = { from_at: startOf(today), until_at: startOf(addDays(today, 1)), today };
  const window = {
    first_from: addDays(today, -DAYS_LOOKED_BACK),
    first_until: addDays(today, -follow_up_from_days),
  };
  const due = { person_id, today, ...window, purpose: act.purpose };
  const [lines, dropped, waiting_inquiries, counts] = await Promise.all([
    act.db.many(sql('list_due'), due, Line),
    act.db.one(sql('count_due_dropped'), due, Count),
    waitingInquiries(act),
    act.db.one(sql('read_counts'), { person_id, ...day }, Counts),
  ]);
  const rows = showLines(act, lines);
  const agreed = await agreements(act, lines);
  return {
    rows: rows.map((row, at) => taskOf(act, row, lines[at]!, agreed, today)),
    waiting_inquiries,
    counts,
    ...droppedFrom(act, dropped.count),
  };
}

type Agreed = Map<string, { next_kind: 'visit' | 'call' | null; hook: string | null }>;

/** What was agreed last with each of them: the words for the call, and whether they come. */
async function agreements(act: Act, lines: readonly Line[]): Promise<Agreed> {
  if (lines.length === 0) return new Map();
  const customer_ids = lines.map((it) => it.customer_id);
  const { person_id } = act.actor;
  const asked = { customer_ids, person_id };
  const found = await act.db.many(sql('list_last_agreements'), asked, Agreement);
  const keys = keysAt(lines.map((it) => it.key_slot));
  return new Map(
    found.map(({ customer_id, next_kind, sealed }) => {
      const key = keys[customer_ids.indexOf(customer_id)]!;
      const { hook = null } = openJson(key, followUpPlace(customer_id), sealed, FollowUpWords);
      return [customer_id, { next_kind, hook }];
    }),
  );
}

function taskOf(
  act: Act,
  row: { customer_id: string; number: string; name: string; phone: string },
  line: Line,
  agreed: Agreed,
  today: Day,
): z.infer<typeof TodayRow> {
  const { next_contact_on, first_visit_on, intent_grade, state } = line;
  const agreement = agreed.get(line.customer_id);
  const base = {
    customer_id: row.customer_id,
    customer_number: row.number,
    name: row.name,
    phone: row.phone,
    intent_grade,
    hook: agreement?.hook ?? null,
  };
  if (state === 'returned')
    return { ...base, reason: 'card_returned', due_on: today, is_late: false };
  if (next_contact_on !== null) {
    const reason = agreement?.next_kind === 'visit' ? 'visit_expected' : 'call_promised';
    return { ...base, reason, due_on: next_contact_on, is_late: next_contact_on < today };
  }
  const window = followUpWindow(first_visit_on!, today, act.terms.warm_card);
  const is_late = window.standing === 'late';
  return { ...base, reason: 'first_follow_up', due_on: window.by_on, is_late };
}
