import { z } from 'zod';

import type { Act } from '#gate/act';
import { maskName, maskPhone } from '#kernel/mask';
import { cutPage, readCursor } from '#kernel/page';
import { maySeeSensitive } from '#modules/access';
import { openNote } from '#modules/approvals';
import { entriesOfCustomer } from '#modules/audit';
import { loadSql } from '#platform/sql';

import { refusals, TimelineEvent, type contract, type CustomerPage } from './contract.ts';
import { showLine } from './customer-line.ts';
import { openCustomer, type Opened } from './open-customer.ts';
import { completeness } from './rules/completeness.ts';
import { shownSections } from './rules/separate-consent.ts';

const sql = loadSql(import.meta.url);

type One = z.output<typeof contract.readCustomer.input>;

/**
 * One archive. Clear to its owner; to others masked, the contact section closed, and assets open to
 * owner and site supervisor only (C-07), as long as the separate consent stands. Where no basis
 * covers the purpose, all of it is withheld.
 */
export async function readCustomer(act: Act, { customer_id }: One): Promise<CustomerPage> {
  return showCustomer(act, await openCustomer(act, customer_id));
}

/** An opened archive as this reader may see it. */
export async function showCustomer(act: Act, opened: Opened): Promise<CustomerPage> {
  const { row } = opened;
  const identity = opened.identity();
  const line = showLine(act, row, identity);
  const isClear = line.seen === 'clear';
  const profile = opened.profile();
  const kept = { contact: opened.contact(), sensitive: opened.sensitive() };
  const { contact, sensitive } = shownSections(kept, row.lawful_for);
  const filled = filledIn({ ...row, ...profile, ...contact, ...sensitive, ...identity });
  const { missing, share } = completeness(row.kind, (field) => filled.has(field));
  const seesSensitive = line.seen !== 'withheld' && (isClear || maySeeSensitive(act, row));
  const contact_name = identity.contact_name ?? null;
  return {
    ...line,
    version: row.seal_version,
    entered_by: row.entered_by,
    entered_by_name: row.entered_by_name ?? '',
    contact_name: contact_name && (isClear ? contact_name : maskName(contact_name)),
    phones: isClear
      ? identity.phones
      : identity.phones.map((it) => (line.seen === 'masked' ? maskPhone(it) : '***')),
    contact: isClear ? contact : null,
    sensitive: seesSensitive ? sensitive : null,
    profile,
    review: await lastReturn(act, opened),
    missing_fields: missing,
    completeness: share,
  };
}

/** Which of these fields say something. */
function filledIn(fields: object): ReadonlySet<string> {
  const says = (value: unknown) => (Array.isArray(value) ? value.length > 0 : Boolean(value));
  return new Set(Object.entries(fields).flatMap(([field, value]) => (says(value) ? [field] : [])));
}

const Return = z.object({
  request_id: z.uuid(),
  decision: z.string(),
  reason_code: z.string().nullable(),
  note: z.instanceof(Buffer).nullable(),
});

/** Why the reviewer sent the archive back, for the one who must mend it. */
async function lastReturn(act: Act, { row, key }: Opened): Promise<CustomerPage['review']> {
  if (row.state !== 'returned') return null;
  const { customer_id } = row;
  const last = await act.db.maybeOne(sql('read_last_return'), { customer_id }, Return);
  if (!last) return null;
  const note = last.note && openNote(key, last.request_id, last.note);
  return { request_id: last.request_id, reason_code: last.reason_code, note };
}

/** 时间线: what happened with one customer, newest first. */
export async function readTimeline(
  act: Act,
  { customer_id, limit, cursor }: z.output<typeof contract.readTimeline.input>,
) {
  await openCustomer(act, customer_id);
  const key = cursor === undefined ? undefined : readTimelineKey(cursor);
  const after = key ? { after_at: key[0], after_id: key[1] } : {};
  const events = await act.db.many(
    sql('list_timeline', { after: key ? ['here'] : [] }),
    { customer_id, limit: limit + 1, ...after },
    TimelineEvent,
  );
  return cutPage(events, limit, (it) => [it.at.toISOString(), it.event_id]);
}

/** Where a page of the timeline goes on; a cursor of another list is refused. */
export function readTimelineKey(cursor: string): [string, string] {
  const key = z.tuple([z.iso.datetime(), z.uuid()]).safeParse(readCursor(cursor));
  if (!key.success) throw refusals.cursor_unknown();
  return key.data;
}

/** Who looked at or changed this customer, and for which purpose (R-E8). */
export async function listLooks(
  act: Act,
  { customer_id, ...page }: z.output<typeof contract.listLooks.input>,
) {
  await openCustomer(act, customer_id);
  return entriesOfCustomer(act, customer_id, page);
}
