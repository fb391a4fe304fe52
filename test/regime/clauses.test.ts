import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { Terms } from '#contract/policy';
import { regimesInForce } from '#modules/policy';
import { listOfTerm } from '#rules/policy';

import { policy as en } from '../../src/language/en/policy.ts';
import { policy as zh } from '../../src/language/zh-CN/policy.ts';

const { documents, clauses, termsByClause, terms } = regimesInForce();
const documentIds = documents.map((it) => it.document_id).join('|');

/** `'sharing/2b'` as code, comments and seeds write it. */
const CITATION = new RegExp(`['"\`]((?:${documentIds})/\\d{1,2}[a-z]?)['"\`]`, 'g');

function filesOf(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((it) => ending.test(it))
    .map((it) => join(folder, it));
}

const cited = [...filesOf('src', /\.(ts|tsx|sql)$/), ...filesOf('db', /\.sql$/)]
  .filter((it) => !it.includes(join('modules', 'policy')))
  .flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(CITATION)].map(([, clause]) => ({
      file,
      clause: clause!,
    })),
  );

test('every clause cited in code, seeds and tests stands in the regime', () => {
  expect(cited.length).toBeGreaterThan(20);
  expect(cited.filter((it) => !clauses.has(it.clause))).toEqual([]);
});

test('a citation points to a clause that says something', () => {
  const silent = cited.filter((it) => clauses.get(it.clause)?.text_zh === '');
  expect(silent).toEqual([]);
});

test('every clause that refers to another one by its number refers to one that exists', () => {
  const lost: string[] = [];
  for (const { clause, document_id, text_zh, text_en } of clauses.values()) {
    const home = text_zh.includes('《客户信息处理制度》') ? 'information' : document_id;
    for (const text of [text_zh, text_en]) {
      for (const [, number] of text.matchAll(/(?<![\dA-Za-z-])(\d{1,2}[a-h])(?![\w])/g)) {
        if (!clauses.has(`${home}/${number}`)) lost.push(`${clause} → ${home}/${number}`);
      }
    }
  }
  expect(lost).toEqual([]);
});

/** Every `group.name` of a nested object. */
function namesIn(groups: object): string[] {
  return Object.entries(groups)
    .flatMap(([group, names]) => Object.keys(names as object).map((it) => `${group}.${it}`))
    .sort();
}

test('every term belongs to one clause and has a name in both languages', () => {
  const bound = [...termsByClause.values()].flat().map((it) => it.term);
  expect(bound.sort()).toEqual(namesIn(terms));
  expect(namesIn(zh.term)).toEqual(namesIn(terms));
  expect(namesIn(en.term)).toEqual(namesIn(terms));
});

test('every term whose values are codes says which list names them', () => {
  const unnamed = [...termsByClause.values()]
    .flat()
    .filter(({ value }) => [value].flat().some((it) => /^[A-Za-z]/.test(String(it))))
    .filter(({ term }) => listOfTerm(term) === undefined);
  expect(unnamed).toEqual([]);
});

test('资源共享 2b、2c:恰为2000条归副总经理,2001条起归总经理', () => {
  expect(terms.sharing.general_manager_above_records).toBe(2000);
  expect(clauses.get('sharing/2b')?.text_zh).toContain('不超过 2000 人');
});

test('温馨卡 4a:首次到访后第3天至第5天', () => {
  expect([terms.warm_card.follow_up_from_days, terms.warm_card.follow_up_by_days]).toEqual([3, 5]);
});

test('温馨卡 2a:十三项要素,住房性质五个值,认知途径十一个值', () => {
  const { elements, housing_tenures, awareness_channels } = terms.warm_card;
  expect([elements.length, housing_tenures.length, awareness_channels.length]).toEqual([13, 5, 11]);
});

test('the retention the purposes start from is the retention the regime fixes', () => {
  const seeds = readFileSync('db/migrations/0009_lists.sql', 'utf8');
  const { retention } = terms;
  for (const purpose of ['sales', 'service', 'marketing', 'sharing'] as const) {
    const [, days] = new RegExp(`\\('${purpose}',[\\s\\S]*?'[a-z_]+', (\\d+), '`).exec(seeds)!;
    expect(Number(days)).toBe(retention[`${purpose}_days`]);
  }
});

test('terms are strict: a group or a name that no rule knows is refused', () => {
  expect(Terms.safeParse({ ...terms, luck: {} }).success).toBe(false);
  expect(Terms.safeParse({ ...terms, keys: { ...terms.keys, luck: 1 } }).success).toBe(false);
  expect(Terms.safeParse(terms).success).toBe(true);
});
