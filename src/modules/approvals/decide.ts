import type { z } from 'zod';

import type { Act } from '#gate/act';
import { refuseStale } from '#gate/freshness';
import { refuseIf } from '#kernel/refusal';
import { tell, tellOffice } from '#modules/messages';
import { loadSql } from '#platform/sql';

import { bindingOf } from './bindings.ts';
import type { contract } from './contract.ts';
import { sealNote } from './notes.ts';
import { close, lockAndLook, refuseStrangers, type Request } from './request-state.ts';
import { cannotDecide, cannotState, decidingOffice } from './rules/deciding.ts';

const sql = loadSql(import.meta.url);

type Input = z.output<typeof contract.decide.input>;

/**
 * 审批: signs the step that waits. The last signature, a return or a refusal closes the request and
 * applies it through its binding in this same transaction: applied, or not signed at all.
 */
export async function decide(
  act: Act,
  input: Input,
): Promise<z.input<typeof contract.decide.output>> {
  const request = await lockAndLook(act, input.request_id);
  refuseStrangers(act, request);
  refuseIf(cannotState(input.decision, input));
  refuseIf(cannotDecide(request, act.actor));

  const step_no = request.signed_count + 1;
  await sign(act, request, step_no, input);
  act.cite(request.clause);
  act.note({ request_id: request.request_id, kind: request.kind, step_no });
  act.note({ decision: input.decision });

  const isLast = step_no === request.step_count || input.decision !== 'approved';
  if (isLast) {
    await close(act, request.request_id);
    await apply(act, request, input);
    const facts = { outcome: input.decision, request_kind: request.kind };
    const news = { kind: 'approval_decided' as const, about_id: request.request_id, facts };
    await tell(act, request.requested_by, news);
  } else await tellNext(act, request, step_no);
  return {
    request_id: request.request_id,
    outcome: isLast ? input.decision : 'open',
    signed_count: step_no,
    step_count: request.step_count,
  };
}

/** Whoever signs next hears that it waits for him. */
async function tellNext(act: Act, { steps, company_id }: Request, signed_count: number) {
  const { office, unit_path } = steps[signed_count]!;
  await tellOffice(act, { office, unit_id: unit_path[0]!, company_id });
}

async function sign(
  act: Act,
  request: Request,
  step_no: number,
  { decision, reason_code, note }: Input,
): Promise<void> {
  const on_behalf_of = decidingOffice(request, act.actor)?.on_behalf_of;
  if (on_behalf_of !== undefined) act.deputise(on_behalf_of);
  await act.db.run(sql('insert_signature'), {
    request_id: request.request_id,
    company_id: request.company_id,
    step_no,
    decision,
    reason_code: decision === 'approved' ? null : (reason_code ?? null),
    note: note ? await sealNote(act.db, request, note) : null,
    signed_by: act.actor.person_id,
    on_behalf_of: on_behalf_of ?? null,
    signed_at: act.at,
  });
}

async function apply(act: Act, request: Request, { decision, reason_code, note }: Input) {
  const binding = bindingOf(request.kind);
  if (decision !== 'approved') return binding[decision]?.(act, request, { reason_code, note });
  if (binding.is_grave) refuseStale(act);
  return binding.approved(act, request);
}
