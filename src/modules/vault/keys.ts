import { z } from 'zod';

import { defineRefusals } from '#kernel/refusal';
import type { Transaction } from '#platform/database';
import type { Keystore } from '#platform/keystore';
import { loadSql } from '#platform/sql';

import { forgetOpened } from './seals.ts';

const sql = loadSql(import.meta.url);

export const refusals = defineRefusals('vault', {
  /** The process runs without the master key: nothing that names a person can be read or written. */
  sealed: 'sealed',
  key_destroyed: 'missing',
  /** A client's id for a new record is that of a record it cannot see. */
  id_taken: 'conflict',
});

const Slot = z.object({ key_slot: z.coerce.number() });

let keystore: Keystore | undefined;

/** Hands the vault its keystore; undefined is a sealed start. */
export function useKeystore(opened: Keystore | undefined): void {
  keystore = opened;
  forgetOpened();
}

function opened(): Keystore {
  if (!keystore) throw refusals.sealed();
  return keystore;
}

/** True while the master key is absent: identity can be neither read nor written. */
export function isSealed(): boolean {
  return keystore === undefined;
}

/** Takes turns with whoever sends the same id of a client's making; until the act is through. */
export const lockId = (db: Transaction, id: string): Promise<number> =>
  db.run(sql('lock_id'), { id });

/**
 * Makes a key for each customer. The keystore's mirrors are synced before this returns, so before
 * the database commits: an orphan key is harmless, a customer without a key would be lost. Ids may
 * come from a client: one that is taken is refused.
 */
export async function createSubjects(
  db: Transaction,
  customer_ids: readonly string[],
  at: Date,
): Promise<Map<string, { key: Buffer; key_slot: number }>> {
  const made = await opened().create(customer_ids.length);
  const key_slots = made.map((it) => it.slot);
  const count = await db.run(sql('insert_subjects'), { customer_ids, key_slots, at });
  if (count !== customer_ids.length) throw refusals.id_taken();
  return new Map(
    customer_ids.map((id, at) => [id, { key: made[at]!.key, key_slot: key_slots[at]! }]),
  );
}

/** Makes a key for personal data that has no customer yet: a register line, an uploaded workbook. */
export async function createCase(db: Transaction, case_id: string, at: Date): Promise<Buffer> {
  const [made] = await opened().create(1);
  const count = await db.run(sql('insert_case'), { case_id, key_slot: made!.slot, at });
  if (count !== 1) throw refusals.id_taken();
  return made!.key;
}

/** Keys for many cases at once. */
export async function createCases(
  db: Transaction,
  case_ids: readonly string[],
  at: Date,
): Promise<Map<string, Buffer>> {
  const made = await opened().create(case_ids.length);
  const key_slots = made.map((it) => it.slot);
  await db.run(sql('insert_cases'), { case_ids, key_slots, at });
  return new Map(case_ids.map((id, index) => [id, made[index]!.key]));
}

export async function subjectKey(db: Transaction, customer_id: string): Promise<Buffer> {
  const slot = await db.maybeOne(sql('read_subject_slot'), { customer_id }, Slot);
  if (!slot) throw refusals.key_destroyed();
  return opened().read(slot.key_slot);
}

export async function caseKey(db: Transaction, case_id: string): Promise<Buffer> {
  const slot = await db.maybeOne(sql('read_case_slot'), { case_id }, Slot);
  if (!slot) throw refusals.key_destroyed();
  return opened().read(slot.key_slot);
}

/**
 * Destroys the key of a case, on every mirror in order: what was sealed under it opens no more, in
 * no backup either. It cannot be undone, so nothing that may still be refused comes after it in its
 * act; doing it twice does no harm.
 */
export async function destroyCase(
  db: Transaction,
  case_id: string,
  at: Date,
): Promise<{ mirrors_wiped: number }> {
  const { key_slot } = await db.one(sql('destroy_case'), { case_id, at }, Slot);
  try {
    return await opened().destroy(key_slot);
  } finally {
    forgetOpened();
  }
}

const SlotOf = Slot.extend({ customer_id: z.uuid() });

/** The keys of many customers in one look; those whose key is destroyed are left out. */
export async function subjectKeys(
  db: Transaction,
  customer_ids: readonly string[],
): Promise<Map<string, Buffer>> {
  const rows = await db.many(sql('list_subject_slots'), { customer_ids }, SlotOf);
  const keys = opened().readMany(rows.map((it) => it.key_slot));
  return new Map(rows.map(({ customer_id }, at) => [customer_id, keys[at]!]));
}

/** The key of a customer, or of a case: whichever the id belongs to. */
export async function keyUnder(db: Transaction, id: string): Promise<Buffer> {
  const slot =
    (await db.maybeOne(sql('read_subject_slot'), { customer_id: id }, Slot)) ??
    (await db.maybeOne(sql('read_case_slot'), { case_id: id }, Slot));
  if (!slot) throw refusals.key_destroyed();
  return opened().read(slot.key_slot);
}

/** Keys of a page of rows whose statement joined `vault.subject`; each keystore page is opened once. */
export function keysAt(slots: readonly number[]): Buffer[] {
  return opened().readMany([...slots]);
}
