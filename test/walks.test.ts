import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { loadSql, valuesOf, type Choice } from '#platform/sql';

import { freshDatabase } from './support/database.ts';
import { fillMany } from './support/many.ts';
import { idOf, populate, unitOf } from './support/people.ts';

const { rows, drop } = await freshDatabase();
afterAll(drop);

const COUNT = 20_000;
const statementOf = (file: string) =>
  loadSql(new URL(`../src/modules/${file}.ts`, import.meta.url).href);

/** Twenty thousand archives of one consultant, a card and a follow-up of each, and their entries. */
beforeAll(async () => {
  await populate(rows);
  const place = [unitOf('company'), unitOf('terrace'), unitOf('terrace_a'), idOf('xu')] as const;
  await fillMany(rows, place, COUNT);
});

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Node[];
}

/** What db/roles.sql says of how the application's role plans. */
const roles = readFileSync(new URL('../db/roles.sql', import.meta.url), 'utf8');
const saysHow = /^alter role kebu_app set ((?:enable|plan)_\S+ = \S+);$/gm;
const settings = Array.from(roles.matchAll(saysHow), ([, setting]) => setting!);

const big = ['customer', 'subject', 'customer_number', 'warm_card', 'follow_up', 'entry'];

/** What a statement reads of the large tables in a scope: whole tables, and rows altogether. */
async function read(scope: Scope, statement: ReturnType<typeof choose>, params: object) {
  await rows('begin');
  try {
    // As the application's role has it.
    for (const setting of settings) await rows(`set local ${setting}`);
    await rows(`set local role kebu_${scope}`);
    await rows(`set local app.person_id = '${idOf('xu')}'`);
    if (scope !== 'own') await rows(`set local app.${scope}_ids = '{${reachOf[scope]}}'`);
    const values = valuesOf(statement, params as Record<string, unknown>);
    await rows(`prepare walk as ${statement.text}`);
    const [{ 'QUERY PLAN': plan }] = await rows(
      `explain (analyze, timing off, format json) execute walk (${values.map(literal).join(', ')})`,
    );
    const scans = nodesOf(plan[0].Plan).filter((it) => big.includes(it['Relation Name'] ?? ''));
    return {
      whole: scans.filter((it) => it['Node Type'] === 'Seq Scan').length,
      count: scans.reduce(
        (sum, it) =>
          sum + (it['Actual Rows'] + (it['Rows Removed by Filter'] ?? 0)) * it['Actual Loops'],
        0,
      ),
    };
  } finally {
    await rows('rollback');
    await rows('deallocate all');
  }
}

const literal = (value: unknown) =>
  Array.isArray(value) ? `'{${value.join(',')}}'` : `'${String(value)}'`;

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

const choose = (file: string, name: string, choice: Choice) => statementOf(file)(name, choice);
const reachOf = {
  own: idOf('xu'),
  team: unitOf('terrace_a'),
  project: unitOf('terrace'),
  company: unitOf('company'),
};
type Scope = keyof typeof reachOf;
const page = { purpose: 'sales', limit: 21, walk: 101, look: 101 };
const middle = {
  after_at: '2025-01-01T00:00:00Z',
  after_id: '00000000-0000-7000-8000-000000000001',
};

/** A page of twenty reads its walk and, of each row shown, the row and what it names. */
const READ_AT_MOST = 101 * 3 + 21 * 4;

test.each([
  ['own', 'updated_at'],
  ['team', 'updated_at'],
  ['project', 'updated_at'],
  ['project', 'created_at'],
  ['company', 'updated_at'],
  ['company', 'created_at'],
] as const)('a page of the archives of a scope (%s, by %s) reads a page', async (scope, sort) => {
  const shape = { scope, drive: [], filter: [], sort, key: sort, shown: 'covered' };
  const reach = [reachOf[scope]];
  const first = choose('customers/list-customers', 'list_customers', { ...shape, after: [] });
  const next = choose('customers/list-customers', 'list_customers', { ...shape, after: [sort] });
  for (const [statement, params] of [
    [first, { reach, ...page }],
    [next, { reach, ...page, ...middle }],
  ] as const) {
    const { whole, count } = await read(scope, statement, params);
    expect(whole).toBe(0);
    expect(count).toBeLessThanOrEqual(READ_AT_MOST);
  }
});

test.each(['own', 'project', 'company'] as const)(
  'a page of cards, of follow-ups and of the log (%s) reads a page',
  async (scope) => {
    const shape = { unit: scope, drive: [], filter: [], after: [] };
    const reach = [reachOf[scope]];
    const lists = [
      [choose('reception/list-warm-cards', 'list_cards', shape), { reach, ...page }],
      [choose('reception/list-follow-ups', 'list_work', shape), { reach, ...page }],
    ] as const;
    for (const [statement, params] of lists) {
      const { whole, count } = await read(scope, statement, params);
      expect(whole).toBe(0);
      expect(count).toBeLessThanOrEqual(READ_AT_MOST);
    }
    if (scope === 'project') return;
    const entries = choose('audit/list-entries', 'list_entries', shape);
    const { whole, count } = await read(scope, entries, { reach, limit: 21, look: 21 });
    expect(whole).toBe(0);
    expect(count).toBeLessThanOrEqual(2 * 21);
  },
);

test.each(['own', 'team', 'project', 'company'] as const)(
  'a page of prospects (%s), the first and one in the middle, reads a page',
  async (scope) => {
    const prospects = (owners: string, after: readonly string[]) =>
      choose('reception/list-prospects', 'list_prospects', {
        ...{ scope, owners, sort: 'created_at', key: 'created_at', filter: [], after },
      });
    const asked = { reach: [reachOf[scope]], ...page };
    const mine = { owner_id: idOf('xu') };
    const behind = { ...middle, after_owner: idOf('xu') };
    for (const [statement, params] of [
      [prospects('one', []), { ...asked, ...mine }],
      [prospects('one', ['created_at']), { ...asked, ...mine, ...behind }],
      ...(scope === 'own' ? [] : [[prospects('all', []), asked] as const]),
      ...(scope === 'own'
        ? []
        : [[prospects('rest', ['created_at']), { ...asked, ...behind }] as const]),
    ] as const) {
      const { whole, count } = await read(scope, statement, params);
      expect(whole).toBe(0);
      expect(count).toBeLessThanOrEqual(READ_AT_MOST);
    }
  },
);

test('a filter that matches nobody stops looking', async () => {
  const statement = choose('customers/list-customers', 'list_customers', {
    ...{ scope: 'company', drive: [], filter: ['state'], shown: 'covered', after: [] },
    ...{ sort: 'updated_at', key: 'updated_at' },
  });
  const params = { reach: [reachOf.company], ...page, state: 'returned', look: 1_000 };
  expect(await read('company', statement, params)).toEqual({ whole: 0, count: 1_000 });
});
