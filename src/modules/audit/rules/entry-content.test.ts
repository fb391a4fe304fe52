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
  [read, '132c1c36912546164e227d5976caa8296c03af59fd76f43262dbe2ed8e19d67f'],
  [knock, '8a780967dc44023bf7621c71825424c8127e95b1ee716a02133a246d829370dc'],
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
