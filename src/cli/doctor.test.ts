import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { BadSetting, readConfig } from '#platform/config';
import { makeMasterKey } from '#platform/master-key';
import { readCertificate } from '#platform/tls';

import { doctor as english } from '../language/en/doctor.ts';
import { doctor as chinese } from '../language/zh-CN/doctor.ts';
import { linesOf, localeOf, type Finding } from './finding.ts';
import { machineFindings } from './machine-findings.ts';
import { effectiveSettings } from './settings.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kebu-doctor-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function certificate(name: string): { cert: string; key: string } {
  const [cert, key] = [join(folder, `${name}.pem`), join(folder, `${name}.key`)];
  const subject = ['-subj', '/CN=kebu.test', '-days', '90'];
  const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert];
  execFileSync('openssl', [...made, ...subject], { stdio: 'ignore' });
  chmodSync(key, 0o600);
  return { cert, key };
}

const keysOf = (env: NodeJS.ProcessEnv, standing: Finding['standing']) =>
  machineFindings(readConfig({ KEBU_DATA: folder, ...env }))
    .filter((it) => it.standing === standing)
    .map((it) => it.key);

test('what is wrong is said with what to do, in the language of the terminal', () => {
  const finding: Finding = { standing: 'bad', key: 'key_open', facts: { file: '/k' } };
  for (const [locale, words] of [['en', english] as const, ['zh-CN', chinese] as const]) {
    const [what, advice] = linesOf(finding, locale);
    expect(what).toBe(`bad  ${words.key_open.what.replace('{{file}}', '/k')}`);
    expect(advice).toContain('chmod 600 /k');
  }
  expect(localeOf(undefined, { LANG: 'en_US.UTF-8' })).toBe('en');
  expect(localeOf('zh-CN', { LANG: 'en_US.UTF-8' })).toBe('zh-CN');
  expect(localeOf(undefined, {})).toBe('zh-CN');
});

test('a master key others can read, that lies beside the data, or is none', () => {
  const file = join(folder, 'keys', 'master.key');
  expect(keysOf({}, 'warn')).toContain('key_absent');
  makeMasterKey(file);
  expect(keysOf({}, 'warn')).toContain('key_beside_data');
  expect(keysOf({}, 'bad')).toEqual([]);
  chmodSync(file, 0o644);
  expect(keysOf({}, 'bad')).toEqual(['key_open']);
  chmodSync(file, 0o600);
  const KEBU_MASTER_KEY_FILE = join(folder, 'short.key');
  writeFileSync(KEBU_MASTER_KEY_FILE, 'c2hvcnQ=\n', { mode: 0o600 });
  expect(keysOf({ KEBU_MASTER_KEY_FILE }, 'bad')).toEqual(['key_unreadable']);
});

test('settings that do not fit each other', () => {
  expect(keysOf({ PUBLIC_URL: 'http://kebu.example' }, 'warn')).toContain('url_plain');
  expect(keysOf({ HOST: '0.0.0.0' }, 'warn')).toContain('host_plain');
  expect(keysOf({ KEBU_TRUST_PROXY: 'true' }, 'bad')).toEqual(['proxy_no_url']);
  expect(keysOf({ KEBU_RATE_LIMITS: 'off' }, 'warn')).toContain('limits_off');
});

test('a certificate that no browser would take is refused in words', () => {
  const [own, other] = [certificate('own'), certificate('other')];
  expect(readCertificate(own.cert, own.key).valid_until.getTime()).toBeGreaterThan(Date.now());
  expect(keysOf({ TLS_CERT: own.cert, TLS_KEY: own.key }, 'ok')).toContain('tls_valid');
  const refused = (cert: string, key: string, at?: Date) => () => readCertificate(cert, key, at);
  const late = new Date(Date.now() + 91 * 86_400_000);
  expect(refused(own.cert, other.key)).toThrow(/belongs to another certificate/);
  expect(refused(own.cert, own.key, late)).toThrow(/expired on/);
  expect(refused(own.cert, own.key, new Date(0))).toThrow(/begins on/);
  expect(refused(join(folder, 'none'), own.key)).toThrow(/cannot be read.*ENOENT/);
  expect(refused(own.key, own.key)).toThrow(BadSetting);
  expect(keysOf({ TLS_CERT: own.cert, TLS_KEY: other.key }, 'bad')).toEqual(['tls_unusable']);
  chmodSync(own.key, 0o644);
  expect(keysOf({ TLS_CERT: own.cert, TLS_KEY: own.key }, 'bad')).toEqual(['tls_key_open']);
});

test('the settings in force are shown without any secret', () => {
  const DATABASE_URL = 'postgresql://kebu:open-sesame@db.example/kebu';
  const shown = JSON.stringify(effectiveSettings(readConfig({ DATABASE_URL })));
  expect(shown).toContain('db.example');
  expect(shown).not.toContain('open-sesame');
});

const cli = ['--conditions=source', '--import', 'tsx', 'src/cli/main.ts'];

test('the command ends with 1 when something is wrong, with 0 when nothing is', () => {
  const data = mkdtempSync(join(tmpdir(), 'kebu-doctor-'));
  const run = (env: Record<string, string>) =>
    spawnSync(process.execPath, [...cli, 'doctor', '--locale', 'en'], {
      env: { PATH: process.env.PATH ?? '', KEBU_DATA: data, ...env },
      encoding: 'utf8',
    });
  const fine = run({});
  expect(fine.stdout).toContain(english.database_none.what);
  expect(fine.status, fine.stdout + fine.stderr).toBe(0);
  const wrong = run({ KEBU_TRUST_PROXY: 'true' });
  expect(wrong.stdout).toContain(english.proxy_no_url.advice);
  expect(wrong.status).toBe(1);
  rmSync(data, { recursive: true, force: true });
}, 60_000);

test('access/1e: that no second step is asked for is said, until it is', () => {
  expect(keysOf({}, 'warn')).toContain('second_factor_off');
  for (const KEBU_SECOND_FACTOR of ['powerful', 'everyone']) {
    expect(keysOf({ KEBU_SECOND_FACTOR }, 'warn')).not.toContain('second_factor_off');
    expect(keysOf({ KEBU_SECOND_FACTOR }, 'ok')).toContain('second_factor_asked');
  }
});
