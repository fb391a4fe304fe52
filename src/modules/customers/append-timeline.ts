import type { Act } from '#gate/act';
import type { Facts } from '#kernel/refusal';
import { newId } from '#platform/identifier';
import { loadSql } from '#platform/sql';

const sql = loadSql(import.meta.url);

/**
 * Adds a line to an opened customer's timeline, in the transaction of the fact it tells. Codes,
 * counts and ids only: what names the person stays where it is sealed.
 */
export function appendTimeline(
  act: Act,
  customer_id: string,
  kind: string,
  { ref, facts = {}, at = act.at }: { ref?: string; facts?: Facts; at?: Date } = {},
): void {
  const by_id = act.actor.person_id;
  const event = { customer_id, event_id: newId(), kind, ref: ref ?? null, by_id, at };
  act.db.lastly(sql('insert_event'), { ...event, facts: JSON.stringify(facts) });
}

/** What happened to many customers, at its own times; in one statement. */
export async function appendTimelineMany(
  act: Act,
  events: readonly { customer_id: string; at: Date; kind: string; by_id: string; facts: Facts }[],
): Promise<void> {
  await act.db.run(sql('insert_many'), {
    customer_ids: events.map((it) => it.customer_id),
    ats: events.map((it) => it.at),
    event_ids: events.map((it) => newId(it.at)),
    kinds: events.map((it) => it.kind),
    by_ids: events.map((it) => it.by_id),
    facts: events.map((it) => JSON.stringify(it.facts)),
  });
}
