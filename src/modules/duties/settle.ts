import type { Act } from '#gate/act';
import type { Day } from '#kernel/calendar';
import { newId } from '#platform/identifier';
import { columnsOf, loadSql } from '#platform/sql';

const sql = loadSql(import.meta.url);

/** What somebody owes: from when it counts, by when it is late, and the clause that asks for it. */
export interface Owed {
  kind: string;
  clause: string;
  from_on: Day;
  by_on: Day;
}

/** met: done. overtaken: something else was agreed first. dropped: nothing is owed any more. */
export type Closed = 'met' | 'overtaken' | 'dropped';

/** Which open duties a fact closes. */
export interface Closing {
  kind: string;
  standing: Closed;
  /** Only those whose window has opened by this day; all of the kind without it. */
  from_until?: Day;
}

/** Whom a duty is about, and who owes it. */
export interface About {
  about_id: string;
  company_id: string;
  project_id: string;
  owner_id: string;
}

export interface Settlement {
  close: readonly Closing[];
  /** `sealed` holds what was agreed in words, under the key of whom it is about. */
  open: readonly (Owed & { sealed?: Buffer | undefined })[];
  /** The fact that closes: a contact, a card. */
  proof_id: string;
}

/**
 * Closes and opens the duties about one whom the act has opened, in the transaction of the fact
 * that settles them (the mechanism 时限): what was done, and what is owed now, are never apart.
 */
export function settleDuties(act: Act, about: About, { close, open, proof_id }: Settlement): void {
  if (close.length === 0 && open.length === 0) return;
  act.db.lastly(sql('settle'), {
    ...about,
    at: act.at,
    closed_by: act.actor.person_id,
    proof_id,
    close_kinds: close.map((it) => it.kind),
    close_standings: close.map((it) => it.standing),
    close_from_until: close.map((it) => it.from_until ?? null),
    open_ids: open.map(() => newId()),
    open_kinds: open.map((it) => it.kind),
    open_clauses: open.map((it) => it.clause),
    open_from: open.map((it) => it.from_on),
    open_by: open.map((it) => it.by_on),
    open_sealed: open.map((it) => it.sealed ?? null),
  });
}

/** Open duties go with whom they are about: at a handover the successor owes them (R-S2). */
export const moveDuties = (act: Act, about_id: string, owner_id: string): void =>
  act.db.lastly(sql('move'), { about_id, owner_id });

/** Nothing is owed any more about a record that was voided or turned out to be no customer. */
export const dropDuties = (act: Act, about_id: string): void =>
  act.db.lastly(sql('drop'), { about_id, at: act.at, closed_by: act.actor.person_id });

/** A duty of former days, as it was opened and closed then. */
export interface PastDuty extends About, Owed {
  sealed: Buffer | null;
  standing: 'open' | Closed;
  opened_at: Date;
  closed_at: Date | null;
  closed_by: string | null;
}

/** Writes the duties of a past that came from elsewhere; for the system, in one statement. */
export async function recordDuties(act: Act, past: readonly PastDuty[]): Promise<void> {
  if (past.length === 0) return;
  const rows = past.map((it) => ({ ...it, duty_id: newId(it.opened_at) }));
  await act.db.run(sql('insert_past'), columnsOf(rows));
}
