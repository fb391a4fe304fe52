import type { Context } from 'hono';

import { Refusal, statusOf } from '#kernel/refusal';
import { Outage, type OutageReason } from '#platform/database';
import { log } from '#platform/log';

/** What is told of an outage: whether it was done, and what helps, differ. */
const outages = {
  unavailable: ['http.outage', 503],
  outcome_unknown: ['http.outcome_unknown', 503],
  disk_full: ['http.disk_full', 507],
  damaged: ['http.damaged', 503],
} as const satisfies Record<OutageReason, readonly [string, number]>;

/** The three kinds of error, as the wire shows them: a refusal explains, a defect names its incident. */
export function replyOf(context: Context, error: unknown, request_id: string): Response {
  if (error instanceof Refusal) {
    const { code, facts, clause, fields } = error;
    if (error.kind === 'too_many') context.header('retry-after', String(facts.seconds ?? 60));
    // Of what is too large the rest is let run into the sand, or the line would be cut before the
    // answer is read; who dribbles is hung up on.
    if (error.kind === 'too_slow') context.header('connection', 'close');
    const body = fields.length > 0 ? { code, facts, clause, fields } : { code, facts, clause };
    return context.json(body, statusOf[error.kind] as 400);
  }
  if (error instanceof Outage) {
    log.warn('http.outage', { request_id, error });
    const [code, status] = outages[error.reason];
    context.header('retry-after', '5');
    return context.json({ code, facts: {} }, status);
  }
  log.error('http.defect', { request_id, error });
  return context.json({ code: 'http.defect', facts: { incident: request_id } }, 500);
}
