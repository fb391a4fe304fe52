import type { Office } from '#contract/identity';
import type { Act } from '#gate/act';
import type { Facts } from '#kernel/refusal';
import { tellOffice } from '#modules/messages';
import { regimeVersion } from '#modules/policy';
import { newId } from '#platform/identifier';
import { loadSql } from '#platform/sql';
import { personalFact } from '#rules/audit';

import { refusals } from './contract.ts';

const sql = loadSql(import.meta.url);

/** What a module asks to be decided. */
export interface Asking {
  /** `module.what`, bound in the composition root. */
  kind: string;
  about_id: string;
  /** Whose key seals the approvers' notes: the customer, or the case of a batch. */
  sealed_under: string;
  company_id: string;
  project_id: string | null;
  /** Who signs, in order: computed from the terms by the caller, and frozen with the request. */
  chain: readonly { office: Office; unit_id: string }[];
  clause: string;
  /** Ids, codes and counts that help to decide. */
  facts: Facts;
}

/**
 * Puts a request before its chain of offices, in the caller's transaction; answers its id.
 *
 * One thing waits for one decision of a kind at a time: asking twice is refused
 * (`approvals.already_requested`, 409). The requester is the act's person, who can never sign.
 */
export async function requestApproval(act: Act, asking: Asking): Promise<string> {
  const { kind, about_id, chain, facts, clause, ...place } = asking;
  if (chain.length === 0) throw new Error(`${kind}: a request needs somebody to decide it`);
  const personal = personalFact(facts);
  if (personal !== undefined) throw new Error(`${kind}: the fact ${personal} is not a code`);

  act.db.lastly(sql('lock_subject'), { kind, about_id });
  const request_id = newId();
  const asked = await act.db.run(sql('insert_request'), {
    ...place,
    request_id,
    kind,
    about_id,
    clause,
    facts,
    requested_by: act.actor.person_id,
    requested_at: act.at,
    regime_version: regimeVersion(clause),
    offices: chain.map((it) => it.office),
    unit_ids: chain.map((it) => it.unit_id),
  });
  if (asked === 0) throw refusals.already_requested({}, clause);
  await tellOffice(act, { ...chain[0]!, company_id: place.company_id });
  return request_id;
}
