import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { openApplication, type Application } from '../support/application.ts';
import { idOf } from '../support/people.ts';
import { ok } from '../support/wire.ts';

let app: Application;
let cookie: string;
beforeAll(async () => {
  app = await openApplication({ env: { PUBLIC_URL: 'http://kebu.example:8080' } });
  ({ cookie } = await app.signIn('an'));
});
afterAll(() => app.close());

/** Asks for a link as somebody does who lies about where he asked. */
function linkAsked(headers: Record<string, string>): Promise<string> {
  const ours = { 'x-kebu': '1', 'content-type': 'application/json', cookie };
  const url = `${app.address}/api/identity/people/${idOf('xu')}/links`;
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers: { ...ours, ...headers } }, (reply) => {
      let text = '';
      reply.on('data', (chunk: Buffer) => (text += chunk.toString()));
      reply.on('end', () => resolve((JSON.parse(text) as { url: string }).url));
    });
    sent.on('error', reject);
    sent.end('{}');
  });
}

test('B15 the host of a link is the operator’s, whatever host the request names', async () => {
  const lies = [
    { host: 'evil.example' },
    { host: 'kebu.example.evil.example:8080' },
    { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
    { forwarded: 'host=evil.example' },
  ];
  for (const headers of lies)
    expect(await linkAsked(headers)).toMatch(/^http:\/\/kebu\.example:8080\/link#[\w-]{43}$/);
});

test('B15 a link is used once, by the wire, and its cookie is the session', async () => {
  const token = (await linkAsked({})).split('#')[1]!;
  const client = app.stranger();
  const body = { token, password: 'a quiet lake in late autumn' };
  const reply = await client.post('/api/identity/links/using', body);
  expect([reply.status, reply.body]).toEqual([200, {}]);
  expect(ok(await client.get('/api/identity/me')).sign_in_name).toBe('xu');
  const again = await app.stranger().post('/api/identity/links/using', body);
  expect([again.status, again.body.code]).toEqual([404, 'identity.link_unknown']);
});
