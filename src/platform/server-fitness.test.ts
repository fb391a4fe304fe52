import { expect, inject, test } from 'vitest';

import { checkServer, CONNECTIONS_LEAST, serverFault } from './server-fitness.ts';

const fit = {
  server_version_num: '150000',
  server_encoding: 'UTF8',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  max_connections: '100',
};

test.each([
  [{}, undefined],
  [{ synchronous_commit: 'remote_apply' }, undefined],
  [{ synchronous_commit: 'off' }, 'synchronous_commit is off'],
  [{ fsync: 'off' }, 'fsync is off'],
  [{ full_page_writes: 'off' }, 'full_page_writes is off'],
  [{ server_version_num: '140011' }, '15 or newer'],
  [{ server_encoding: 'SQL_ASCII' }, "encoding 'UTF8'"],
  [{ max_connections: String(CONNECTIONS_LEAST - 1) }, `needs ${CONNECTIONS_LEAST}`],
])('R03 a server on which %j is met with: %s', (set, words) => {
  const fault = serverFault({ ...fit, ...set });
  if (words === undefined) expect(fault).toBeUndefined();
  else expect(fault).toContain(words);
});

test('R03 a server that could lose a committed fact is refused by name', async () => {
  const { owner } = inject('cluster');
  const lax = { ...owner, database: 'postgres', options: '-c synchronous_commit=off' };
  await expect(checkServer(lax)).rejects.toThrow(/^(fsync|synchronous_commit) is off/);
});
