import type { Act } from '#gate/act';
import { dayOf, type Day } from '#kernel/calendar';
import { dropDuties } from '#modules/duties';
import { newId } from '#platform/identifier';
import { loadSql } from '#platform/sql';

import type { IntentGrade } from './contract.ts';
import { keepChanges } from './keep-changes.ts';
import type { Opened } from './open-customer.ts';

const sql = loadSql(import.meta.url);

export interface ContactNoted {
  kind: 'visit' | 'call' | 'message';
  at: Date;
  next_on: Day | undefined;
  intent_grade: IntentGrade | undefined;
}

/** Counts a contact on an opened customer and says when the next is due, for lists and for today. */
export function noteContact(
  act: Act,
  customer_id: string,
  { kind, at, next_on, intent_grade }: ContactNoted,
): void {
  act.db.lastly(sql('update_contact'), {
    customer_id,
    visits: kind === 'visit' ? 1 : 0,
    calls: kind === 'call' ? 1 : 0,
    at,
    on_day: dayOf(at),
    next_on: next_on ?? null,
    intent_grade: intent_grade ?? null,
    now: act.at,
  });
}

/** Writes down how an opened customer heard of us as it counts now; the archive keeps what it was. */
export function noteAwareness(act: Act, opened: Opened, channel: string): void {
  const { customer_id, awareness_channel: before } = opened.row;
  if (before === channel) return;
  keepChanges(act, opened, [{ field: 'awareness_channel', before, after: channel }], 'card');
  act.db.lastly(sql('update_awareness'), { customer_id, channel, at: act.at });
}

/** Takes a confirmed scout out of the counts, or puts a cleared customer back (R-J4). */
export async function noteScouting(
  act: Act,
  customer_id: string,
  is_scouting: boolean,
): Promise<void> {
  const { at } = act;
  const verdict = is_scouting ? 'scouting' : 'qualified';
  const screening = { customer_id, screening_id: newId(), verdict };
  await act.db.run(sql('update_scouting'), { customer_id, is_scouting, at });
  if (is_scouting) dropDuties(act, customer_id);
  const screened_by = act.actor.person_id;
  await act.db.run(sql('insert_screening'), { ...screening, screened_by, at });
}
