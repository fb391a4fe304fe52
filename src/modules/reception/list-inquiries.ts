import { z } from 'zod';

import type { Act } from '#gate/act';
import { addDays, dayOf, startOf } from '#kernel/calendar';
import { maskName, maskPhone } from '#kernel/mask';
import type { Page } from '#kernel/page';
import { walkPage } from '#modules/customers';
import { keysAt, openJson } from '#modules/vault';
import { loadSql } from '#platform/sql';

import { InquiryRow, type contract } from './contract.ts';
import { afterMoment } from './keyset.ts';
import { Caller, callerPlace } from './log-inquiry.ts';
import { lookOf, stated, unitChoice } from './walk.ts';

const sql = loadSql(import.meta.url);

const Line = InquiryRow.omit({ seen: true, name: true, phone: true, note: true }).extend({
  at: z.date(),
  logged_by: z.uuid(),
  sealed: z.instanceof(Buffer),
  key_slot: z.coerce.number(),
});
type Line = z.infer<typeof Line>;
type Input = z.output<typeof contract.listInquiries.input>;

/** 来电来访客户记录: newest first; clear to who logged or received them, masked to others. */
export async function listInquiries(act: Act, input: Input): Promise<Page<InquiryRow>> {
  const { on_from, on_until, is_carded, limit, cursor } = input;
  const drive = {
    ...(on_from ? { from_at: startOf(on_from) } : {}),
    ...(on_until ? { until_at: startOf(addDays(on_until, 1)) } : {}),
    ...stated(input, ['handed_to']),
  };
  return inquiriesOf(act, {
    drive,
    narrowed: is_carded === false ? ['waiting'] : [],
    filter: stated(input, ['kind']),
    decided: is_carded === true ? ['carded'] : [],
    limit,
    cursor,
  });
}

/** The lines handed to this consultant that wait for a card. */
export async function waitingInquiries(act: Act): Promise<InquiryRow[]> {
  const drive = { handed_to: act.actor.person_id };
  const asked = { drive, narrowed: ['waiting'], filter: {}, decided: [], limit: 50 };
  return (await inquiriesOf(act, { ...asked, cursor: undefined })).rows;
}

interface Asked {
  drive: Record<string, unknown>;
  /** Pieces of the walk, and of what is decided on it, that compare with no value. */
  narrowed: string[];
  filter: Record<string, unknown>;
  decided: string[];
  limit: number;
  cursor: string | undefined;
}

async function inquiriesOf(act: Act, asked: Asked): Promise<Page<InquiryRow>> {
  const { drive, narrowed, filter, decided, limit, cursor } = asked;
  const { unit, reach } = act.scope === 'team' ? await membersOf(act) : unitChoice(act);
  const after = afterMoment(cursor);
  const place = {
    unit,
    also: unit === 'own' || unit === 'member' ? unit : 'nothing',
    drive: [...Object.keys(drive), ...narrowed],
    after: after ? ['at'] : [],
  };
  const page = await walkPage(act, {
    list: sql('list_inquiries', { ...place, filter: [...Object.keys(filter), ...decided] }),
    end: sql('list_end', place),
    entered: { reach, ...drive, ...after },
    deciding: { purpose: act.purpose, ...filter },
    limit,
    look: lookOf({ ...filter, ...decided }),
    row: Line,
  });
  const keys = keysAt(page.rows.map((it) => it.key_slot));
  return { ...page, rows: page.rows.map((line, at) => show(act, line, keys[at]!)) };
}

const Member = z.object({ person_id: z.uuid() });

/** A team's lines are those of whoever is of the team today. */
async function membersOf(act: Act) {
  const asked = { reach: act.reach, today: dayOf(act.at) };
  const members = await act.db.many(sql('list_members'), asked, Member);
  return { unit: 'member', reach: members.map((it) => it.person_id) };
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
