import { expect, test } from 'vitest';

import { leafOf } from '../leaf.ts';
import { canonicalEntry, leafMoment, type EntryContent } from './entry-content.ts';

const id = (tail: string) => `0193582a-0000-7000-8000-${tail.padStart(12, '0')}`;

const read: EntryContent = {
  entry_id: id('1'),
  at: '2026-11-23T01:02:03.456000Z',
  actor_kind: 'person',
  actor_id: id('a'),
  on_behalf_of: null,
  offices: ['consultant', 'duty_clerk'],
  company_id: id('c'),
  action: 'customers.read-customer',
  outcome: 'done',
  refusal_code: null,
  scope: 'own',
  purpose: 'sales',
  clause: 'information/6a',
  regime_version: null,
  facts: { verdict: 'qualified', field_count: 3 },
  request_id: id('d'),
  subjects: [id('b2'), id('b1')],
};

const knock: EntryContent = {
  ...read,
  entry_id: id('2'),
  actor_kind: 'guest',
  actor_id: null,
  offices: [],
  company_id: null,
  action: 'identity.sign-in',
  outcome: 'refused',
  refusal_code: 'identity.sign_in_refused',
  scope: null,
  purpose: null,
  clause: null,
  facts: {},
  subjects: [],
};

// Computed by another program (Python's json and hashlib): a verifier elsewhere must agree.
test.each([
  [read, 'cd8ee45a4783320d7eece64bc93aa714dd1f97fbf5285e4a431bb2f00c600036'],
  [knock, '4344fb99a9996cc6d828e7beb29a9c382d33716b791e4bc996e581a3809a3e14'],
])('leaf %#', (entry, leaf) => {
  expect(leafOf(entry).toString('hex')).toBe(leaf);
});

test('the order in which the database hands back facts and subjects does not matter', () => {
  const other = { facts: { field_count: 3, verdict: 'qualified' }, subjects: [id('b1'), id('b2')] };
  expect(canonicalEntry({ ...read, ...other })).toBe(canonicalEntry(read));
});

test('whatever is changed changes the leaf', () => {
  const changed = Object.entries(read).map(([key, value]) => {
    if (key === 'facts') return { ...read, facts: { ...read.facts, field_count: 4 } };
    if (key === 'offices') return { ...read, offices: ['consultant'] };
    if (key === 'subjects') return { ...read, subjects: [id('b1')] };
    return { ...read, [key]: `${String(value)}x` };
  });
  const leaves = changed.map((it) => leafOf(it).toString('hex'));
  expect(new Set([...leaves, leafOf(read).toString('hex')]).size).toBe(changed.length + 1);
});

test('two entries that differ only in where a word ends do not share a text', () => {
  const one = { ...read, scope: 'own","sales', purpose: null };
  const other = { ...read, scope: 'own', purpose: 'sales' };
  expect(canonicalEntry(one)).not.toBe(canonicalEntry(other));
});

test('a moment is written as finely as PostgreSQL keeps it', () => {
  expect(leafMoment(new Date('2026-11-23T01:02:03.456Z'))).toBe('2026-11-23T01:02:03.456000Z');
});
