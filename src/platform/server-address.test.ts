import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { addressFault, connectionOf } from './server-address.ts';

const at = (rest: string) => `postgresql://kebu:se%40cret@db.example:6432/register${rest}`;

test.each([
  ['', undefined],
  ['?sslmode=verify-full', undefined],
  ['?sslmode=verify-ca&sslrootcert=/ca.pem', undefined],
  ['?host=/run/postgresql', undefined],
  ['?sslmode=prefer', 'sslmode must be one of'],
  ['?sslmode=', 'sslmode must be one of'],
  ['?sslmode=require&sslrootcert=/ca.pem', 'sslrootcert belongs to'],
  ['?application_name=x', 'does not know application_name'],
  ['?password=hunter2', 'does not know password'],
])('an address ending in "%s" is met with: %s', (rest, words) => {
  const fault = addressFault(at(rest));
  if (words === undefined) expect(fault).toBeUndefined();
  else expect(fault).toContain(words);
  expect(fault ?? '').not.toContain('hunter2');
});

test('sslmode asked of DATABASE_URL was ignored: now it decides how the connection is kept', () => {
  const who = { host: 'db.example', port: 6432, user: 'kebu', password: 'se@cret' };
  const plain = { ...who, database: 'register' };
  const folder = mkdtempSync(join(tmpdir(), 'kebu-ca-'));
  const file = join(folder, 'ca.pem');
  writeFileSync(file, 'authority');
  expect(connectionOf(at(''))).toEqual(plain);
  expect(connectionOf(at('?sslmode=disable'))).toEqual({ ...plain, ssl: false });
  expect(connectionOf(at('?sslmode=require'))).toEqual({
    ...plain,
    ssl: { rejectUnauthorized: false },
  });
  expect(connectionOf(at(`?sslmode=verify-full&sslrootcert=${file}`))).toEqual({
    ...plain,
    ssl: { ca: 'authority' },
  });
  expect(connectionOf(at('?sslmode=verify-ca')).ssl).toHaveProperty('checkServerIdentity');
  expect(() => connectionOf(at('?sslmode=verify-full&sslrootcert=/nowhere'))).toThrow('ENOENT');
  rmSync(folder, { recursive: true });
});
