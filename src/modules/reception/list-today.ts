import { z } from 'zod';

import type { Act } from '#gate/act';
import { addDays, dayOf, startOf } from '#kernel/calendar';
import { droppedFrom, Line, showLines } from '#modules/customers';
import { keysAt, openJson } from '#modules/vault';
import { loadSql } from '#platform/sql';

import type { contract, TodayRow } from './contract.ts';
import { waitingInquiries } from './list-inquiries.ts';
import type { ContactDutyKind } from './rules/contact-duties.ts';
import { AgreedWords, dutyPlace } from './settle-contact.ts';

const sql = loadSql(import.meta.url);

const Counts = z.object({ cards: z.int(), visits: z.int(), calls: z.int(), in_review: z.int() });
const Count = z.object({ count: z.int() });
const DueLine = Line.extend({
  reason: z.custom<ContactDutyKind>((it) => typeof it === 'string'),
  by_on: z.string(),
  sealed: z.instanceof(Buffer).nullable(),
});
type DueLine = z.infer<typeof DueLine>;

type Today = z.input<typeof contract.listToday.output>;

/** How long a first call that was never made is still a task of the day; afterwards it is a breach. */
const DAYS_LATE = 9;

/** 今天: whom to call and why, who comes, which cards are open, and what was done so far. */
export async function listToday(act: Act): Promise<Today> {
  const { person_id } = act.actor;
  const today = dayOf(act.at);
  const day = { from_at: startOf(today), until_at: startOf(addDays(today, 1)), today };
  const due = { person_id, today, late_from: addDays(today, -DAYS_LATE), purpose: act.purpose };
  const [owed, returned, dropped, waiting_inquiries, counts] = await Promise.all([
    act.db.many(sql('list_due'), due, DueLine),
    act.db.many(sql('list_returned'), { person_id }, Line),
    act.db.one(sql('count_due_dropped'), due, Count),
    waitingInquiries(act),
    act.db.one(sql('read_counts'), { person_id, ...day }, Counts),
  ]);
  const hooks = hooksOf(owed);
  return {
    rows: [
      ...linesOf(act, owed).map((base, at) => {
        const { reason, by_on } = owed[at]!;
        return { ...base, reason, due_on: by_on, is_late: by_on < today, hook: hooks[at]! };
      }),
      ...linesOf(act, returned).map((base) => ({
        ...base,
        reason: 'card_returned' as const,
        due_on: today,
        is_late: false,
        hook: null,
      })),
    ],
    waiting_inquiries,
    counts,
    ...droppedFrom(act, dropped.count),
  };
}

/** What was agreed with each of them, in words: why one calls, or what they come for. */
function hooksOf(owed: readonly DueLine[]): (string | null)[] {
  const keys = keysAt(owed.map((it) => it.key_slot));
  return owed.map(({ customer_id, sealed }, at) =>
    sealed ? openJson(keys[at]!, dutyPlace(customer_id), sealed, AgreedWords).hook : null,
  );
}

type Base = Pick<
  z.infer<typeof TodayRow>,
  'customer_id' | 'customer_number' | 'name' | 'phone' | 'intent_grade'
>;

const linesOf = (act: Act, lines: readonly Line[]): Base[] =>
  showLines(act, lines).map(({ customer_id, number, name, phone, intent_grade }) => ({
    customer_id,
    customer_number: number,
    name,
    phone,
    intent_grade,
  }));
