import type { Refusal } from '#kernel/refusal';

import { refusals, type Decision, type DecisionReason, type RequestOutcome } from '../contract.ts';

/** An office held today, as oneself or as somebody's deputy. */
export interface Holding {
  office: string;
  unit_id: string;
  /** The person deputised for. */
  on_behalf_of: string | undefined;
}

export interface Person {
  person_id: string;
  offices: readonly Holding[];
}

export interface Step {
  office: string;
  /** The step's unit and every unit above it: an office of the company covers its projects. */
  unit_path: readonly string[];
  signed_by: string | null;
  on_behalf_of: string | null;
}

/** A request as the rules look at it: who asked, where it stands, its chain in order. */
export interface RequestState {
  requested_by: string;
  outcome: RequestOutcome;
  clause: string;
  steps: readonly Step[];
}

const covers = (step: Step, { office, unit_id }: Holding) =>
  office === step.office && step.unit_path.includes(unit_id);

/** The step that waits: the first without a signature. */
function waitingStep({ steps }: RequestState): Step | undefined {
  return steps.find((it) => it.signed_by === null);
}

/** Everybody whose hand is in the signatures so far: who signed, and for whom. */
function signersOf({ steps }: RequestState): Set<string> {
  const people = steps.flatMap((it) => [it.signed_by, it.on_behalf_of]);
  return new Set(people.filter((it) => it !== null));
}

/** Why this hand, the person's own or the one he deputises for, may not sign; F09. */
function cannotLend(request: RequestState, person_id: string): Refusal | undefined {
  if (person_id === request.requested_by) return refusals.own_request({}, 'access/2c');
  return signersOf(request).has(person_id) ? refusals.signed_before({}, 'access/2c') : undefined;
}

function holdingsFor(request: RequestState, person: Person): Holding[] {
  const step = waitingStep(request);
  const held = step ? person.offices.filter((it) => covers(step, it)) : [];
  // His own office before one he only stands in for.
  return held.toSorted(
    (a, b) => Number(a.on_behalf_of !== undefined) - Number(b.on_behalf_of !== undefined),
  );
}

/** The office with which this person would sign the step that waits, or undefined. */
export function decidingOffice(request: RequestState, person: Person): Holding | undefined {
  return holdingsFor(request, person).find(
    ({ on_behalf_of }) => on_behalf_of === undefined || !cannotLend(request, on_behalf_of),
  );
}

/**
 * Why this person cannot decide this request now, or undefined if he can (mechanism 3 of the
 * product; access/2c).
 *
 * Never one's own request, and never one person twice in a chain: neither in person, nor by a
 * deputy, nor as the deputy of somebody whose hand is already in it. The office must be the step's,
 * in its unit or in one above. What is closed is decided by nobody.
 */
export function cannotDecide(request: RequestState, person: Person): Refusal | undefined {
  const { outcome, clause } = request;
  if (outcome !== 'open') return refusals.already_closed({ outcome }, clause);
  const barred = cannotLend(request, person.person_id);
  if (barred) return barred;
  if (decidingOffice(request, person)) return undefined;

  const [held] = holdingsFor(request, person);
  if (held?.on_behalf_of !== undefined) return cannotLend(request, held.on_behalf_of);
  return refusals.office_required({ office: waitingStep(request)?.office ?? '' }, clause);
}

/** Why a decision cannot stand as written: a return or a refusal says why (information/3b). */
export function cannotState(
  decision: Decision,
  { reason_code, note }: { reason_code?: DecisionReason | undefined; note?: string | undefined },
): Refusal | undefined {
  if (decision === 'approved') return undefined;
  if (reason_code === undefined) return refusals.reason_required({ decision }, 'information/3b');
  if (reason_code === 'other' && !note)
    return refusals.note_required({ decision }, 'information/3b');
  return undefined;
}

/** Why this person cannot take the request back. */
export function cannotWithdraw(
  { requested_by, outcome, clause }: Omit<RequestState, 'steps'>,
  { person_id }: Pick<Person, 'person_id'>,
): Refusal | undefined {
  if (person_id !== requested_by) return refusals.not_requester({}, clause);
  return outcome === 'open' ? undefined : refusals.already_closed({ outcome }, clause);
}

/** True for whoever asked, signed or may sign any of its steps: others do not learn it exists. */
export function isParty(request: RequestState, { person_id, offices }: Person): boolean {
  if (request.requested_by === person_id || signersOf(request).has(person_id)) return true;
  return request.steps.some((step) => offices.some((it) => covers(step, it)));
}
