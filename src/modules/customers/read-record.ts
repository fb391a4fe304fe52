import type { z } from 'zod';

import type { Act } from '#gate/act';
import { cutPage, type Page } from '#kernel/page';
import { entriesOfCustomer } from '#modules/audit';
import { loadSql } from '#platform/sql';

import { TimelineEvent, type RecordLine, type recordContract } from './contract.ts';
import { openCustomer } from './open-customer.ts';
import { readTimelineKey } from './read-customer.ts';
import { isLook, kindsOf, otherKinds, partOf } from './rules/record-part.ts';

const sql = loadSql(import.meta.url);

type Input = z.output<typeof recordContract.readRecord.input>;

/**
 * 全貌 (R-D4): everything that concerns one customer in one order, newest first. Two ledgers are
 * walked from the same place and laid together; a page ends where one of them may have more.
 * Who looked is told to those who may see it.
 */
export async function readRecord(act: Act, input: Input): Promise<Page<RecordLine>> {
  const { customer_id, limit } = input;
  await openCustomer(act, customer_id);
  const [events, looks] = await Promise.all([
    eventsOf(act, input),
    looksOf(act, customer_id, input),
  ]);
  const lines = [...events, ...looks].toSorted(newestFirst).slice(0, limit + 1);
  const page = cutPage(lines, limit, (it) => [it.at.toISOString(), it.line_id]);
  return { ...page, rows: page.rows.filter((it) => it.kind !== WRITTEN) };
}

/** An entry of something written: it keeps its place in the order and is not shown twice. */
const WRITTEN = '';

const newestFirst = (one: RecordLine, other: RecordLine): number =>
  other.at.getTime() - one.at.getTime() || (one.line_id < other.line_id ? 1 : -1);

async function eventsOf(act: Act, { customer_id, part, limit, cursor }: Input) {
  const key = cursor === undefined ? undefined : readTimelineKey(cursor);
  const kinds = part === 'changes' ? otherKinds : part && kindsOf[part];
  const rows = await act.db.many(
    sql('list_events', {
      after: key ? ['here'] : [],
      of: part === undefined ? [] : [part === 'changes' ? 'others' : 'kinds'],
    }),
    {
      customer_id,
      limit: limit + 1,
      ...(kinds ? { kinds } : {}),
      ...(key ? { after_at: key[0], after_id: key[1] } : {}),
    },
    TimelineEvent,
  );
  return rows.map(({ event_id, at, kind, by_name, facts }): RecordLine => ({
    line_id: event_id,
    at,
    part: partOf(kind),
    kind,
    by_name,
    purpose: null,
    facts,
  }));
}

async function looksOf(act: Act, customer_id: string, { part, limit, cursor }: Input) {
  const isAsked = part === undefined || part === 'looks';
  if (!isAsked || !act.actor.permissions.has('customers.list-looks')) return [];
  const { rows } = await entriesOfCustomer(act, customer_id, { limit: limit + 1, cursor });
  return rows.map(({ entry_id, at, action, actor_name, purpose }): RecordLine => ({
    line_id: entry_id,
    at,
    part: 'looks',
    kind: isLook(action) ? action : WRITTEN,
    by_name: actor_name,
    purpose,
    facts: {},
  }));
}
