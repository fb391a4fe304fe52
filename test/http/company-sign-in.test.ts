import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { readCompanySettings } from '../../src/modules/identity/company/settings.ts';
import { openApplication, type Application } from '../support/application.ts';
import { openCompanyServer, type CompanyServer } from '../support/company-server.ts';
import { people } from '../support/people.ts';
import { ok } from '../support/wire.ts';

const folder = mkdtempSync(join(tmpdir(), 'kebu-company-'));
const PUBLIC_URL = 'https://kebu.example';
let company: CompanyServer;
let app: Application;

const settingsOf = (hosts: string[]) => {
  const at = company.address;
  const shared = { client_id: 'kebu' };
  return {
    hosts,
    providers: [
      {
        ...shared,
        provider_id: 'oidc',
        kind: 'oidc',
        name: '云璟账号',
        issuer: at,
        secret_file: 'oidc',
      },
      {
        ...{ ...shared, provider_id: 'wecom', kind: 'wecom', agent_id: '1000002' },
        ...{ secret_file: 'wecom', page: at, api: at },
      },
      {
        ...{ ...shared, provider_id: 'dingtalk', kind: 'dingtalk', secret_file: 'oidc' },
        ...{ page: at, api: at, directory: at },
      },
      { ...shared, provider_id: 'feishu', kind: 'feishu', secret_file: 'oidc', page: at, api: at },
    ],
  };
};
const written = (settings: unknown) => {
  const file = join(folder, 'sign-in.json');
  writeFileSync(file, JSON.stringify(settings));
  return file;
};

beforeAll(async () => {
  company = await openCompanyServer();
  writeFileSync(join(folder, 'oidc'), 'a secret of the issuer\n');
  writeFileSync(join(folder, 'wecom'), 'a secret of wecom\n');
  const file = written(settingsOf([company.host]));
  app = await openApplication({ env: { PUBLIC_URL, KEBU_COMPANY_SIGN_IN: file } });
});
afterAll(async () => {
  await app?.close();
  await company?.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  company.state.who = 'xu';
  company.state.lies = {};
});

const origin = { origin: PUBLIC_URL };
const providers = ['oidc', 'wecom', 'dingtalk', 'feishu'];

/** The browser's part: there, without a question, and back with what the address says. */
async function fetched(provider_id: string) {
  const client = app.stranger();
  const path = '/api/identity/session/company/beginning';
  const begun = await client.send('POST', path, { body: { provider_id }, headers: origin });
  const { url, state } = ok<{ url: string; state: string }>(begun);
  const back = (await fetch(url, { redirect: 'manual' })).headers.get('location')!;
  expect(back.startsWith(`${PUBLIC_URL}/company?`)).toBe(true);
  return { client, state, answer: Object.fromEntries(new URL(back).searchParams) };
}
type Fetched = Awaited<ReturnType<typeof fetched>>;

const finish = (provider_id: string, { client, state, answer }: Fetched) =>
  client.send('POST', '/api/identity/session/company/finishing', {
    body: { provider_id, state, answer },
    headers: origin,
  });
const comeBy = async (provider_id: string) => finish(provider_id, await fetched(provider_id));

test('the entrance names what the operator set', async () => {
  const ways = ok<{ company: unknown[] }>(await app.stranger().get('/api/identity/session/ways'));
  expect(ways.company[0]).toEqual({ provider_id: 'oidc', kind: 'oidc', name: '云璟账号' });
  expect(ways.company).toHaveLength(4);
});

test.each(providers)('%s lets in whom the company calls by a sign-in name', async (provider_id) => {
  const gone = await fetched(provider_id);
  const reply = await finish(provider_id, gone);
  expect([reply.status, reply.body]).toEqual([200, {}]);
  // Behind https the cookie has another name; the client keeps what it was given.
  const me = ok<{ name: string }>(await gone.client.get('/api/identity/me'));
  expect(me.name).toBe(people.xu.name);
});

test.each(providers)('%s: an answer works once', async (provider_id) => {
  const gone = await fetched(provider_id);
  expect((await finish(provider_id, gone)).status).toBe(200);
  const again = await finish(provider_id, gone);
  expect([again.status, again.body.code]).toEqual([401, 'identity.step_unknown']);
});

test.each(providers)('%s: a code begun by somebody else is refused', async (provider_id) => {
  const [mine, theirs] = [await fetched(provider_id), await fetched(provider_id)];
  const mixed = await finish(provider_id, { ...mine, answer: theirs.answer });
  expect(mixed.body.code).toBe('identity.company_failed');
  const swapped = { ...theirs.answer, state: mine.state };
  if (provider_id === 'oidc')
    expect((await finish(provider_id, { ...mine, answer: swapped })).body.code).toBe(
      'identity.company_failed',
    );
});

test.each(['wecom', 'dingtalk', 'feishu'])('%s: whoever is no member is nobody', async (id) => {
  company.state.who = 'stranger';
  const reply = await comeBy(id);
  expect([reply.status, reply.body.code]).toEqual([401, 'identity.company_failed']);
});

test('a company account nobody here is called by opens nothing; nor does a disabled one', async () => {
  company.state.who = 'somebody-else';
  expect((await comeBy('oidc')).body.code).toBe('identity.company_unknown');
  company.state.who = 'he';
  await app.rows(`update identity.person set disabled_at = now() where sign_in_name = 'he'`);
  expect((await comeBy('oidc')).body.code).toBe('identity.company_unknown');
});

test.each([
  ['another nonce', { claims: { nonce: 'another' } }],
  ['another audience', { claims: { aud: 'another' } }],
  ['another issuer', { claims: { iss: 'https://evil.example' } }],
  ['what is over', { claims: { exp: 1_000_000_000 } }],
  ['a forged signature', { isForged: true }],
  ['no name', { claims: { preferred_username: undefined } }],
])('an issuer’s word is not taken with %s', async (_, lies) => {
  company.state.lies = lies;
  expect((await comeBy('oidc')).body.code).toBe('identity.company_failed');
});

test('a name in the address of another provider, or one nobody set, is refused', async () => {
  const gone = await fetched('oidc');
  expect((await finish('nowhere', gone)).body.code).toBe('identity.company_off');
  const old = {
    ...gone,
    state: 'a'.repeat(128),
    answer: { ...gone.answer, state: 'a'.repeat(128) },
  };
  expect((await finish('oidc', old)).body.code).toBe('identity.step_unknown');
});

test('settings are refused in words: a host not listed, no secret, nonsense', () => {
  const file = written(settingsOf(['elsewhere.example']));
  expect(() => readCompanySettings(file)).toThrow(/hosts must name localhost/);
  const lost = settingsOf([company.host]);
  lost.providers[0]!.secret_file = 'nowhere';
  expect(() => readCompanySettings(written(lost))).toThrow(/no secret in/);
  expect(() => readCompanySettings(written({ hosts: [company.host], providers: [] }))).toThrow(
    /KEBU_COMPANY_SIGN_IN: providers/,
  );
  expect(() => readCompanySettings(join(folder, 'none.json'))).toThrow(/no JSON/);
});
