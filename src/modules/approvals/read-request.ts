import type { z } from 'zod';

import type { Act } from '#gate/act';
import type { Refusal } from '#kernel/refusal';

import { refusals, type contract, type DecisionReason, type RequestOutcome } from './contract.ts';
import { openNotes } from './notes.ts';
import { lookAt, refuseStrangers } from './request-state.ts';
import { cannotDecide, cannotWithdraw } from './rules/deciding.ts';

const spoken = (refusal: Refusal | undefined) =>
  refusal ? { code: refusal.code, facts: refusal.facts, clause: refusal.clause ?? null } : null;

/** A request with its chain, signatures and opened notes, and what the reader may do with it. */
export async function readRequest(
  act: Act,
  { request_id }: z.output<typeof contract.readRequest.input>,
): Promise<z.input<typeof contract.readRequest.output>> {
  const request = await lookAt(act, request_id);
  if (!request) throw refusals.request_unknown();
  refuseStrangers(act, request);

  act.cite(request.clause);
  act.note({ request_id, kind: request.kind });
  const notes = await openNotes(act.db, request, request.steps);
  return {
    ...request,
    steps: request.steps.map((it) => ({ ...it, note: notes.get(it.step_no) ?? null })),
    cannot_decide: spoken(cannotDecide(request, act.actor)),
    cannot_withdraw: spoken(cannotWithdraw(request, act.actor)),
  };
}

/** How a request ended, for the page of what it was about. */
export interface Verdict {
  request_id: string;
  outcome: RequestOutcome;
  reason_code: DecisionReason | null;
  note: string | null;
}

/**
 * How a request stands or ended and why, its note opened: "returned: incomplete, the phone …". The
 * caller has made sure that the reader may see what it is about. Undefined when there is none.
 */
export async function verdictOf(act: Act, request_id: string): Promise<Verdict | undefined> {
  const request = await lookAt(act, request_id);
  if (!request) return undefined;
  const last = request.steps.findLast((it) => it.decision !== null);
  const notes = await openNotes(act.db, request, last ? [last] : []);
  return {
    request_id,
    outcome: request.outcome,
    reason_code: last?.reason_code ?? null,
    note: (last && notes.get(last.step_no)) ?? null,
  };
}
