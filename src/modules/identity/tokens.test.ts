import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Actor } from '#gate/act';
import { Refusal } from '#kernel/refusal';

import { dayAhead } from '../../../test/support/day-ahead.ts';
import { freshDatabase } from '../../../test/support/database.ts';
import { as, guest, idOf, petition, populate, terms } from '../../../test/support/people.ts';
import { contract } from './contract.ts';
import { createToken, createTokenFor, listMyTokens, revokeToken } from './me.ts';
import { standingBehind } from './standing.ts';

const { database, perform, rows, drop } = await freshDatabase();
beforeAll(() => populate(rows));
afterAll(drop);

const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );
const behind = (session: string | undefined, token?: string) =>
  standingBehind(database, { session, token }, new Date(), terms);

test('access/1d 令牌只显示一次、只存摘要、有期限、可撤销，且只属于本人', async () => {
  const make = (days: number) =>
    perform(contract.createToken, createToken, petition(as('fan')), {
      name: 'report',
      expires_on: dayAhead(days),
    });
  expect(await codeOf(make(400))).toBe('identity.token_period_too_long');
  expect(await codeOf(make(-2))).toBe('identity.token_period_too_long');
  const { token, token_id } = await make(30);
  expect(token).toMatch(/^kebu_[\w-]{43}$/);
  const [kept] = await rows(
    `select encode(token_hash, 'hex') as hash from identity.access_token where token_id = $1`,
    token_id,
  );
  expect(JSON.stringify(kept)).not.toContain(token.slice(5));
  const { rows: mine } = await perform(
    contract.listMyTokens,
    listMyTokens,
    petition(as('fan')),
    {},
  );
  expect(mine.map((it) => it.token_id)).toEqual([token_id]);

  const revoke = (actor: Actor) =>
    codeOf(perform(contract.revokeToken, revokeToken, petition(actor), { token_id }));
  expect(await revoke(as('xu'))).toBe('identity.token_unknown');
  expect((await behind(undefined, token))?.standing.person_id).toBe(idOf('fan'));
  expect(await revoke(as('fan'))).toBe('done');
  expect(await behind(undefined, token)).toBeUndefined();
});

test('a token for somebody else comes only from the machine itself', async () => {
  const asked = {
    person: 'fan',
    name: 'cli',
    expires_on: dayAhead(1),
  };
  const make = (actor: Actor, more: object = {}) =>
    codeOf(
      perform(contract.createTokenFor, createTokenFor, petition(actor), { ...asked, ...more }),
    );
  const system: Actor = { ...guest, kind: 'system' };
  expect(await make(as('an'))).toBe('gate.not_permitted');
  expect(await make(system)).toBe('done');
  expect(await make(system, { person: '温如是' })).toBe('done');
  expect(await make(system, { person: '没有这个人' })).toBe('identity.person_unknown');
});
