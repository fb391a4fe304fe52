import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { randomBytes } from './cipher.ts';

const KEY_BYTES = 32;

/** Reads the master key; undefined when the file is absent, which is a sealed start. */
export function loadMasterKey(file: string): Buffer | undefined {
  if (!existsSync(file)) return undefined;
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  if (key.length !== KEY_BYTES) throw new Error(`${file} does not hold a master key of 32 bytes`);
  return key;
}

/** Makes the master key at the first start: readable by its owner only. */
export function makeMasterKey(file: string): Buffer {
  const key = randomBytes(KEY_BYTES);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  chmodSync(file, 0o600);
  return key;
}
