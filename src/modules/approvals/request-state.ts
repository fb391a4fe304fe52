import { z } from 'zod';

import type { Act } from '#gate/act';
import { loadSql } from '#platform/sql';

import { RequestRow, RequestStep, refusals } from './contract.ts';
import { isParty } from './rules/deciding.ts';

const sql = loadSql(import.meta.url);

const Line = RequestRow.extend({ sealed_under: z.uuid(), company_id: z.uuid() });

const Step = RequestStep.omit({ note: true }).extend({
  unit_path: z.array(z.uuid()),
  signed_by: z.uuid().nullable(),
  on_behalf_of: z.uuid().nullable(),
  note: z.instanceof(Buffer).nullable(),
});

/** A request with its chain, as rules and screens look at it. */
const Request = Line.extend({ steps: z.array(Step).min(1) });
export type Request = z.output<typeof Request>;

/** Looks at a request of the actor's company; undefined when there is none. */
export async function lookAt(act: Act, request_id: string): Promise<Request | undefined> {
  const [line, steps] = await Promise.all([
    act.db.maybeOne(sql('read_request'), { request_id }, Line),
    act.db.many(sql('list_steps'), { request_id }, Step),
  ]);
  return line && { ...line, steps };
}

/** Locks a request until the transaction ends, then looks: what is seen cannot change any more. */
export async function lockAndLook(act: Act, request_id: string): Promise<Request> {
  await act.db.run(sql('lock_request'), { request_id });
  const request = await lookAt(act, request_id);
  if (!request) throw refusals.request_unknown();
  return request;
}

/**
 * Refuses as unknown (404) what the actor is no party to and what his scope does not reach: a
 * project's or a company's reader sees its requests, others do not learn that they exist.
 */
export function refuseStrangers({ actor, scope, reach }: Act, request: Request): void {
  const { project_id, company_id } = request;
  const isReached =
    (scope === 'project' && project_id !== null && reach.includes(project_id)) ||
    (scope === 'company' && reach.includes(company_id));
  if (!isReached && !isParty(request, actor)) throw refusals.request_unknown();
}

/** Takes a request out of the inbox: the projection of its last signature or withdrawal. */
export async function close(act: Act, request_id: string): Promise<void> {
  await act.db.run(sql('close_request'), { request_id, closed_at: act.at });
}
