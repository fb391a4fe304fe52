import type { Entry, Recorder } from '#gate/perform';
import { regimesInForce } from '#modules/policy';
import { asOutage, Outage, type Database, type Standing } from '#platform/database';
import { newId } from '#platform/identifier';
import { loadSql } from '#platform/sql';

import { leafOf } from './leaf.ts';
import { leafMoment, type EntryContent } from './rules/entry-content.ts';
import { personalFact } from './rules/impersonal.ts';

const sql = loadSql(import.meta.url);

const door: Standing = { role: 'kebu_door', settings: {} };

/** What was written in commits of its own since the start. */
export interface Batches {
  batch_count: number;
  entry_count: number;
}

interface RecorderOptions {
  /** Entries in one commit at most: what one statement writes in a few milliseconds. */
  most_per_batch?: number;
  /** Commits on their way at once: the second fills while the first waits for the disk. */
  most_in_flight?: number;
  /** Readers waiting at most; beyond, the log is too slow to promise anything. */
  most_waiting?: number;
  /** Counted on with each commit. */
  batches?: Batches;
}

interface Waiting {
  entry: EntryContent;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * The log, as the gate writes it (R-E8). `write` puts an entry into the act's own transaction;
 * `append` makes it durable on its own, together with those of all others waiting, and resolves
 * when it is. Both fail closed: without an entry there is no answer (Outage, 503).
 */
export function openRecorder(database: Database, options: RecorderOptions = {}): Recorder {
  const { most_per_batch = 500, most_in_flight = 2, most_waiting = 10_000, batches } = options;
  const waiting: Waiting[] = [];
  let inFlight = 0;
  let isPlanned = false;

  function plan(): void {
    if (isPlanned || inFlight >= most_in_flight || waiting.length === 0) return;
    isPlanned = true;
    // Not at once: whoever arrives in the same turn of the loop shares the commit.
    setImmediate(() => {
      isPlanned = false;
      void flush(waiting.splice(0, most_per_batch));
      plan();
    });
  }

  async function flush(batch: Waiting[]): Promise<void> {
    inFlight++;
    try {
      await database.transaction(door, async (db) =>
        db.lastly(sql('insert_entries'), columnsFor(batch.map((it) => it.entry))),
      );
      if (batches) {
        batches.batch_count++;
        batches.entry_count += batch.length;
      }
      for (const { resolve } of batch) resolve();
    } catch (error) {
      for (const { reject } of batch) reject(failClosed(error));
    } finally {
      inFlight--;
      plan();
    }
  }

  return {
    write(db, entry) {
      const failed = (error: unknown) => (isRetried(error) ? error : failClosed(error));
      db.lastly(sql('insert_entries'), columnsFor([contentOf(entry)]), failed);
    },
    async append(entry) {
      const content = contentOf(entry); // A broken entry fails its own act, not the whole batch.
      if (waiting.length >= most_waiting) throw new Outage('too many entries wait for the log');
      return new Promise((resolve, reject) => {
        waiting.push({ entry: content, resolve, reject });
        plan();
      });
    },
  };
}

/** Serialisation failures and deadlocks: the gate's transaction is run again. */
const isRetried = (error: unknown) =>
  ['40001', '40P01'].includes(String((error as { code?: unknown }).code));

/** Without an entry there is no answer: whatever keeps the log from being written is an outage. */
function failClosed(cause: unknown): Outage {
  const outage = asOutage(cause);
  return outage instanceof Outage ? outage : new Outage('the log cannot be written', { cause });
}

const versionOf = (clause: string | null): string | null =>
  (clause !== null && regimesInForce().clauses.get(clause)?.version) || null;

function contentOf({ at, ...entry }: Entry): EntryContent {
  const personal = personalFact(entry.facts);
  if (personal !== undefined)
    throw new Error(`${entry.action}: the fact ${personal} is not an id, a code or a count`);
  return {
    ...entry,
    entry_id: newId(),
    at: leafMoment(at),
    // The version of the document whose clause was fulfilled or refused (R-E8).
    regime_version: versionOf(entry.clause),
  };
}

/** Entries and their subjects as the statement takes them: one list per column. */
function columnsFor(entries: readonly EntryContent[]): Record<string, unknown[]> {
  return {
    entry_ids: entries.map((it) => it.entry_id),
    ats: entries.map((it) => it.at),
    actor_kinds: entries.map((it) => it.actor_kind),
    actor_ids: entries.map((it) => it.actor_id),
    on_behalf_ofs: entries.map((it) => it.on_behalf_of),
    // Lists of unequal length do not fit into one array of PostgreSQL: they travel as text.
    offices: entries.map((it) => it.offices.join(',')),
    company_ids: entries.map((it) => it.company_id),
    actions: entries.map((it) => it.action),
    outcomes: entries.map((it) => it.outcome),
    refusal_codes: entries.map((it) => it.refusal_code),
    scopes: entries.map((it) => it.scope),
    purposes: entries.map((it) => it.purpose),
    clauses: entries.map((it) => it.clause),
    regime_versions: entries.map((it) => it.regime_version),
    subject_counts: entries.map((it) => it.subjects.length),
    facts: entries.map((it) => JSON.stringify(it.facts)),
    request_ids: entries.map((it) => it.request_id),
    leaves: entries.map(leafOf),
    subjects: entries.map((it) => `{${it.subjects.join(',')}}`),
  };
}
