import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { openApplication, type Application } from '../support/application.ts';
import { ok, type Client } from '../support/wire.ts';

let app: Application;
beforeAll(async () => {
  app = await openApplication();
});
afterAll(() => app.close());

const change = (client: Client, old_password: string, new_password: string) =>
  client.put('/api/identity/me/password', { old_password, new_password });
const enter = async (sign_in_name: string, password: string) =>
  (await app.stranger().post('/api/identity/session', { sign_in_name, password })).status;
/** Counted tries are not what this is about. */
const forgiven = () => app.rows('delete from identity.attempt');

test('B13 what is guessed first is refused: short, common, Chinese patterns, the company and a year', async () => {
  const client = await app.signIn('xu');
  const weak = [
    'kJ8!vQ#',
    'woaini1314',
    '1qaz2wsx3edc',
    '云璟北方2024',
    '云璟北方2026云璟北方',
    'password123',
  ];
  for (const password of weak) {
    await forgiven();
    const { status, body } = await change(client, app.password, password);
    expect([password, status, body.code]).toEqual([password, 400, 'identity.password_weak']);
  }
});

test('B13 a long one is taken whole: two that differ at byte 80 are not one', async () => {
  await forgiven();
  const client = await app.signIn('he');
  const long = `${'willow over the river '.repeat(4)}`.slice(0, 79);
  const [mine, theirs] = [`${long}A and the rest of a line`, `${long}B and the rest of a line`];
  expect(Buffer.byteLength(mine)).toBeGreaterThan(100);
  ok(await change(client, app.password, mine));
  expect([await enter('he', theirs), await enter('he', mine)]).toEqual([401, 200]);
});

test('B13 one password typed on two keyboards is one: composed and decomposed', async () => {
  await forgiven();
  const client = await app.signIn('tang');
  const composed = 'Ångström café über naïve'.normalize('NFC');
  const decomposed = composed.normalize('NFD');
  expect(composed).not.toBe(decomposed);
  ok(await change(client, app.password, decomposed));
  expect([await enter('tang', composed), await enter('tang', decomposed)]).toEqual([200, 200]);
  expect(await enter('tang', composed.toLowerCase())).toBe(401);
});

const agedBy = (name: string, days: number) =>
  app.rows(
    `update identity.person set password_set_at = now() - make_interval(days => $2)
     where sign_in_name = $1`,
    name,
    days,
  );
const mustChange = async (client: Client) =>
  ok<{ must_change_password: boolean }>(await client.get('/api/identity/me')).must_change_password;

test('B13 nobody must change a password because the calendar says so', async () => {
  await agedBy('shen', 3_000);
  expect(await mustChange(await app.signIn('shen'))).toBe(false);
});

describe('where 等保 is asked for', () => {
  beforeAll(async () => {
    await app.close();
    app = await openApplication({ env: { KEBU_PASSWORD_MAX_DAYS: '90' } });
  });

  test('B13 a password of 91 days is replaced before anything else, one of 89 is not', async () => {
    await agedBy('shen', 91);
    await agedBy('gao', 89);
    const client = await app.signIn('shen');
    expect(await mustChange(client)).toBe(true);
    expect((await client.get('/api/customers')).status).toBe(403);
    expect(await mustChange(await app.signIn('gao'))).toBe(false);
    ok(await change(client, app.password, 'a quiet lake in late autumn'));
    expect(await mustChange(client)).toBe(false);
    expect((await client.get('/api/customers')).status).toBe(200);
  });
});
