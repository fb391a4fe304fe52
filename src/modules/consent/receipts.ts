import { z } from 'zod';

import type { Act } from '#gate/act';
import { refuseIf, type Refusal } from '#kernel/refusal';
import { newId } from '#platform/identifier';
import { loadSql } from '#platform/sql';
import { sealText } from '#modules/vault';

import { Basis, ConsentEvent, Notice, Purpose, refusals, type Given } from './contract.ts';
import { cannotGive } from './rules/given.ts';
import { lawfulPurposes } from './rules/standing.ts';

const sql = loadSql(import.meta.url);

export const purposesInForce = (act: Act): Promise<Purpose[]> =>
  act.db.many(sql('list_purposes'), {}, Purpose);

/** The version of a notice in force at the moment of the act, or undefined before the first. */
export const noticeInForce = (act: Act, code: string): Promise<Notice | undefined> =>
  act.db.maybeOne(sql('read_notice_in_force'), { code, at: act.at }, Notice);

/** A version of a notice, as it was shown to somebody then; without one, the notice in force. */
export async function noticeOf(
  act: Act,
  code: string,
  version: number | undefined,
): Promise<Notice> {
  const asked = { code, version: version ?? null, at: act.at };
  const notice = await act.db.maybeOne(sql('read_notice_version'), asked, Notice);
  if (!notice) throw refusals.notice_unknown();
  return notice;
}

/** What a door hands in: which notice was shown, through which channel, and what was given. */
export interface Giving {
  notice_code: string;
  /** The version that was shown, when it was shown earlier; else the one in force. */
  notice_version?: number | undefined;
  channel: string;
  given: readonly Given[];
}

/**
 * Takes receipts for an opened customer: immutable rows with the notice version that was shown, the
 * channel, the proof and who took it (R-B2). Answers the purposes that are lawful from now on.
 */
export async function recordReceipts(
  act: Act,
  customer_id: string,
  key: Buffer,
  giving: Giving,
): Promise<string[]> {
  const examined = await examineGiving(act, giving);
  refuseIf(examined.reason);
  insertReceipts(act, customer_id, key, examined);
  return lawfulFor(act, customer_id);
}

/** What a door hands in, beside the notice that is in force and why it cannot be taken so. */
export interface Examined extends Giving {
  notice: Notice | undefined;
  reason: Refusal | undefined;
  /** What is lawful for whom nothing was given or withdrawn before. */
  lawful_for: string[];
}

export async function examineGiving(act: Act, giving: Giving): Promise<Examined> {
  const [purposes, notice] = await Promise.all([
    purposesInForce(act),
    giving.notice_version === undefined
      ? noticeInForce(act, giving.notice_code)
      : noticeOf(act, giving.notice_code, giving.notice_version),
  ]);
  const facts = giving.given.map(({ purpose, basis }) => ({ purpose, basis, at: act.at }));
  const reason = cannotGive(giving.given, purposes, notice);
  return { ...giving, notice, reason, lawful_for: lawfulPurposes(facts) };
}

/** Writes the receipts of what was examined and may be taken. */
export function insertReceipts(
  act: Act,
  customer_id: string,
  key: Buffer,
  { channel, given, notice }: Examined,
): void {
  const place = { table: 'consent.receipt', column: 'evidence', owner_id: customer_id };
  act.db.lastly(sql('insert_receipts'), {
    customer_id,
    receipt_ids: given.map(() => newId()),
    purposes: given.map((it) => it.purpose),
    bases: given.map((it) => it.basis),
    evidence_kinds: given.map((it) => it.evidence_kind),
    evidences: given.map((it) => (it.evidence ? sealText(key, place, it.evidence) : null)),
    notice_code: notice?.code ?? null,
    notice_version: notice?.version ?? null,
    channel,
    at: act.at,
    taken_by: act.actor.person_id,
  });
}

/** Records a withdrawal; as easy as giving, and never overwritten. Answers what stays lawful. */
export async function recordWithdrawal(
  act: Act,
  customer_id: string,
  { purpose, channel }: { purpose: string; channel: string },
): Promise<string[]> {
  const withdrawal_id = newId();
  const { at } = act;
  const recorded_by = act.actor.person_id;
  const row = { customer_id, withdrawal_id, purpose, channel, at, recorded_by };
  const count = await act.db.run(sql('insert_withdrawal'), row);
  if (count === 0) throw refusals.purpose_unknown({ purpose });
  return lawfulFor(act, customer_id);
}

const FactRow = z.object({ purpose: z.string(), at: z.date(), basis: Basis.nullable() });

/** The purposes a lawful basis covers now, read from the receipts and withdrawals themselves. */
export async function lawfulFor(act: Act, customer_id: string): Promise<string[]> {
  const facts = await act.db.many(sql('list_facts'), { customer_id }, FactRow);
  return lawfulPurposes(facts.map((it) => ({ ...it, basis: it.basis ?? undefined })));
}

/** Everything given and withdrawn by an opened customer, newest first. */
export const consentEvents = (act: Act, customer_id: string): Promise<ConsentEvent[]> =>
  act.db.many(sql('list_events'), { customer_id }, ConsentEvent);

/** What one of many customers gave, before he was a customer here. */
export interface ManyGiven {
  notice: { code: string; version: number } | null;
  channel: string;
  given: readonly Omit<Given, 'evidence'>[];
  given_at: Date;
  taken_by: string | null;
}

/**
 * Writes the receipts of many customers in one statement, for imports and the demo. A consent
 * without a notice is not a consent: callers state `to_be_confirmed` instead.
 */
export async function recordManyReceipts(
  act: Act,
  customers: readonly (ManyGiven & { customer_id: string })[],
): Promise<void> {
  const rows = customers.flatMap((customer) =>
    customer.given.map((given) => ({ ...customer, ...given })),
  );
  const named = rows.map(({ basis, notice }) => (basis === 'consent' ? notice : null));
  await act.db.run(sql('insert_many'), {
    customer_ids: rows.map((it) => it.customer_id),
    receipt_ids: rows.map(() => newId()),
    purposes: rows.map((it) => it.purpose),
    bases: rows.map((it) => it.basis),
    notice_codes: named.map((it) => it?.code ?? null),
    notice_versions: named.map((it) => it?.version ?? null),
    channels: rows.map((it) => it.channel),
    evidence_kinds: rows.map((it) => it.evidence_kind),
    given_ats: rows.map((it) => it.given_at),
    taken_bys: rows.map((it) => it.taken_by),
  });
}
