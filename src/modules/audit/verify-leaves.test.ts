import { afterAll, expect, test } from 'vitest';

import type { Entry } from '#gate/perform';
import { newId } from '#platform/identifier';

import { freshDatabase } from '../../../test/support/database.ts';
import { openRecorder } from './recorder.ts';
import { verifyLeaves } from './verify-leaves.ts';

const { database, rows, drop } = await freshDatabase();
afterAll(drop);
const { append } = openRecorder(database);

async function keep(more: Partial<Entry> = {}): Promise<string> {
  const request_id = newId();
  await append({
    at: new Date('2026-11-23T01:02:03.456Z'),
    actor_kind: 'person',
    actor_id: newId(),
    on_behalf_of: null,
    offices: ['consultant', 'duty_clerk'],
    company_id: null,
    action: 'customers.read-customer',
    outcome: 'done',
    refusal_code: null,
    scope: 'own',
    purpose: 'sales',
    clause: 'information/6a',
    facts: { verdict: 'qualified', row_count: 20 },
    subjects: [newId(), newId(), newId()],
    ...more,
    request_id,
  });
  const [kept] = await rows('select entry_id from audit.entry where request_id = $1', request_id);
  return kept.entry_id;
}

const faults = async () => (await verifyLeaves(database)).mismatches;

test('what was written verifies: every kind of value, in UTC and to the microsecond', async () => {
  await keep();
  await keep({ facts: {}, subjects: [], actor_id: null, purpose: null, clause: null });
  await keep({ at: new Date('1999-12-31T23:59:59.001Z'), facts: { b: 1, a: -1, c: '' } });
  expect(await verifyLeaves(database)).toEqual({ checked_count: 3, mismatches: [] });
});

test.each([
  `update audit.entry set actor_id = gen_random_uuid() where entry_id = $1`,
  `update audit.entry set at = at + interval '1 microsecond' where entry_id = $1`,
  `update audit.entry set facts = facts || '{"row_count": 2}' where entry_id = $1`,
  `update audit.entry set facts = '["not an object"]' where entry_id = $1`,
  `update audit.entry set outcome = 'refused' where entry_id = $1`,
  `update audit.entry set offices = '{general_manager}' where entry_id = $1`,
  `update audit.entry set regime_version = '2' where entry_id = $1`,
  `update audit.entry set leaf = sha256('x') where entry_id = $1`,
  `delete from audit.entry_subject where entry_id = $1 and customer_id in
     (select customer_id from audit.entry_subject where entry_id = $1 limit 1)`,
  `insert into audit.entry_subject select gen_random_uuid(), at, entry_id
     from audit.entry where entry_id = $1`,
])('what was altered is named: %s', async (tampering) => {
  const entry_id = await keep();
  await rows(tampering, entry_id);
  expect(await faults()).toMatchObject([{ entry_id, problem: 'leaf' }]);
  await rows('delete from audit.entry_subject where entry_id = $1', entry_id);
  await rows('delete from audit.entry where entry_id = $1', entry_id);
});

test.each([
  [`update audit.entry set subject_count = 9 where entry_id = $1`, 'subjects'],
  [`update audit.entry_subject set at = at + interval '1 day' where entry_id = $1`, 'subjects'],
  [`delete from audit.entry where entry_id = $1`, 'no_entry'],
])('and so is what no longer fits together: %s', async (tampering, problem) => {
  const entry_id = await keep();
  await rows(tampering, entry_id);
  expect(await faults()).toMatchObject([{ entry_id, problem }]);
  await rows('delete from audit.entry_subject where entry_id = $1', entry_id);
  await rows('delete from audit.entry where entry_id = $1', entry_id);
});

test('the application can alter nothing: it may neither change nor delete an entry', async () => {
  for (const statement of ['update audit.entry set scope = null', 'delete from audit.entry']) {
    const tried = database.transaction({ role: 'kebu_system', settings: {} }, (db) =>
      db.raw(statement, []),
    );
    await expect(tried).rejects.toThrow('permission denied');
  }
});
