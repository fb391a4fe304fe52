import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

import type { Act, Petition } from '#gate/act';
import type { Entry } from '#gate/perform';
import { endpoint } from '#kernel/endpoint';
import { defineRefusals } from '#kernel/refusal';
import { regimeVersion } from '#modules/policy';
import { Outage } from '#platform/database';
import { newId } from '#platform/identifier';

import { freshDatabase } from '../../../test/support/database.ts';
import { openRecorder } from './recorder.ts';

const { database, perform, rows, drop } = await freshDatabase();
afterAll(drop);

const group_id = newId();
const person_id = newId();
beforeAll(async () => {
  await rows(
    `insert into identity.unit (unit_id, kind, code, name, created_at)
     values ($1, 'group', 'yunjing', '云璟集团', now())`,
    group_id,
  );
  await rows('grant insert on identity.unit to kebu_own'); // What the acts of this test write.
});

const refusals = defineRefusals('test', { not_today: 'conflict' });

const openTeam = endpoint({
  id: 'test.open-team',
  method: 'POST',
  path: '/test/teams',
  input: z.object({ code: z.string(), is_refused: z.boolean(), fact: z.string().default('ok') }),
  output: z.object({}),
});
const countTeams = endpoint({
  id: 'test.count-teams',
  method: 'GET',
  path: '/test/teams',
  purposes: ['sales'],
  input: z.object({}),
  output: z.object({ count: z.int() }),
});

const customer_id = newId();

async function writeTeam(act: Act, input: z.output<typeof openTeam.input>) {
  await act.db.raw(
    `insert into identity.unit (unit_id, parent_id, kind, code, name, created_at)
     values ($1, $2, 'team', $3, $3, $4)`,
    [newId(), group_id, input.code, act.at],
  );
  act.touch(customer_id);
  act.note({ verdict: input.fact });
  if (input.is_refused) throw refusals.not_today({}, 'information/3b');
  return {};
}

async function readTeams(act: Act) {
  act.touch(customer_id);
  const found = await act.db.raw(`select count(*)::int as count from identity.unit`, []);
  return { count: (found.rows[0] as { count: number }).count };
}

const petition = (): Petition => ({
  actor: {
    kind: 'person',
    person_id,
    name: '罗士信',
    locale: 'zh-CN',
    company_id: group_id,
    offices: ['duty_clerk', 'consultant', 'consultant'].map((office) => ({
      office,
      holding_id: newId(),
      unit_id: group_id,
      on_behalf_of: undefined,
    })),
    permissions: new Map([openTeam, countTeams].map((it) => [it.id, { own: [] }])),
  },
  at: new Date('2026-11-23T01:02:03.456Z'),
  terms: {} as Petition['terms'],
  request_id: newId(),
});

const open = (code: string, more: { is_refused?: boolean; fact?: string } = {}) => {
  const asked = petition();
  const input = { code, is_refused: false, ...more };
  return { request_id: asked.request_id, done: perform(openTeam, writeTeam, asked, input) };
};

const entriesOf = (request_id: string) =>
  rows(
    `select action, outcome, refusal_code, clause, regime_version, offices, facts,
            subject_count, purpose,
            (select array_agg(customer_id) from audit.entry_subject s where s.entry_id = e.entry_id)
              as subjects
     from audit.entry e where request_id = $1`,
    request_id,
  );
const teams = (code: string) => rows('select from identity.unit where code = $1', code);

const plainEntry = (facts: Entry['facts'] = {}): Entry => ({
  at: new Date('2026-11-23T01:02:03.456Z'),
  actor_kind: 'person',
  actor_id: person_id,
  on_behalf_of: null,
  offices: ['consultant', 'duty_clerk'],
  company_id: group_id,
  action: 'test.append',
  outcome: 'done',
  refusal_code: null,
  scope: 'own',
  purpose: 'sales',
  clause: null,
  facts,
  request_id: newId(),
  subjects: [newId(), newId()],
});

test('an act that is committed has its entry, with whom it touched', async () => {
  const { request_id, done } = open('committed');
  await done;
  expect(await teams('committed')).toHaveLength(1);
  expect(await entriesOf(request_id)).toMatchObject([
    { action: 'test.open-team', outcome: 'done', facts: { verdict: 'ok' }, subject_count: 1 },
  ]);
  expect((await entriesOf(request_id))[0].subjects).toEqual([customer_id]);
});

test('a refused act is an entry and nothing else is written', async () => {
  const { request_id, done } = open('refused', { is_refused: true });
  await expect(done).rejects.toMatchObject({ code: 'test.not_today' });
  expect(await teams('refused')).toEqual([]);
  expect(await entriesOf(request_id)).toMatchObject([
    {
      outcome: 'refused',
      refusal_code: 'test.not_today',
      clause: 'information/3b',
      regime_version: regimeVersion('information/3b'),
      offices: ['consultant', 'duty_clerk'],
    },
  ]);
});

test('an act whose entry cannot be written is not done, and says try again', async () => {
  await rows('revoke insert on audit.entry from kebu_staff');
  const { request_id, done } = open('unlogged');
  await expect(done).rejects.toBeInstanceOf(Outage);
  await rows('grant insert on audit.entry to kebu_staff');
  expect(await teams('unlogged')).toEqual([]);
  expect(await entriesOf(request_id)).toEqual([]);
});

test('a read whose entry cannot be written is not answered', async () => {
  await rows('revoke insert on audit.entry from kebu_door');
  const refused = perform(countTeams, readTeams, petition(), {});
  await expect(refused).rejects.toBeInstanceOf(Outage);
  await rows('grant insert on audit.entry to kebu_door');

  const asked = petition();
  await perform(countTeams, readTeams, asked, {});
  expect(await entriesOf(asked.request_id)).toMatchObject([{ purpose: 'sales', subject_count: 1 }]);
});

test('a personal value in a fact undoes the act', async () => {
  const { request_id, done } = open('personal', { fact: '单雄信' });
  await expect(done).rejects.toThrow('the fact verdict is not');
  expect(await teams('personal')).toEqual([]);
  expect(await entriesOf(request_id)).toEqual([]);
});

test('readers who come together share commits, and each has an entry when answered', async () => {
  const { append } = openRecorder(database, { most_per_batch: 60 });
  const entries = Array.from({ length: 150 }, () => plainEntry());
  await Promise.all(entries.map((it) => append(it)));
  const kept = await rows(
    `select count(*)::int as entry_count, count(distinct xid::text)::int as commit_count,
            sum(subject_count)::int as subject_count
     from audit.entry where request_id = any ($1)`,
    entries.map((it) => it.request_id),
  );
  expect(kept).toEqual([{ entry_count: 150, commit_count: 3, subject_count: 300 }]);
});

test('when a commit fails everybody in it is told, and the next one succeeds', async () => {
  const { append } = openRecorder(database);
  await rows('revoke insert on audit.entry from kebu_door');
  const failed = await Promise.allSettled([plainEntry(), plainEntry()].map((it) => append(it)));
  expect(failed.map((it) => it.status === 'rejected' && it.reason instanceof Outage)).toEqual([
    true,
    true,
  ]);
  await rows('grant insert on audit.entry to kebu_door');
  await append(plainEntry());
});

test('one broken entry does not fail the others who wait', async () => {
  const { append } = openRecorder(database);
  const good = plainEntry();
  const [broken, kept] = await Promise.allSettled([
    append(plainEntry({ phone: '13812348000' })),
    append(good),
  ]);
  expect(broken.status).toBe('rejected');
  expect(kept.status).toBe('fulfilled');
  expect(await entriesOf(good.request_id)).toHaveLength(1);
});

test('a reader beyond what may wait is turned away at once', async () => {
  const { append } = openRecorder(database, { most_waiting: 2 });
  const all = await Promise.allSettled([1, 2, 3].map(() => append(plainEntry())));
  expect(all.map((it) => it.status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
});
