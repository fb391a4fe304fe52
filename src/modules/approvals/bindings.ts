import type { Act } from '#gate/act';
import type { Facts } from '#kernel/refusal';

import type { DecisionReason } from './contract.ts';

/** A request as the module that asked gets it back. */
export interface DecidedRequest {
  request_id: string;
  kind: string;
  about_id: string;
  sealed_under: string;
  company_id: string;
  project_id: string | null;
  requested_by: string;
  requested_at: Date;
  clause: string;
  facts: Facts;
}

/** Why it was returned or declined, in codes and, if the approver wrote one, in words. */
export interface Grounds {
  reason_code: DecisionReason | undefined;
  note: string | undefined;
}

/**
 * What becomes of a kind of request. Each runs in the transaction of the signature that closes it,
 * as the person who signed and in his scope: throwing there undoes the signature as well.
 */
export interface Binding {
  /** True when approving it lets many in or out: the last signature asks who signs (access/1g). */
  is_grave?: boolean;
  approved(act: Act, request: DecidedRequest): Promise<void>;
  returned?(act: Act, request: DecidedRequest, grounds: Grounds): Promise<void>;
  declined?(act: Act, request: DecidedRequest, grounds: Grounds): Promise<void>;
  /** The requester took it back in the inbox. */
  withdrawn?(act: Act, request: DecidedRequest): Promise<void>;
}

let bindings: Readonly<Record<string, Binding>> = {};

/** Binds the kinds of requests to what they apply; done once, in the composition root. */
export function configureApprovals(map: Readonly<Record<string, Binding>>): void {
  bindings = map;
}

/** What applies a kind. A kind nobody bound is a defect: it could be asked and never be decided. */
export function bindingOf(kind: string): Binding {
  const binding = bindings[kind];
  if (binding === undefined) throw new Error(`nothing is bound to requests of ${kind}`);
  return binding;
}
