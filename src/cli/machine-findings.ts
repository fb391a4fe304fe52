import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { now } from '#platform/clock';
import type { Config } from '#platform/config';
import { loadMasterKey } from '#platform/master-key';
import { readCertificate } from '#platform/tls';

import { bad, ok, warn, type Finding } from './finding.ts';

const GIB = 1024 ** 3;
const LOW_SPACE_GIB = 2;
const DAY_MS = 24 * 3_600_000;
const SOON_DAYS = 21;
const FEWEST_FILES = 1_024;
const OTHERS = 0o077;

export const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** What can be seen of this machine and its settings without opening anything. */
export function machineFindings(config: Config): Finding[] {
  return [
    ...keyFindings(config),
    ...diskFindings(config),
    ...tlsFindings(config),
    ...addressFindings(config),
    ...signInFindings(config),
    ...processFindings(config),
  ];
}

function keyFindings({ master_key_file: file, data_dir }: Config): Finding[] {
  if (!existsSync(file)) return [warn('key_absent', { file })];
  const findings: Finding[] = [];
  if ((statSync(file).mode & OTHERS) !== 0) findings.push(bad('key_open', { file }));
  try {
    loadMasterKey(file);
  } catch {
    findings.push(bad('key_unreadable', { file }));
  }
  if (dirname(file) === join(data_dir, 'keys')) findings.push(warn('key_beside_data'));
  return findings.length > 0 ? findings : [ok('key_in_place')];
}

function diskFindings({ data_dir }: Config): Finding[] {
  const folder = existsSync(data_dir) ? data_dir : dirname(data_dir);
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    return [bad('disk_shut', { folder })];
  }
  const { bavail, bsize } = statfsSync(folder);
  const free = (Number(bavail) * Number(bsize)) / GIB;
  const gib = free.toFixed(1);
  return [free < LOW_SPACE_GIB ? warn('disk_low', { gib }) : ok('disk_room', { gib })];
}

function tlsFindings({ tls_cert, tls_key: file }: Config): Finding[] {
  if (tls_cert === undefined || file === undefined) return [];
  try {
    const { valid_until } = readCertificate(tls_cert, file);
    const day = valid_until.toISOString().slice(0, 10);
    const days_left = (valid_until.getTime() - now().getTime()) / DAY_MS;
    const findings = [days_left < SOON_DAYS ? warn('tls_soon', { day }) : ok('tls_valid', { day })];
    if ((statSync(file).mode & OTHERS) !== 0) findings.push(bad('tls_key_open', { file }));
    return findings;
  } catch (error) {
    return [bad('tls_unusable', { reason: reasonOf(error) })];
  }
}

const isLoopback = (host: string) => /^(127\.|localhost$|::1$)/.test(host);

function addressFindings({ public_url, trust_proxy, host, tls_cert }: Config): Finding[] {
  const findings: Finding[] = [];
  if (public_url?.startsWith('http:')) findings.push(warn('url_plain'));
  if (!isLoopback(host) && !tls_cert) findings.push(warn('host_plain', { host }));
  if (trust_proxy && !public_url) findings.push(bad('proxy_no_url'));
  return findings;
}

/** 第二道验证 is each one's own choice until the operator says otherwise (access/1e). */
function signInFindings({ second_factor: asked }: Config): Finding[] {
  return [asked === 'off' ? warn('second_factor_off') : ok('second_factor_asked', { asked })];
}

function processFindings({ rate_limits }: Config): Finding[] {
  const findings: Finding[] = [];
  if (!rate_limits) findings.push(warn('limits_off'));
  if (process.getuid?.() === 0) findings.push(warn('root'));
  const count = Number(spawnSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }).stdout);
  if (count < FEWEST_FILES) findings.push(warn('files_few', { count }));
  return findings;
}
