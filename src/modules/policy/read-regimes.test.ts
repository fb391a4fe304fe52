import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Petition } from '#gate/act';
import { regimesInForce } from '#modules/policy';
import { newId } from '#platform/identifier';

import { freshDatabase } from '../../../test/support/database.ts';
import { contract } from './contract.ts';
import { listDocuments, readClause, readDocument } from './read-regimes.ts';

let fresh: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

/** Somebody signed in whose offices grant nothing at all. */
const anybody = (): Petition => ({
  actor: {
    kind: 'person',
    person_id: newId(),
    name: '',
    locale: 'zh-CN',
    company_id: newId(),
    offices: [],
    permissions: new Map(),
  },
  at: new Date('2026-11-23T01:02:03Z'),
  terms: regimesInForce().terms,
  request_id: newId(),
});
const stranger = (): Petition => {
  const { actor, ...rest } = anybody();
  return { ...rest, actor: { ...actor, kind: 'guest' } };
};
const clause = (document_id: string, number: string) =>
  fresh.perform(contract.readClause, readClause, anybody(), { document_id, number });

test('every signed-in person reads the regime, a stranger does not', async () => {
  const { rows } = await fresh.perform(contract.listDocuments, listDocuments, anybody(), {});
  expect(rows.find((it) => it.document_id === 'warm-card')).toMatchObject({
    number: 'KH-04',
    title_zh: '温馨卡管理规定',
    title_en: 'Warm card rules',
    approved_by: 'general_manager',
    version: '1.0',
  });
  const refused = fresh.perform(contract.listDocuments, listDocuments, stranger(), {});
  await expect(refused).rejects.toMatchObject({ code: 'gate.sign_in_first' });
});

test('a document is read whole, in the order of the paper', async () => {
  const ask = { document_id: 'dealers' };
  const { clauses, clause_count, term_count } = await fresh.perform(
    contract.readDocument,
    readDocument,
    anybody(),
    ask,
  );
  expect(clauses.map((it) => it.clause)).toEqual([
    'dealers/1',
    'dealers/1a',
    'dealers/1b',
    'dealers/2',
    'dealers/2a',
    'dealers/2b',
    'dealers/2c',
  ]);
  expect([clause_count, term_count]).toEqual([5, 3]);
});

test('a clause comes in both languages, with its values, its chapter and its neighbours', async () => {
  const read = await clause('warm-card', '4a');
  expect(read.clause.terms).toEqual([
    { term: 'warm_card.follow_up_from_days', value: 3 },
    { term: 'warm_card.follow_up_by_days', value: 5 },
  ]);
  expect(read.clause.text_zh).toContain('第 3 天至第 5 天');
  expect(read.clause.text_en).toContain('between day 3 and day 5');
  expect(read.chapter?.title_zh).toBe('首访回访');
  expect([read.previous, read.next]).toEqual(['warm-card/4', 'warm-card/4b']);
});

test('a chapter can be read too; the first has nothing before it', async () => {
  const read = await clause('sharing', '1');
  expect(read).not.toHaveProperty('previous');
  expect(read).not.toHaveProperty('chapter');
});

test('what the regime does not have is missing, not empty', async () => {
  await expect(clause('warm-card', '9z')).rejects.toMatchObject({
    code: 'policy.clause_unknown',
    facts: { clause: 'warm-card/9z' },
  });
  await expect(clause('luck', '1a')).rejects.toMatchObject({ code: 'policy.document_unknown' });
  await expect(clause('warm-card', '../4a')).rejects.toMatchObject({ code: 'gate.input_invalid' });
});
