import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import type { Actor } from '#gate/act';
import { contract } from '#contract/identity';
import type { Endpoint } from '#kernel/endpoint';
import { identityRoutes, useBucketKey } from '#modules/identity';
import { hash } from '@node-rs/argon2';
import { newId } from '#platform/identifier';

import { dayAhead } from '../../test/support/day-ahead.ts';
import { freshDatabase } from '../../test/support/database.ts';
import { as, guest, idOf, people, petition, populate, unitOf } from '../../test/support/people.ts';
import { sessionsOf } from './session.ts';

const { database, perform, rows, drop } = await freshDatabase();
afterAll(drop);

const PASSWORD = 'the river bends at Wuzhen';
const sessions = sessionsOf(database);
beforeAll(async () => {
  useBucketKey(Buffer.alloc(32, 7));
  await populate(rows);
  await rows('update identity.person set password_hash = $1', await hash(PASSWORD));
});
beforeEach(() => rows('delete from identity.attempt'));

/** As the server does it: through the module's own routes. */
const ask = (endpoint: Endpoint, actor: Actor, input: object, credential?: Buffer) => {
  const route = identityRoutes.find((it) => it.endpoint === endpoint)!;
  return perform(route.endpoint, route.useCase, petition(actor, { credential }), input) as never;
};
const enter = async (sign_in_name: string): Promise<string> => {
  const asked = { sign_in_name, password: PASSWORD };
  return (await ask(contract.signIn, guest, asked))['set_session'];
};
const come = (session?: string, token?: string) =>
  sessions.petitionOf({
    session,
    token,
    scope: undefined,
    purpose: 'sales',
    user_agent: undefined,
    address: '203.0.113.7',
    request_id: newId(),
  });

test('a cookie becomes the person with his permissions, nothing becomes a guest', async () => {
  const session = await enter('shen');
  const { actor, purpose, credential } = await come(session);
  expect(actor).toMatchObject({ kind: 'person', person_id: idOf('shen'), name: '沈青梧' });
  expect(actor.company_id).toBe(unitOf('company'));
  expect(actor.permissions.get('customers.assign-customer')).toEqual({
    project: [unitOf('terrace')],
  });
  expect([purpose, credential?.length]).toEqual(['sales', 32]);
  for (const nobody of [undefined, '', 'not-a-session', `${session}x`])
    expect((await come(nobody)).actor.kind).toBe('guest');
});

test('B05 a cookie signed out is dead at once, though it was just used', async () => {
  const session = await enter('xu');
  const { actor, credential } = await come(session);
  expect(actor.kind).toBe('person');
  await ask(contract.signOut, actor, {}, credential);
  expect((await come(session)).actor.kind).toBe('guest');
});

test('A15 a disabled account is dead at once, cookie and token', async () => {
  const session = await enter('tang');
  const { actor } = await come(session);
  const expires_on = dayAhead(1);
  const { token } = await ask(contract.createToken, actor, { name: 'cli', expires_on });
  expect((await come(undefined, token)).actor.person_id).toBe(idOf('tang'));
  await ask(contract.disablePerson, as('an'), { person_id: idOf('tang') });
  expect((await come(session)).actor.kind).toBe('guest');
  expect((await come(undefined, token)).actor.kind).toBe('guest');
});

test('A14 an office given or taken counts with the next request', async () => {
  const session = await enter('xu');
  const mayDecide = async () => (await come(session)).actor.permissions.has('approvals.decide');
  expect(await mayDecide()).toBe(false);
  const { holding_id } = await ask(contract.grantOffice, as('an'), {
    person_id: idOf('xu'),
    office: 'reviewer',
    unit_id: unitOf('terrace'),
    from_on: '2026-01-01',
  });
  expect(await mayDecide()).toBe(true);
  await ask(contract.endOffice, as('an'), { holding_id });
  expect(await mayDecide()).toBe(false);
});

test('A14 what another process changes is seen within about a second', async () => {
  const session = await enter('he');
  expect((await come(session)).actor.kind).toBe('person');
  await rows('update identity.session set ended_at = now() where person_id = $1', idOf('he'));
  const started = performance.now();
  while ((await come(session)).actor.kind === 'person')
    if (performance.now() - started > 5_000) break;
  expect(performance.now() - started).toBeLessThan(1_500);
});

test('a hundred requests of one page look once', async () => {
  const session = await enter('lu');
  const all = await Promise.all(Array.from({ length: 100 }, () => come(session)));
  expect(new Set(all.map((it) => it.actor)).size).toBe(1);
});

test('a token wins over a cookie; a wrong one makes a guest of whoever sends it', async () => {
  const session = await enter('fan');
  expect((await come(session, 'kebu_wrong')).actor.kind).toBe('guest');
});

test('access/1a with a password from the administrator one may only change it', async () => {
  const added = { name: '许知夏', sign_in_name: 'xuzhixia' };
  const office = { office: 'consultant', unit_id: unitOf('terrace_a') };
  const { password, person_id } = await ask(contract.addPerson, as('an'), { ...added, ...office });
  const asked = { sign_in_name: 'xuzhixia', password };
  const session = (await ask(contract.signIn, guest, asked))['set_session'];
  const first = await come(session);
  expect([first.actor.person_id, first.actor.permissions.size]).toEqual([person_id, 0]);
  const change = { old_password: password, new_password: 'a lantern by the gate' };
  await ask(contract.changePassword, first.actor, change, first.credential);
  const then = await come(session);
  expect(then.actor.permissions.get('customers.register-customer')).toEqual({ own: [] });
});

test('B06 using a session keeps it; the database hears of it about once a minute', async () => {
  const session = await enter('wen');
  await rows(
    `update identity.session set last_seen_at = now() - interval '5 minutes' where person_id = $1`,
    people.wen.person_id,
  );
  const seenAgo = async () => {
    const [row] = await rows(
      `select extract(epoch from now() - max(last_seen_at))::int as ago
       from identity.session where person_id = $1`,
      people.wen.person_id,
    );
    return Number(row['ago']);
  };
  await come(session);
  const started = performance.now();
  while ((await seenAgo()) > 60 && performance.now() - started < 5_000);
  expect(await seenAgo()).toBeLessThan(60);
});
