import { z } from 'zod';

import type { Act } from '#gate/act';
import { maskName, maskPhone } from '#kernel/mask';
import { cutPage, type Page } from '#kernel/page';
import { scopeChoice } from '#modules/customers';
import { keysAt, openJson } from '#modules/vault';
import { loadSql } from '#platform/sql';

import { InquiryRow, type contract } from './contract.ts';
import { afterMoment } from './keyset.ts';
import { Caller, callerPlace } from './log-inquiry.ts';

const sql = loadSql(import.meta.url);

const Line = InquiryRow.omit({ seen: true, name: true, phone: true, note: true }).extend({
  at: z.date(),
  logged_by: z.uuid(),
  sealed: z.instanceof(Buffer),
  key_slot: z.coerce.number(),
});
type Line = z.infer<typeof Line>;
type Input = z.output<typeof contract.listInquiries.input>;

const filterKeys = ['on_from', 'on_until', 'kind', 'handed_to', 'is_carded'] as const;

/** 来电来访客户记录: newest first; clear to who logged or received them, masked to others. */
export async function listInquiries(act: Act, input: Input): Promise<Page<InquiryRow>> {
  const stated = filterKeys.filter((it) => input[it] !== undefined);
  const filters = Object.fromEntries(stated.map((it) => [it, input[it]]));
  return inquiriesOf(act, { filters, limit: input.limit, cursor: input.cursor });
}

/** The lines handed to this consultant that wait for a card. */
export async function waitingInquiries(act: Act): Promise<InquiryRow[]> {
  const filters = { waiting_for: act.actor.person_id };
  return (await inquiriesOf(act, { filters, limit: 50, cursor: undefined })).rows;
}

interface Asked {
  filters: Record<string, unknown>;
  limit: number;
  cursor: string | undefined;
}

async function inquiriesOf(act: Act, { filters, limit, cursor }: Asked): Promise<Page<InquiryRow>> {
  const { scope, reach } = scopeChoice(act);
  const after = afterMoment(cursor);
  const choice = { scope, filter: Object.keys(filters), after: after ? ['at'] : [] };
  const params = { reach, ...filters, ...after, limit: limit + 1 };
  const lines = await act.db.many(sql('list_inquiries', choice), params, Line);
  const page = cutPage(lines, limit, (it) => [it.at.toISOString(), it.inquiry_id]);
  const keys = keysAt(page.rows.map((it) => it.key_slot));
  return { ...page, rows: page.rows.map((line, at) => show(act, line, keys[at]!)) };
}

function show(act: Act, line: Line, key: Buffer): InquiryRow {
  const { sealed, key_slot: _slot, logged_by, ...row } = line;
  const { name, phone = '', note } = openJson(key, callerPlace(line.inquiry_id), sealed, Caller);
  if (line.customer_id) act.touch(line.customer_id);
  const isMine = [logged_by, line.handed_to].includes(act.actor.person_id);
  if (isMine) return { ...row, seen: 'clear', name, phone, note: note ?? null };
  const masked = { name: name && maskName(name), phone: phone && maskPhone(phone) };
  return { ...row, ...masked, seen: 'masked', note: null };
}
