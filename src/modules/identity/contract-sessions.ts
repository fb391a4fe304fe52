import { z } from 'zod';

import { endpoint } from '#kernel/endpoint';

import { Done } from './contract-account.ts';

/** How somebody came in. */
export const Method = z.enum(['password', 'passkey', 'company', 'set_up', 'link']);

/** A place where somebody is signed in. */
export const SessionRow = z.object({
  session_id: z.uuid(),
  browser: z.string(),
  system: z.string(),
  method: Method,
  created_at: z.coerce.date(),
  last_seen_at: z.coerce.date(),
});
export type SessionRow = z.infer<typeof SessionRow>;

const One = z.object({ person_id: z.uuid() });
const Session = z.object({ session_id: z.uuid() });
const Ended = z.object({ ended_count: z.int() });

/** Where one is signed in, and the way to end it; for oneself and for who administers. */
export const sessionEndpoints = {
  listMySessions: endpoint({
    id: 'identity.list-my-sessions',
    method: 'GET',
    path: '/identity/me/sessions',
    personal: true,
    input: z.object({}),
    output: z.object({ rows: z.array(SessionRow.extend({ is_this: z.boolean() })) }),
  }),
  endMySession: endpoint({
    id: 'identity.end-my-session',
    method: 'DELETE',
    path: '/identity/me/sessions/:session_id',
    personal: true,
    input: Session,
    output: Done,
  }),
  endMyOtherSessions: endpoint({
    id: 'identity.end-my-other-sessions',
    method: 'POST',
    path: '/identity/me/sessions/ending',
    personal: true,
    /** Said out loud: the session that asks stays. */
    input: z.object({ but_this: z.literal(true) }),
    output: Ended,
  }),
  listSessions: endpoint({
    id: 'identity.list-sessions',
    method: 'GET',
    path: '/identity/people/:person_id/sessions',
    input: One,
    output: z.object({ rows: z.array(SessionRow) }),
  }),
  endSession: endpoint({
    id: 'identity.end-session',
    method: 'DELETE',
    path: '/identity/people/:person_id/sessions/:session_id',
    input: One.extend(Session.shape),
    output: Done,
  }),
  endSessions: endpoint({
    id: 'identity.end-sessions',
    method: 'POST',
    path: '/identity/people/:person_id/sessions/ending',
    input: One,
    output: Ended,
  }),
};
