import { Refusal } from '#kernel/refusal';
import { keyUnder, openText, sealText, type Place } from '#modules/vault';
import type { Transaction } from '#platform/database';

interface Signed {
  request_id: string;
  /** The customer or the case whose key seals the notes of this request. */
  sealed_under: string;
}

/** A note is bound to its request: moved to another one it does not open. */
const placeOf = (request_id: string): Place => ({
  table: 'approvals.signature',
  column: 'note',
  owner_id: request_id,
});

/** Seals what an approver wrote: it may name the customer, and is to be forgotten with him. */
export async function sealNote(db: Transaction, request: Signed, note: string): Promise<Buffer> {
  return sealText(await keyUnder(db, request.sealed_under), placeOf(request.request_id), note);
}

/** Opens one approver's note with the key its request is sealed under. */
export const openNote = (key: Buffer, request_id: string, note: Buffer): string =>
  openText(key, placeOf(request_id), note);

/** The notes of a request by step, in clear; those of an erased customer are gone. */
export async function openNotes(
  db: Transaction,
  { request_id, sealed_under }: Signed,
  steps: readonly { step_no: number; note: Buffer | null }[],
): Promise<Map<number, string>> {
  const sealed = steps.filter((it) => it.note !== null);
  if (sealed.length === 0) return new Map();
  const key = await keyUnder(db, sealed_under).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'vault.key_destroyed') return undefined;
    throw error;
  });
  if (!key) return new Map();
  return new Map(sealed.map((it) => [it.step_no, openNote(key, request_id, it.note!)]));
}
