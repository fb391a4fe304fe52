import type { Act } from '#gate/act';
import { recordManyReceipts, type ManyGiven } from '#modules/consent';
import { createSubjects, writeTokens } from '#modules/vault';
import { randomBytes } from '#platform/cipher';
import { newId } from '#platform/identifier';
import { columnsOf, loadSql, type Statement } from '#platform/sql';
import { newCustomerNumber } from '#rules/vault';

import { Profile, type Archive, type CustomerState } from './contract.ts';
import { archiveTokens, sealArchive } from './sealed-archive.ts';

const sql = loadSql(import.meta.url);

/** What a list shows of contacts that took place before the archive came here. */
export interface Counters {
  visit_count: number;
  call_count: number;
  last_contact_at: Date | null;
  next_contact_on: string | null;
  updated_at: Date;
}

/** One archive of many, with everything a registration decides already decided. */
export interface NewArchive {
  customer_id: string;
  archive: Archive;
  state: CustomerState;
  company_id: string;
  project_id: string;
  team_id: string | null;
  owner_id: string | null;
  entered_by: string;
  created_at: Date;
  is_scouting: boolean;
  /** The kind of the timeline's first line. */
  event: string;
  /** The import it came with: until that is complete, nobody sees it. */
  batch_id: string | null;
  receipts: ManyGiven;
  counters?: Counters;
}

export interface Numbered {
  customer_id: string;
  number: string;
}

type Rows = readonly Readonly<Record<string, unknown>>[];

/**
 * Opens many archives in the act's transaction, in the caller's chunks of about a thousand: the
 * keys are durable in the keystore first, then all rows of all archives, or none. For the system
 * only: the callers have decided about duplicates, owners and consent.
 */
export async function registerMany(act: Act, archives: readonly NewArchive[]): Promise<Numbered[]> {
  if (archives.length === 0) return [];
  const ids = archives.map((it) => it.customer_id);
  const keys = await createSubjects(act.db, ids, act.at);
  const numbered = archives.map(({ customer_id }) => ({
    customer_id,
    number: newCustomerNumber(randomBytes(8)),
  }));
  const numbers = numbered.map((it) => it.number);
  const customers = archives.map((it, at) => rowOf(it, keys.get(it.customer_id)!, numbers[at]!));
  const tokens = archives.map(({ customer_id, archive }) => ({
    customer_id,
    tokens: archiveTokens(archive),
  }));
  await Promise.all([
    act.db.run(sql('insert_numbers'), { numbers, customer_ids: ids, at: act.at }),
    act.db.run(sql('insert_customers'), columnsOf(customers)),
    ...insertSteps(act, archives),
    recordManyReceipts(
      act,
      archives.map(({ customer_id, receipts }) => ({ customer_id, ...receipts })),
    ),
    writeTokens(act.db, tokens),
  ]);
  for (const id of ids) act.touch(id);
  return numbered;
}

function rowOf(
  it: NewArchive,
  { key, key_slot }: { key: Buffer; key_slot: number },
  number: string,
) {
  const { archive, receipts, counters, customer_id } = it;
  const profile = Object.fromEntries(
    Object.keys(Profile.shape).map((name) => [
      name,
      archive.profile[name as keyof Profile] ?? null,
    ]),
  );
  return {
    customer_id,
    number,
    kind: archive.kind,
    company_id: it.company_id,
    project_id: it.project_id,
    team_id: it.team_id,
    owner_id: it.owner_id,
    state: it.state,
    lawful_for: lawfulOf(receipts).join(','),
    intake_channel: archive.intake_channel,
    awareness_channel: archive.awareness_channel ?? null,
    intent_grade: archive.intent_grade ?? null,
    is_scouting: it.is_scouting,
    entered_by: it.entered_by,
    visit_count: counters?.visit_count ?? 0,
    call_count: counters?.call_count ?? 0,
    first_visit_on: archive.first_visit_on ?? null,
    last_contact_at: counters?.last_contact_at ?? null,
    next_contact_on: counters?.next_contact_on ?? null,
    ...profile,
    ...sealArchive(archive, { customer_id, key, version: 1 }),
    key_slot,
    created_at: it.created_at,
    updated_at: counters?.updated_at ?? it.created_at,
    import_batch_id: it.batch_id,
  };
}

/** A basis still to be confirmed covers nothing (G-25). */
const lawfulOf = ({ given }: ManyGiven): string[] =>
  [...new Set(given.filter((it) => it.basis !== 'to_be_confirmed').map((it) => it.purpose))].sort();

function insertSteps(act: Act, archives: readonly NewArchive[]): Promise<number>[] {
  const at = (it: NewArchive) => it.created_at;
  const owned = archives.filter((it) => it.owner_id !== null);
  const insert = (statement: Statement, rows: Rows) =>
    rows.length === 0 ? Promise.resolve(0) : act.db.run(statement, columnsOf(rows));
  return [
    insert(
      sql('insert_assignments'),
      owned.map(({ customer_id, owner_id, team_id, project_id, entered_by, created_at }) => ({
        customer_id,
        assignment_id: newId(),
        owner_id,
        team_id,
        project_id,
        assigned_by: entered_by,
        opened_at: created_at,
      })),
    ),
    insert(
      sql('insert_screenings'),
      archives.map((it) => ({
        customer_id: it.customer_id,
        screening_id: newId(),
        verdict: it.is_scouting ? 'scouting' : 'qualified',
        screened_by: it.entered_by,
        screened_at: at(it),
      })),
    ),
    insert(
      sql('insert_submissions'),
      archives.map((it) => ({
        customer_id: it.customer_id,
        submission_id: newId(),
        batch_id: it.batch_id,
        submitted_by: it.entered_by,
        submitted_at: at(it),
      })),
    ),
    insert(
      sql('insert_events'),
      archives.map((it) => ({
        customer_id: it.customer_id,
        at: at(it),
        event_id: newId(),
        kind: it.event,
        ref: it.batch_id,
        by_id: it.entered_by,
      })),
    ),
  ];
}
