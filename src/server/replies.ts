import { Refusal, statusOf } from '#kernel/refusal';
import { Outage, type OutageReason } from '#platform/database';
import { log } from '#platform/log';

import { json } from './headers.ts';

/** What is told of an outage: whether it was done, and what helps, differ. */
const outages = {
  unavailable: ['http.outage', 503],
  outcome_unknown: ['http.outcome_unknown', 503],
  disk_full: ['http.disk_full', 507],
  damaged: ['http.damaged', 503],
} as const satisfies Record<OutageReason, readonly [string, number]>;

/** When to come again. Who dribbles is hung up on; of what is too large the rest runs into the sand. */
function laterOf({ kind, facts }: Refusal): Record<string, string> | undefined {
  if (kind === 'too_many') return { 'retry-after': String(waitOf(facts)) };
  return kind === 'too_slow' ? { connection: 'close' } : undefined;
}

/** Seconds to wait: as they were counted, or the period of what is used up; an hour if none is said. */
const waitOf = ({ seconds, minutes }: Refusal['facts']) =>
  seconds ?? (minutes === undefined ? 3_600 : Number(minutes) * 60);

/** The three kinds of error, as the wire shows them: a refusal explains, a defect names its incident. */
export function replyOf(error: unknown, request_id: string): Response {
  if (error instanceof Refusal) {
    const { code, facts, clause, fields } = error;
    const later = laterOf(error);
    const body = fields.length > 0 ? { code, facts, clause, fields } : { code, facts, clause };
    return json(body, statusOf[error.kind], later);
  }
  if (error instanceof Outage) {
    log.warn('http.outage', { request_id, error });
    const [code, status] = outages[error.reason];
    return json({ code, facts: {} }, status, { 'retry-after': '5' });
  }
  log.error('http.defect', { request_id, error });
  return json({ code: 'http.defect', facts: { incident: request_id } }, 500);
}
