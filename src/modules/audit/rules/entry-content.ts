import type { Facts } from '#kernel/refusal';

/** What an entry says: all of it is under its leaf. */
export interface EntryContent {
  /** Unique: two equal acts within a millisecond must not have equal leaves. */
  entry_id: string;
  /** UTC with six decimals, `2026-11-23T01:02:03.456000Z`: as finely as PostgreSQL keeps it. */
  at: string;
  actor_kind: string;
  actor_id: string | null;
  on_behalf_of: string | null;
  offices: readonly string[];
  company_id: string | null;
  action: string;
  outcome: string;
  refusal_code: string | null;
  scope: string | null;
  purpose: string | null;
  clause: string | null;
  regime_version: string | null;
  facts: Facts;
  request_id: string;
  subjects: readonly string[];
}

/** The moment as a leaf writes it. */
export function leafMoment(at: Date): string {
  return at.toISOString().replace('Z', '000Z');
}

/**
 * The one text of an entry that its leaf is the hash of (R-E8; findings §4c).
 *
 * A JSON list in a fixed order: every value is delimited, so no two entries share a text. Facts and
 * subjects are sorted by code unit, because the database keeps them in an order of its own. The
 * first element names this encoding; a later one gets another name, and old leaves stay verifiable.
 */
export function canonicalEntry(entry: EntryContent): string {
  return JSON.stringify([
    'kebu.entry.1',
    entry.entry_id,
    entry.at,
    entry.actor_kind,
    entry.actor_id,
    entry.on_behalf_of,
    entry.offices,
    entry.company_id,
    entry.action,
    entry.outcome,
    entry.refusal_code,
    entry.scope,
    entry.purpose,
    entry.clause,
    entry.regime_version,
    Object.entries(entry.facts).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    entry.request_id,
    entry.subjects.toSorted(),
  ]);
}
