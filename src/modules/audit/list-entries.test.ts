import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Act, Petition, Reach } from '#gate/act';
import type { Entry } from '#gate/perform';
import type { Database } from '#platform/database';
import { newId } from '#platform/identifier';

import { freshDatabase } from '../../../test/support/database.ts';
import { contract } from './contract.ts';
import { entriesOfCustomer } from './entries-of-customer.ts';
import { listEntries } from './list-entries.ts';
import { openRecorder } from './recorder.ts';

const { database, perform, rows, drop } = await freshDatabase();
afterAll(drop);
const { append } = openRecorder(database);

const group_id = newId();
const company_id = newId();
const other_company_id = newId();
const luo = newId();
const wei = newId();

beforeAll(async () => {
  await rows(
    `insert into identity.unit (unit_id, parent_id, kind, code, name, created_at) values
     ($1, null, 'group', 'yunjing', '云璟集团', now()),
     ($2, $1, 'company', 'yunjing_north', '云璟北方', now()),
     ($3, $1, 'company', 'yunjing_south', '云璟南方', now())`,
    group_id,
    company_id,
    other_company_id,
  );
  await rows(
    `insert into identity.person (person_id, sign_in_name, sign_in_key, name, created_at)
     values ($1, 'luo', 'luo', '罗士信', now()), ($2, 'wei', 'wei', '魏征', now())`,
    luo,
    wei,
  );
});

const moment = (minute: number) => new Date(Date.UTC(2026, 10, 20, 16, minute));

const entry = (more: Partial<Entry>): Entry => ({
  at: moment(0),
  actor_kind: 'person',
  actor_id: luo,
  on_behalf_of: null,
  offices: ['consultant', 'duty_clerk'],
  company_id,
  action: 'customers.read-customer',
  outcome: 'done',
  refusal_code: null,
  scope: 'own',
  purpose: 'sales',
  clause: null,
  facts: {},
  request_id: newId(),
  subjects: [],
  ...more,
});

const petition = (person_id: string, reach: Reach): Petition => ({
  actor: {
    kind: 'person',
    person_id,
    name: '',
    locale: 'zh-CN',
    company_id,
    offices: [],
    permissions: new Map([[contract.listEntries.id, reach]]),
  },
  at: new Date('2026-11-23T01:02:03.456Z'),
  terms: {} as Petition['terms'],
  request_id: newId(),
});

const list = (asked: Petition, input: object = {}) =>
  perform(contract.listEntries, listEntries, asked, input);
const asLuo = () => petition(luo, { own: [] });
const asAuditor = () => petition(wei, { company: [company_id] });
const actions = (page: { rows: { action: string }[] }) => page.rows.map((it) => it.action);

test('an auditor sees his company, a person himself, nobody another company', async () => {
  await append(entry({ action: 'aa.of-luo', actor_id: luo }));
  await append(entry({ action: 'aa.of-wei', actor_id: wei, at: moment(1) }));
  await append(entry({ action: 'aa.elsewhere', company_id: other_company_id, actor_id: newId() }));

  const seen = await list(asAuditor(), { module: 'aa' });
  expect(seen.rows.map((it) => [it.action, it.actor_name])).toEqual([
    ['aa.of-wei', '魏征'],
    ['aa.of-luo', '罗士信'],
  ]);
  expect(actions(await list(asLuo(), { module: 'aa' }))).toEqual(['aa.of-luo']);
});

test('even a statement without its predicate shows no more than the role may see', async () => {
  const seen = await perform(contract.listEntries, readEverything, asLuo(), {});
  expect(new Set(seen.rows.map((it) => it.actor_id))).toEqual(new Set([luo]));

  async function readEverything(act: Act) {
    const { rows: found } = await act.db.raw('select *, null as actor_name from audit.entry', []);
    return { rows: found.map((it) => ({ ...it, on_behalf_of_name: null })) };
  }
});

test('reading the log is itself an entry', async () => {
  const asked = asAuditor();
  await list(asked);
  expect(
    await rows('select action, actor_id from audit.entry where request_id = $1', asked.request_id),
  ).toEqual([{ action: 'audit.list-entries', actor_id: wei }]);
});

test('filters narrow by module, outcome, actor and day in China', async () => {
  // 16:00 UTC is midnight in China: the 21st begins.
  await append(entry({ action: 'ff.late', at: new Date('2026-11-20T15:59:59.999Z') }));
  await append(entry({ action: 'ff.next', at: new Date('2026-11-20T16:00:00Z') }));
  await append(
    entry({ action: 'ff.no', outcome: 'refused', refusal_code: 'ff.no', actor_id: wei }),
  );

  const day = { module: 'ff', from_on: '2026-11-20', until_on: '2026-11-20' };
  expect(actions(await list(asAuditor(), day))).toEqual(['ff.late']);
  const next = { module: 'ff', from_on: '2026-11-21', outcome: 'done' };
  expect(actions(await list(asAuditor(), next))).toEqual(['ff.next']);
  expect(actions(await list(asAuditor(), { module: 'ff', actor_id: wei }))).toEqual(['ff.no']);
});

test('pages follow one another without gap or repeat, also within one millisecond', async () => {
  for (let n = 0; n < 7; n++)
    await append(entry({ action: `pp.n${n}`, at: moment(n < 4 ? 0 : 1) }));
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await list(asAuditor(), { module: 'pp', limit: 3, cursor, with_total: 'true' });
    expect(page.total).toEqual({ count: 7, exact: true });
    seen.push(...actions(page));
    cursor = page.next;
  } while (cursor !== undefined);
  expect(seen).toHaveLength(7);
  expect(new Set(seen).size).toBe(7);
  expect(seen.slice(0, 3).toSorted()).toEqual(['pp.n4', 'pp.n5', 'pp.n6']);
});

test.each(['nonsense', btoa('["x","y"]'), btoa('[]')])('a cursor not ours is refused', (cursor) =>
  expect(list(asAuditor(), { cursor })).rejects.toMatchObject({ code: 'audit.cursor_unknown' }),
);

test('who looked at a customer is told once he is opened, and of nobody else', async () => {
  const [customer_id, other_id] = [newId(), newId()];
  await append(entry({ action: 'c.one', subjects: [customer_id, other_id] }));
  await append(entry({ action: 'c.two', subjects: [customer_id], actor_id: wei, at: moment(1) }));
  await append(entry({ action: 'c.not', subjects: [other_id], at: moment(2) }));

  const looks = await lookAt(database, customer_id, customer_id, {});
  expect(looks.rows.map((it) => [it.action, it.actor_name])).toEqual([
    ['c.two', '魏征'],
    ['c.one', '罗士信'],
  ]);
  expect((await lookAt(database, other_id, customer_id, {})).rows).toEqual([]);
  expect((await lookAt(database, undefined, customer_id, {})).rows).toEqual([]);

  const first = await lookAt(database, customer_id, customer_id, { limit: 1 });
  const second = await lookAt(database, customer_id, customer_id, { limit: 1, cursor: first.next });
  expect([...actions(first), ...actions(second)]).toEqual(['c.two', 'c.one']);
});

/** Asks as a consultant about one customer, with one customer (or none) opened. */
function lookAt(
  from: Database,
  opened_id: string | undefined,
  asked_id: string,
  { limit = 20, cursor }: { limit?: number; cursor?: string | undefined },
) {
  const settings: Record<string, string> = { person_id: luo, company_ids: `{${company_id}}` };
  if (opened_id !== undefined) settings.customer_id = opened_id;
  return from.read({ role: 'kebu_own', settings }, (db) =>
    entriesOfCustomer({ ...asLuo(), db } as unknown as Act, asked_id, { limit, cursor }),
  );
}
