import { readFileSync } from 'node:fs';

import { createPrivateKey, X509Certificate } from './cipher.ts';
import { now } from './clock.ts';
import { BadSetting } from './config.ts';

/** What the server shows to those who connect, read and looked at. */
export interface Certificate {
  cert: Buffer;
  key: Buffer;
  valid_until: Date;
}

function bytesOf(setting: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new BadSetting(`${setting}: ${file} cannot be read / 不能读取 (${code ?? 'unknown'})`);
  }
}

function parsed<T>(setting: string, file: string, parse: () => T): T {
  try {
    return parse();
  } catch {
    throw new BadSetting(`${setting}: ${file} is not in PEM, or is locked / 不是可用的 PEM 文件`);
  }
}

/**
 * Reads a certificate and its key, and refuses in words (BadSetting) what no browser would take: a
 * file that cannot be read, a key of another certificate, a certificate that is over or not begun.
 */
export function readCertificate(cert_file: string, key_file: string, at = now()): Certificate {
  const cert = bytesOf('TLS_CERT', cert_file);
  const key = bytesOf('TLS_KEY', key_file);
  const shown = parsed('TLS_CERT', cert_file, () => new X509Certificate(cert));
  const own = parsed('TLS_KEY', key_file, () => createPrivateKey(key));
  if (!shown.checkPrivateKey(own))
    throw new BadSetting(
      `TLS_KEY: ${key_file} belongs to another certificate / 不是这张证书的私钥`,
    );
  const valid_until = new Date(shown.validTo);
  if (valid_until <= at)
    throw new BadSetting(
      `TLS_CERT: ${cert_file} expired on ${shown.validTo}: renew it / 证书已过期，请更换`,
    );
  if (new Date(shown.validFrom) > at)
    throw new BadSetting(
      `TLS_CERT: ${cert_file} begins on ${shown.validFrom}: look at the clock / 证书尚未生效`,
    );
  return { cert, key, valid_until };
}
