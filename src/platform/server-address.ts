import { readFileSync } from 'node:fs';
import type pg from 'pg';

/** How the address of a PostgreSQL server may ask for encryption; `prefer` would fall back silently. */
const modes = ['disable', 'require', 'verify-ca', 'verify-full'];
const known = ['host', 'sslmode', 'sslrootcert'];

/** Why an address cannot be used, in words without what it holds; undefined when it can. */
export function addressFault(url: string): string | undefined {
  const { searchParams } = new URL(url);
  const strange = [...searchParams.keys()].find((it) => !known.includes(it));
  if (strange !== undefined) return `does not know ${strange}; it knows ${known.join(', ')}`;
  const mode = searchParams.get('sslmode');
  if (mode !== null && !modes.includes(mode)) return `sslmode must be one of ${modes.join(', ')}`;
  if (searchParams.has('sslrootcert') && !mode?.startsWith('verify'))
    return 'sslrootcert belongs to sslmode=verify-ca or verify-full';
  return undefined;
}

/**
 * How to sign in at the address of a server of one's own. `sslmode` means what it means to
 * PostgreSQL's own programs: `require` encrypts, `verify-ca` and `verify-full` also look who
 * answers, by `sslrootcert` or the system's authorities. Throws when that file cannot be read.
 */
export function connectionOf(url: string) {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const ssl = encryptionOf(searchParams);
  return {
    host: searchParams.get('host') ?? decodeURIComponent(hostname),
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)) || 'postgres',
    ...(ssl === undefined ? {} : { ssl }),
  };
}

function encryptionOf(asked: URLSearchParams): pg.ClientConfig['ssl'] {
  const mode = asked.get('sslmode');
  if (mode === null) return undefined;
  if (mode === 'disable') return false;
  if (mode === 'require') return { rejectUnauthorized: false };
  const file = asked.get('sslrootcert');
  return {
    ...(file === null ? {} : { ca: readFileSync(file, 'utf8') }),
    ...(mode === 'verify-ca' ? { checkServerIdentity: () => undefined } : {}),
  };
}
