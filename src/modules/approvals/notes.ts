import { Refusal } from '#kernel/refusal';
import { keyUnder, openText, sealText, type Place } from '#modules/vault';
import type { Transaction } from '#platform/database';

interface Signed {
  request_id: string;
  /** The customer or the case whose key seals the notes of this request. */
  sealed_under: string;
}

/** A note is bound to its signature: moved to another one it does not open. */
const placeOf = ({ request_id, sealed_under }: Signed, step_no: number): Place => ({
  table: 'approvals.signature',
  column: `note.${request_id}.${step_no}`,
  owner_id: sealed_under,
});

/** Seals what an approver wrote: it may name the customer, and is to be forgotten with him. */
export async function sealNote(
  db: Transaction,
  request: Signed,
  step_no: number,
  note: string,
): Promise<Buffer> {
  return sealText(await keyUnder(db, request.sealed_under), placeOf(request, step_no), note);
}

/** The notes of a request by step, in clear; those of an erased customer are gone. */
export async function openNotes(
  db: Transaction,
  request: Signed,
  steps: readonly { step_no: number; note: Buffer | null }[],
): Promise<Map<number, string>> {
  const sealed = steps.filter((it) => it.note !== null);
  if (sealed.length === 0) return new Map();
  const key = await keyUnder(db, request.sealed_under).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'vault.key_destroyed') return undefined;
    throw error;
  });
  if (!key) return new Map();
  return new Map(
    sealed.map((it) => [it.step_no, openText(key, placeOf(request, it.step_no), it.note!)]),
  );
}
