import { resolve } from 'node:path';
import { expect, test } from 'vitest';

import { BadSetting, readConfig, type Config } from './config.ts';

test('with nothing set it listens on this machine alone and keeps data and key under ./data', () => {
  expect(readConfig({})).toEqual({
    data_dir: resolve('data'),
    port: 8080,
    host: '127.0.0.1',
    database_url: undefined,
    direct_database_url: undefined,
    public_url: undefined,
    tls_cert: undefined,
    tls_key: undefined,
    master_key_file: resolve('data/keys/master.key'),
    log_level: 'info',
    trust_proxy: false,
    named_statements: true,
    rate_limits: true,
    company_sign_in: undefined,
    password_max_days: undefined,
    second_factor: 'off',
  });
});

const url = 'postgresql://kebu:secret@db.example:5432/kebu';
const cases: [NodeJS.ProcessEnv, Partial<Config>][] = [
  [{ PORT: '0' }, { port: 0 }],
  [
    { PORT: '65535', HOST: '::1' },
    { port: 65_535, host: '::1' },
  ],
  [
    { PORT: '', KEBU_LOG_LEVEL: '' },
    { port: 8080, log_level: 'info' },
  ],
  [
    { KEBU_DATA: '/srv/客簿' },
    { data_dir: '/srv/客簿', master_key_file: '/srv/客簿/keys/master.key' },
  ],
  [{ KEBU_MASTER_KEY_FILE: '/safe/key' }, { master_key_file: '/safe/key' }],
  [{ DATABASE_URL: url }, { database_url: url, direct_database_url: url }],
  [
    { DATABASE_URL: url, DIRECT_DATABASE_URL: `${url}2` },
    { database_url: url, direct_database_url: `${url}2` },
  ],
  [
    { TLS_CERT: 'c.pem', TLS_KEY: 'k.pem' },
    { tls_cert: 'c.pem', tls_key: 'k.pem' },
  ],
  [
    { KEBU_TRUST_PROXY: '1', KEBU_NAMED_STATEMENTS: 'no', KEBU_RATE_LIMITS: 'off' },
    { trust_proxy: true, named_statements: false, rate_limits: false },
  ],
];
test.each(cases)('%j is understood', (env, expected) => {
  expect(readConfig(env)).toMatchObject(expected);
});

const wrong: [NodeJS.ProcessEnv, string][] = [
  [{ PORT: 'abc' }, 'PORT must be'],
  [{ PORT: '65536' }, 'PORT must be'],
  [{ PORT: '-1' }, 'PORT must be'],
  [{ PORT: '80.5' }, 'PORT must be'],
  [{ PORT: ' ' }, 'PORT must be'],
  [{ PORT: '0x50' }, 'PORT must be'],
  [{ HOST: 'http://localhost' }, 'HOST must be'],
  [{ DATABASE_URL: 'mysql://root@db/kebu' }, 'DATABASE_URL must be'],
  [{ DIRECT_DATABASE_URL: 'db:5432' }, 'DIRECT_DATABASE_URL must be'],
  [{ PUBLIC_URL: 'kebu.example' }, 'PUBLIC_URL must be'],
  [{ TLS_CERT: 'c.pem' }, 'TLS_CERT and TLS_KEY belong together'],
  [{ TLS_KEY: 'k.pem' }, 'TLS_CERT and TLS_KEY belong together'],
  [{ KEBU_LOG_LEVEL: 'verbose' }, 'debug, info, warn or error'],
  [{ KEBU_TRUST_PROXY: 'maybe' }, 'KEBU_TRUST_PROXY must be'],
];
test.each(wrong)('%j is refused by name', (env, words) => {
  expect(() => readConfig(env)).toThrow(BadSetting);
  expect(() => readConfig(env)).toThrow(words);
});

test('a refusal does not repeat a password', () => {
  const read = () => readConfig({ DATABASE_URL: 'mysql://kebu:hunter2@db/kebu' });
  expect(read).not.toThrow(/hunter2/);
});
