import { z } from 'zod';

import type { Act } from '#gate/act';
import { addDays, startOf } from '#kernel/calendar';
import { maskName, maskPhone } from '#kernel/mask';
import { readCursor, type Page } from '#kernel/page';
import { walkPage } from '#modules/customers';
import { keysAt } from '#modules/vault';
import { loadSql } from '#platform/sql';

import { refusals, SubmissionRow, type contract } from './contract.ts';
import { titleFor, toldIn } from './submissions.ts';

const sql = loadSql(import.meta.url);

const Line = SubmissionRow.omit({ name: true, phone: true, form_title: true }).extend({
  received_at: z.date(),
  sealed: z.instanceof(Buffer),
  key_slot: z.coerce.number(),
});
type Line = z.infer<typeof Line>;
type Input = z.output<typeof contract.listSubmissions.input>;

/** How many rows the filters of a page may pass over before it answers what it has. */
const LOOK = 2_000;

/** The inbox, newest first. Names and phones are masked: opening one is an act of its own. */
export async function listSubmissions(act: Act, input: Input): Promise<Page<SubmissionRow>> {
  const { view, on_from, on_until, limit } = input;
  const drive = {
    ...(on_from ? { from_at: startOf(on_from) } : {}),
    ...(on_until ? { until_at: startOf(addDays(on_until, 1)) } : {}),
  };
  const filter = filtersOf(input);
  const after = afterOf(input.cursor);
  const { unit, reach } = unitOf(act);
  const viewed = { waiting: ['waiting'], screened: ['screened'], all: [] }[view];
  const place = { unit, drive: [...viewed, ...Object.keys(drive)], after: after ? ['at'] : [] };
  const page = await walkPage(act, {
    list: sql('list_submissions', { ...place, filter: Object.keys(filter) }),
    end: sql('list_end', place),
    entered: { reach, ...drive, ...after },
    deciding: { purpose: act.purpose, ...filter },
    limit,
    look: Object.keys(filter).length > 0 ? LOOK : undefined,
    row: Line,
  });
  // What was destroyed after its term has no key any more: its line stays, with no name.
  const kept = page.rows.filter((it) => !it.is_destroyed);
  const keys = keysAt(kept.map((it) => it.key_slot));
  const keyOf = new Map(kept.map((it, at) => [it.submission_id, keys[at]!]));
  return { ...page, rows: page.rows.map((it) => show(act, it, keyOf.get(it.submission_id))) };
}

/** What of the input narrows the walk, where it is stated. */
function filtersOf({ form_id, channel, via, verdict }: Input): Record<string, unknown> {
  const stated = Object.entries({ form_id, channel, via, verdict });
  return Object.fromEntries(stated.filter(([, it]) => it !== undefined));
}

function unitOf({ scope, reach }: Act): { unit: string; reach: readonly string[] } {
  const [one, several] =
    scope === 'company' ? (['company', 'companies'] as const) : (['project', 'projects'] as const);
  return { unit: reach.length === 1 ? one : several, reach };
}

function afterOf(cursor: string | undefined) {
  if (cursor === undefined) return undefined;
  const key = z.tuple([z.iso.datetime(), z.uuid()]).safeParse(readCursor(cursor));
  if (!key.success) throw refusals.cursor_unknown();
  return { after_at: key.data[0], after_id: key.data[1] };
}

function show(act: Act, line: Line, key: Buffer | undefined): SubmissionRow {
  const { sealed, key_slot: _slot, ...row } = line;
  if (line.customer_id) act.touch(line.customer_id);
  const form_title = titleFor(act, row);
  if (!key) return { ...row, form_title, name: '', phone: '' };
  const { name, phone } = toldIn({ submission_id: row.submission_id, sealed }, key);
  const masked = { name: name && maskName(name), phone: phone && maskPhone(phone) };
  return { ...row, form_title, ...masked };
}
