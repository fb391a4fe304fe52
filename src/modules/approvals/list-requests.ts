import { z } from 'zod';

import type { Act } from '#gate/act';
import { cutPage, readCursor, TOTAL_LIMIT, type Page } from '#kernel/page';
import { loadSql } from '#platform/sql';

import { refusals, RequestRow, type Filters } from './contract.ts';

const sql = loadSql(import.meta.url);

const Count = z.object({ count: z.int() });
const Key = z.tuple([z.iso.datetime(), z.uuid()]);

/** Which requests a view shows, as the fragment and what it compares. */
function viewOf({ actor, scope, reach }: Act, { view }: Filters) {
  const { person_id, offices } = actor;
  if (view === 'asked') return { view, compared: { person_id } };
  if (view === 'inbox') {
    const held = {
      offices: offices.map((it) => it.office),
      unit_ids: offices.map((it) => it.unit_id),
      principals: offices.map((it) => it.on_behalf_of ?? null),
    };
    return { view, compared: { person_id, ...held } };
  }
  if (scope === 'company') return { view: 'closed_in_company', compared: {} };
  if (scope === 'project') return { view: 'closed_in_projects', compared: { project_ids: reach } };
  return { view: 'closed_by_me', compared: { person_id } };
}

function afterOf({ cursor }: Filters) {
  if (cursor === undefined) return undefined;
  const key = Key.safeParse(readCursor(cursor));
  if (!key.success) throw refusals.cursor_unknown();
  return { after_at: key.data[0], after_id: key.data[1] };
}

/** 待办审批: what the reader can decide now, what he asked, or what is closed; newest first. */
export async function listRequests(act: Act, input: Filters): Promise<Page<RequestRow>> {
  const { view, compared } = viewOf(act, input);
  const { company_id } = act.actor;
  const company_ids = act.scope === 'company' ? act.reach : company_id ? [company_id] : [];
  const values = { company_ids, ...compared, ...(input.kind && { kind: input.kind }) };
  const filter = input.kind ? ['kind'] : [];
  const after = afterOf(input);
  const company = company_ids.length === 1 ? 'one' : 'several';
  const choice = { company, view, filter, after: after ? ['requested_at'] : [] };
  const listed = act.db.many(
    sql('list_requests', choice),
    { ...values, ...after, limit: input.limit + 1 },
    RequestRow,
  );
  const counted = input.with_total
    ? act.db.one(sql('count_requests', { company, view, filter }), values, Count)
    : undefined;
  const [rows, total] = await Promise.all([listed, counted]);

  const page = cutPage(rows, input.limit, (it) => [it.requested_at.toISOString(), it.request_id]);
  return { ...page, total: total && totalOf(total.count) };
}

const totalOf = (count: number) =>
  count > TOTAL_LIMIT ? { count: TOTAL_LIMIT, exact: false } : { count, exact: true };
