import { mkdtempSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';

import type { Act } from '#gate/act';
import { systemActor } from '#gate/errand';
import { endpoint } from '#kernel/endpoint';
import { createCase } from '#modules/vault';
import { randomBytes } from '#platform/cipher';
import { newId } from '#platform/identifier';

import { freshDatabase } from '../../../test/support/database.ts';
import { petition } from '../../../test/support/people.ts';
import { configureFiles, readFileBytes, storeFile } from './store-file.ts';

const { perform, rows, drop } = await freshDatabase();
afterAll(drop);
const folder = mkdtempSync(join(tmpdir(), 'kebu-files-'));
configureFiles({ folder });

const attempt = endpoint({
  id: 'test.attempt',
  method: 'POST',
  path: '/test/files',
  actors: ['system'],
  input: z.object({}),
  output: z.custom<unknown>(),
});
const inAct = async <T>(work: (act: Act) => Promise<T>): Promise<T> =>
  (await perform(
    attempt,
    work as (act: Act) => Promise<unknown>,
    petition(systemActor(undefined)),
    {},
  )) as T;

async function store(bytes: Buffer, name = '客户名单.xlsx') {
  const case_id = newId();
  return inAct(async (act) => {
    const key = await createCase(act.db, case_id, act.at);
    const media_type = 'application/octet-stream';
    return { key, file_id: await storeFile(act, { bytes, name, media_type, case_id, key }) };
  });
}
const read = ({ file_id, key }: { file_id: string; key: Buffer }) =>
  inAct((act) => readFileBytes(act, file_id, key));
const pathOf = (file_id: string) => join(folder, file_id.slice(-2), file_id);

test.each([0, 1, 1 << 20, (1 << 20) + 1, 3_500_000])(
  '%i bytes come back as they were',
  async (n) => {
    const bytes = randomBytes(n);
    expect((await read(await store(bytes))).equals(bytes)).toBe(true);
  },
);

test('neither the folder nor the row shows what is in a file or how it was called', async () => {
  const { file_id } = await store(Buffer.from('金无痕 13912345678'), '金无痕的名单.csv');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).join();
  const row = JSON.stringify(await rows(`select *, encode(name, 'escape') from files.file`));
  const bytes = readFileSync(pathOf(file_id)).toString('latin1');
  for (const text of [names, row, bytes]) {
    expect(text).not.toContain('13912345678');
    expect(text).not.toContain(Buffer.from('金无痕').toString('latin1'));
  }
});

test('a file that was cut, altered or exchanged does not open', async () => {
  const cut = await store(randomBytes(2 << 20));
  // Exactly after the first of its two frames: nothing but the word "last" is missing.
  truncateSync(pathOf(cut.file_id), (1 << 20) + 33);
  await expect(read(cut)).rejects.toThrow();

  const [one, other] = [await store(Buffer.from('one')), await store(Buffer.from('other'))];
  writeFileSync(pathOf(one.file_id), readFileSync(pathOf(other.file_id)));
  await expect(read({ ...one, key: other.key })).rejects.toThrow();
  await expect(read(one)).rejects.toThrow();
});
