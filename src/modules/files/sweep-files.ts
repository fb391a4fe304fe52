import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

import type { Act } from '#gate/act';
import { loadSql } from '#platform/sql';

import { filesFolder } from './store-file.ts';

const sql = loadSql(import.meta.url);

const Id = z.uuid();
const Known = z.object({ file_id: Id });

/**
 * Removes what lies in the store without a row: what was being written when the server was killed.
 * Only what has not been touched since `before`: a file is on the disk before its row is committed.
 * Looks at files whose names were made here, in folders made here, and follows no link. Answers how
 * many were removed.
 */
export async function sweepFiles(act: Act, before: Date): Promise<number> {
  let count = 0;
  for (const folder of await foldersOf(filesFolder())) {
    const old = await untouchedIn(folder, before);
    if (old.length === 0) continue;
    const known = await act.db.many(sql('list_known'), { file_ids: old }, Known);
    const kept = new Set(known.map((it) => it.file_id));
    for (const file_id of old.filter((it) => !kept.has(it))) {
      await rm(join(folder, file_id), { force: true });
      count += 1;
    }
  }
  return count;
}

async function foldersOf(store: string): Promise<string[]> {
  const entries = await readdir(store, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((it) => it.isDirectory() && /^[0-9a-f]{2}$/.test(it.name))
    .map((it) => join(store, it.name));
}

async function untouchedIn(folder: string, before: Date): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found: string[] = [];
  for (const it of entries) {
    if (!it.isFile() || !Id.safeParse(it.name).success) continue;
    const { mtime } = await stat(join(folder, it.name));
    if (mtime < before) found.push(it.name);
  }
  return found;
}
