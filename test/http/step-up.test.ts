import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { dayAhead } from '../support/day-ahead.ts';
import { allRoutes } from '../../src/server/modules.ts';
import { openApplication, registerMarked, type Application } from '../support/application.ts';
import { idOf } from '../support/people.ts';
import { separateConsent } from '../support/sales-office.ts';
import { clientOf, ok, type Client } from '../support/wire.ts';

let app: Application;
let administrator: Client;
let consultant: Client;
beforeAll(async () => {
  app = await openApplication();
  [administrator, consultant] = [await app.signIn('an'), await app.signIn('xu')];
});
afterAll(() => app.close());

/** As if everybody had proved himself so many seconds ago; what was remembered is forgotten. */
async function provedAgo(seconds: number): Promise<void> {
  const then = new Date(Date.now() - seconds * 1000);
  await app.rows('update identity.session set authenticated_at = $1', then);
  ok(await administrator.put('/api/identity/me/locale', { locale: 'zh-CN' }));
}
beforeEach(() => provedAgo(6 * 60));

const prove = (client: Client, password: string) =>
  client.post('/api/identity/session/proof', { password });
const asked = (reply: { status: number; body: Record<string, unknown> }) => [
  reply.status,
  reply.body.code,
];
const NEEDED = [401, 'gate.step_up_needed'];

test('B12 six minutes after the last proof, what weighs is refused until another one', async () => {
  const grant = {
    office: 'duty_clerk',
    unit_id: '0198a1f0-0000-7000-8000-000000000001',
    from_on: '2026-05-01',
  };
  const path = `/api/identity/people/${idOf('xu')}/offices`;
  const refused = await administrator.post(path, grant);
  expect(asked(refused)).toEqual(NEEDED);
  expect(refused.body).toMatchObject({ clause: 'access/1g', facts: { minutes: 5 } });

  const wrong = await prove(administrator, 'wrong');
  expect(asked(wrong)).toEqual([400, 'identity.password_wrong']);
  expect(asked(await administrator.post(path, grant))).toEqual(NEEDED);
  ok(await prove(administrator, app.password));
  expect(asked(await administrator.post(path, grant))).toEqual([404, 'identity.unit_unknown']);
});

test('B12 exporting and an ID number ask; other values and the day’s work do not', async () => {
  const { customer_id } = await registerMarked(consultant);
  // An ID number rests on a consent of its own (information/2b).
  const consents = `/api/customers/${customer_id}/consents`;
  ok(await consultant.post(consents, { channel: 'walk_in', ...separateConsent }));
  const order = { register: 'customers.list-customers', format: 'csv' };
  expect(asked(await consultant.post('/api/custody/exports', order))).toEqual(NEEDED);
  const supervisor = await app.signIn('shen');
  await provedAgo(6 * 60);
  const look = (field: string) =>
    supervisor.post('/api/custody/reveals', {
      ...{ customer_id, field, reason_code: 'verify_identity' },
    });
  expect(asked(await look('id_number'))).toEqual(NEEDED);
  expect((await look('phones')).status).toBe(200);
  ok(await prove(supervisor, app.password));
  expect((await look('id_number')).status).toBe(200);
});

test('B12 five minutes are enough, and a second more is not', async () => {
  const path = `/api/identity/people/${idOf('xu')}/links`;
  await provedAgo(4 * 60 + 55);
  expect((await administrator.post(path)).status).toBe(200);
  await provedAgo(5 * 60 + 1);
  expect(asked(await administrator.post(path))).toEqual(NEEDED);
});

test('B12 wrong proofs are counted: an open session is no place to guess the password at', async () => {
  const client = await app.signIn('he');
  await provedAgo(6 * 60);
  const answers: unknown[] = [];
  for (let at = 0; at < 6; at++) answers.push((await prove(client, `wrong ${at}`)).body.code);
  expect(answers.at(-1)).toBe('identity.locked');
  expect(asked(await prove(client, app.password))).toEqual([429, 'identity.locked']);
});

test('B12 a token is made by who just proved himself, is asked for no proof, and gives none', async () => {
  const expires_on = dayAhead(1);
  const token = { name: 'script', expires_on };
  expect(asked(await administrator.post('/api/identity/me/tokens', token))).toEqual(NEEDED);
  ok(await prove(administrator, app.password));
  const made = ok<{ token: string }>(await administrator.post('/api/identity/me/tokens', token));
  const headers = { authorization: `Bearer ${made.token}` };
  const script = clientOf(app.address);
  const links = `/api/identity/people/${idOf('xu')}/links`;
  expect((await script.send('POST', links, { headers, body: {} })).status).toBe(200);
  const body = { password: app.password };
  const proof = await script.send('POST', '/api/identity/session/proof', { headers, body });
  expect(asked(proof)).toEqual([404, 'identity.session_unknown']);
});

test('B12 whoever lacks the permission is told that, not asked who he is', async () => {
  const reply = await consultant.post(`/api/identity/people/${idOf('he')}/links`);
  expect(asked(reply)).toEqual([403, 'gate.not_permitted']);
});

test('B12 what asks for a proof is written down, and is not the day’s work', () => {
  const steps = allRoutes.filter((it) => it.endpoint.stepUp).map((it) => it.endpoint.id);
  expect(steps.toSorted()).toEqual([
    'custody.export-register',
    'identity.add-passkey',
    'identity.add-person',
    'identity.appoint-deputy',
    'identity.confirm-totp',
    'identity.create-token',
    'identity.disable-person',
    'identity.enable-person',
    'identity.end-office',
    'identity.grant-office',
    'identity.make-link',
    'identity.remove-factors',
    'identity.remove-passkey',
    'identity.remove-totp',
    'identity.renew-recovery-codes',
    'identity.reset-password',
    'identity.unlock-person',
  ]);
});
