import { z } from 'zod';

import type { Database, Standing } from '#platform/database';
import { loadSql } from '#platform/sql';

import { leafOf } from './leaf.ts';

const sql = loadSql(import.meta.url);

const system: Standing = { role: 'kebu_system', settings: {} };
const NIL = '00000000-0000-0000-0000-000000000000';
const BATCH = 2000;
/** A log with more faults than this needs no longer list. */
const MOST_MISMATCHES = 1000;

const Kept = z.object({
  entry_id: z.uuid(),
  at: z.string(),
  actor_kind: z.string(),
  actor_id: z.uuid().nullable(),
  on_behalf_of: z.uuid().nullable(),
  offices: z.array(z.string()),
  company_id: z.uuid().nullable(),
  action: z.string(),
  outcome: z.string(),
  refusal_code: z.string().nullable(),
  scope: z.string().nullable(),
  purpose: z.string().nullable(),
  clause: z.string().nullable(),
  regime_version: z.string().nullable(),
  // Any value: an altered entry must be named, not stop the verification.
  facts: z.record(z.string(), z.custom<string | number>()).catch({}),
  request_id: z.uuid(),
  leaf: z.instanceof(Buffer),
  subject_count: z.int(),
  subjects: z.array(z.uuid()),
  is_simultaneous: z.boolean(),
});
type Kept = z.output<typeof Kept>;

const Orphan = z.object({ entry_id: z.uuid(), at: z.string() });

export interface Mismatch {
  entry_id: string;
  at: string;
  /** What does not fit: the entry with its leaf, its subjects with it, or subjects without it. */
  problem: 'leaf' | 'subjects' | 'no_entry';
}

export interface Verification {
  checked_count: number;
  mismatches: Mismatch[];
}

function problemOf({ leaf, subject_count, is_simultaneous, ...content }: Kept) {
  if (!leafOf(content).equals(leaf)) return 'leaf';
  return subject_count === content.subjects.length && is_simultaneous ? undefined : 'subjects';
}

/**
 * Recomputes the leaf of every entry and names those that do not fit (R-E8): what was changed after
 * it was written, subjects added or taken away. An entry deleted with its subjects, or forged with
 * a leaf of its own, is the business of signed checkpoints, which come later (findings §4c).
 */
export async function verifyLeaves(database: Database): Promise<Verification> {
  const mismatches: Mismatch[] = [];
  let checked_count = 0;
  let after_id: string | undefined = NIL;
  while (after_id !== undefined && mismatches.length < MOST_MISMATCHES) {
    const asked = { after_id, limit: BATCH };
    const batch: Kept[] = await database.read(system, (db) =>
      db.many(sql('list_entries_to_verify'), asked, Kept),
    );
    for (const entry of batch) {
      const problem = problemOf(entry);
      if (problem) mismatches.push({ entry_id: entry.entry_id, at: entry.at, problem });
    }
    checked_count += batch.length;
    after_id = batch.length === BATCH ? batch.at(-1)!.entry_id : undefined;
  }
  const orphans = await database.read(system, (db) =>
    db.many(sql('list_orphans'), { limit: MOST_MISMATCHES }, Orphan),
  );
  for (const orphan of orphans) mismatches.push({ ...orphan, problem: 'no_entry' });
  return { checked_count, mismatches };
}
