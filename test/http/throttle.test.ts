import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { openApplication, type Application } from '../support/application.ts';

let app: Application;
const guess = (
  sign_in_name: string,
  headers: Record<string, string>,
  password = 'wrong',
): Promise<[number, unknown]> =>
  app
    .stranger()
    .send('POST', '/api/identity/session', { body: { sign_in_name, password }, headers })
    .then(({ status, body }) => [status, body.code]);
const LOCKED = [429, 'identity.locked'];
const clear = () => app.rows('delete from identity.attempt');

describe('without a declared proxy', () => {
  beforeAll(async () => {
    app = await openApplication();
  });
  afterAll(() => app.close());
  beforeEach(clear);

  test.each([
    ['x-forwarded-for', (at: number) => `203.0.113.${at}`],
    ['x-real-ip', (at: number) => `203.0.113.${at}`],
    ['forwarded', (at: number) => `for=203.0.113.${at}`],
    ['client-ip', (at: number) => `203.0.113.${at}`],
    ['cf-connecting-ip', (at: number) => `203.0.113.${at}`],
  ])('B16 %s moves nobody to another address: five guesses lock all the same', async (name, at) => {
    for (let count = 0; count < 5; count++) await guess('xu', { [name]: at(count) });
    expect(await guess('xu', { [name]: at(99) })).toEqual(LOCKED);
    expect(await guess('xu', { [name]: at(100) }, app.password)).toEqual(LOCKED);
  });
});

describe('behind a declared proxy', () => {
  beforeAll(async () => {
    app = await openApplication({
      env: { KEBU_TRUST_PROXY: 'true', PUBLIC_URL: 'http://kebu.example' },
    });
  });
  afterAll(() => app.close());
  beforeEach(clear);

  /** What the proxy adds comes last; what stands before is what the visitor said himself. */
  const from = (address: string, said = '') => ({
    'x-forwarded-for': said ? `${said}, ${address}` : address,
  });

  test('B16 what a visitor writes before the proxy’s word changes nothing', async () => {
    for (let at = 0; at < 5; at++) await guess('xu', from('198.51.100.7', `203.0.113.${at}`));
    expect(await guess('xu', from('198.51.100.7', '203.0.113.99'))).toEqual(LOCKED);
  });

  test('B01 a lock where somebody guesses leaves the owner’s own device alone, and ends', async () => {
    expect((await guess('he', from('192.0.2.10'), app.password))[0]).toBe(200);
    for (let at = 0; at < 30; at++) await guess('he', from(`198.51.100.${at}`));
    expect(await guess('he', from('198.51.100.200'), app.password)).toEqual(LOCKED);
    expect((await guess('he', from('192.0.2.10'), app.password))[0]).toBe(200);
    const [entry] = (await app.rows(
      `select count(*)::int as it from audit.entry
       where action = 'identity.sign-in' and refusal_code = 'identity.locked'`,
    )) as { it: number }[];
    expect(entry!.it).toBeGreaterThan(0);
    await app.rows(
      `update identity.attempt set window_start_at = window_start_at - interval '16 minutes'`,
    );
    expect((await guess('he', from('198.51.100.200'), app.password))[0]).toBe(200);
  });
});
