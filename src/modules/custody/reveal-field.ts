import { z } from 'zod';

import type { Act } from '#gate/act';
import { refuseStale } from '#gate/freshness';
import { dayOf, startOf } from '#kernel/calendar';
import { refuseIf } from '#kernel/refusal';
import { maySeeSensitive } from '#modules/access';
import { appendTimeline, openCustomer, type Opened } from '#modules/customers';
import { openText, sealText, vaultRefusals, type Place } from '#modules/vault';
import { newId } from '#platform/identifier';
import { loadSql } from '#platform/sql';

import type { contract, RevealField } from './contract.ts';
import { cannotReveal, sensitiveFields } from './rules/cannot-reveal.ts';

const sql = loadSql(import.meta.url);
const Before = z.object({
  reader_id: z.uuid(),
  field: z.string(),
  reason_code: z.string(),
  reason: z.instanceof(Buffer).nullable(),
  until_at: z.date(),
});
const Count = z.object({ count: z.int() });
const MINUTE_MS = 60_000;

/** The reason in words is about the customer: sealed with his key, in a place of its own. */
export const reasonPlace = (reveal_id: string): Place => ({
  table: 'custody.reveal',
  column: 'reason',
  owner_id: reveal_id,
});

/**
 * 揭示: shows one masked value for a stated reason, registered before it is shown (access/3a).
 * Whoever is in charge of the customer sees him anyway and does not come here. Asked twice with the
 * same id it is one look, which counts once.
 */
export async function revealField(
  act: Act,
  input: z.output<typeof contract.revealField.input>,
): Promise<{ value: string; until_at: Date }> {
  const { customer_id, field, reason_code, reason } = input;
  if (field === 'id_number') refuseStale(act);
  const reader_id = act.actor.person_id;
  const reveal_id = input.reveal_id ?? newId();
  const opened = await openCustomer(act, customer_id);
  act.db.lastly(sql('lock_reader'), { reader_id });
  const since = startOf(dayOf(act.at));
  const [{ count }, before] = await Promise.all([
    act.db.one(sql('count_reveals'), { reader_id, since }, Count),
    act.db.maybeOne(sql('read_reveal'), { customer_id, reveal_id }, Before),
  ]);
  if (before) return asBefore(act, opened, input, { ...before, reveal_id });
  const may_see_sensitive = sensitiveFields.has(field) && maySeeSensitive(act, opened.row);
  const looking = { field, reason_code, reason, purpose: act.purpose };
  const facts = { ...looking, revealed_today: count, may_see_sensitive };
  refuseIf(cannotReveal(opened.row, facts, act.terms.custody));

  const until_at = new Date(act.at.getTime() + act.terms.custody.reveal_minutes * MINUTE_MS);
  const inserted = await act.db.run(sql('insert_reveal'), {
    customer_id,
    reveal_id,
    company_id: opened.row.company_id,
    field,
    reason_code,
    reason: reason ? sealText(opened.key, reasonPlace(reveal_id), reason) : null,
    reader_id,
    revealed_at: act.at,
    until_at,
  });
  if (inserted === 0) throw vaultRefusals.id_taken();
  await appendTimeline(act, customer_id, 'revealed', { ref: reveal_id, facts: { field } });
  act.cite('access/3a');
  act.note({ field, reason_code });
  return { value: valueOf(opened, field), until_at };
}

/** What was shown under this id is shown as long as it was to be; another look needs its own. */
function asBefore(
  act: Act,
  opened: Opened,
  { field, reason_code, reason }: z.output<typeof contract.revealField.input>,
  before: z.infer<typeof Before> & { reveal_id: string },
) {
  const { reader_id, until_at, reveal_id } = before;
  const said = before.reason && openText(opened.key, reasonPlace(reveal_id), before.reason);
  const isSame =
    reader_id === act.actor.person_id &&
    before.field === field &&
    before.reason_code === reason_code &&
    (said ?? '') === (reason ?? '');
  if (!isSame || until_at <= act.at) throw vaultRefusals.id_taken();
  return { value: valueOf(opened, field), until_at };
}

function valueOf(opened: Opened, field: RevealField): string {
  const { name, phones, contact_name } = opened.identity();
  switch (field) {
    case 'name':
      return name;
    case 'phones':
      return phones.join(' / ');
    case 'contact_name':
      return contact_name ?? '';
    case 'household_property':
    case 'financial_assets':
    case 'income_detail':
      return opened.sensitive()[field] ?? '';
    default:
      return opened.contact()[field] ?? '';
  }
}
