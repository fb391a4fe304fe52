import type { z } from 'zod';

import type { Act } from '#gate/act';
import { refuseIf } from '#kernel/refusal';
import { loadSql } from '#platform/sql';

import { bindingOf } from './bindings.ts';
import { refusals, type contract } from './contract.ts';
import { close, lockAndLook, refuseStrangers, type Request } from './request-state.ts';
import { cannotWithdraw } from './rules/deciding.ts';

const sql = loadSql(import.meta.url);

/** The requester takes his request back; what waited for it is told in the same transaction. */
export async function withdraw(
  act: Act,
  { request_id }: z.output<typeof contract.withdraw.input>,
): Promise<z.input<typeof contract.withdraw.output>> {
  const request = await lockAndLook(act, request_id);
  refuseStrangers(act, request);
  refuseIf(cannotWithdraw(request, act.actor));

  await insertWithdrawal(act, request);
  act.cite(request.clause);
  act.note({ request_id, kind: request.kind });
  await bindingOf(request.kind).withdrawn?.(act, request);
  const { signed_count, step_count } = request;
  return { request_id, outcome: 'withdrawn', signed_count, step_count };
}

/**
 * Closes an open request because what it was about is gone: an archive voided, a batch undone. The
 * caller answers for who may do that. Refused when it is already decided (409): lock the thing
 * itself after this, in the order decisions do.
 */
export async function withdrawApproval(act: Act, request_id: string): Promise<void> {
  const request = await lockAndLook(act, request_id);
  const { outcome, clause } = request;
  if (outcome !== 'open') throw refusals.already_closed({ outcome }, clause);
  await insertWithdrawal(act, request);
}

async function insertWithdrawal(act: Act, { request_id, company_id }: Request): Promise<void> {
  await act.db.run(sql('insert_withdrawal'), {
    request_id,
    company_id,
    withdrawn_by: act.actor.person_id,
    withdrawn_at: act.at,
  });
  await close(act, request_id);
}
