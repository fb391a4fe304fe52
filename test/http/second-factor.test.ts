import { afterAll, beforeAll, expect, test } from 'vitest';

import { dayAhead } from '../support/day-ahead.ts';
import { codeOf, stepAt } from '../../src/modules/identity/totp-code.ts';
import { fromBase32 } from '../../src/modules/identity/rules/base32.ts';
import { openApplication, type Application } from '../support/application.ts';
import { clientOf, ok, type Client } from '../support/wire.ts';

let app: Application;
beforeAll(async () => {
  app = await openApplication({ env: { KEBU_SECOND_FACTOR: 'powerful' } });
});
afterAll(() => app.close());

const codeNow = (secret: string) => codeOf(Buffer.from(fromBase32(secret)!), stepAt(new Date()));

async function enrol(client: Client) {
  const offer = ok<{ secret: string; proof: string }>(
    await client.get('/api/identity/me/totp/offer'),
  );
  const { secret, proof } = offer;
  const body = { secret, proof, code: codeNow(secret) };
  const { recovery_codes } = ok<{ recovery_codes: string[] }>(
    await client.post('/api/identity/me/totp', body),
  );
  return { secret, recovery_codes };
}

test('B11 an office that exports does nothing before its second factor, and all of it after', async () => {
  const client = await app.signIn('xu');
  const before = ok<{ must_add_factor: boolean; permissions: object }>(
    await client.get('/api/identity/me'),
  );
  expect([before.must_add_factor, before.permissions]).toEqual([true, {}]);
  const closed = await client.get('/api/customers');
  expect([closed.status, closed.body.code]).toEqual([403, 'gate.not_permitted']);

  const other = await app.signIn('xu');
  await enrol(client);
  expect((await client.get('/api/customers')).status).toBe(200);
  expect(ok(await client.get('/api/identity/me')).must_add_factor).toBe(false);
  expect((await other.get('/api/identity/me')).status).toBe(401);
});

test('B11 a token of somebody without a second factor is worth as little as his cookie', async () => {
  const client = await app.signIn('he');
  const expires_on = dayAhead(1);
  const made = await client.post('/api/identity/me/tokens', { name: 'script', expires_on });
  const { token } = ok<{ token: string }>(made);
  const headers = { authorization: `Bearer ${token}` };
  expect((await clientOf(app.address).send('GET', '/api/customers', { headers })).status).toBe(403);
});

test('B11 the first step sets no cookie and names nobody; the second does, once', async () => {
  const { recovery_codes } = await enrol(await app.signIn('shen'));
  const client = app.stranger();
  const credential = { sign_in_name: 'shen', password: app.password };
  const first = await client.post('/api/identity/session', credential);
  const { step } = ok<{ step: { ticket: string; factors: string[] } }>(first);
  expect(first.headers.get('set-cookie')).toBeNull();
  expect(Object.keys(first.body)).toEqual(['step']);
  expect((await clientOf(app.address, `kebu=${step.ticket}`).get('/api/identity/me')).status).toBe(
    401,
  );
  const answer = { ticket: step.ticket, code: recovery_codes[0] };
  const second = await client.post('/api/identity/session/second-step', answer);
  expect(second.status).toBe(200);
  expect(second.body).toEqual({});
  expect((await client.get('/api/identity/me')).status).toBe(200);
  const again = await app.stranger().post('/api/identity/session/second-step', answer);
  expect([again.status, again.body.code]).toEqual([401, 'identity.step_unknown']);
});
