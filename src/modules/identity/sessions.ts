import { z } from 'zod';

import type { Act } from '#gate/act';
import { hashToken, randomToken } from '#platform/cipher';
import { newId } from '#platform/identifier';
import { loadSql } from '#platform/sql';

import { refusals, SessionRow, type Method } from './contract.ts';
import { lockPerson, seePerson } from './lock-person.ts';
import { deviceOf } from './rules/device.ts';

const sql = loadSql(import.meta.url);
const done = { done: true as const };

const idleSince = ({ at, terms }: Act) =>
  new Date(at.getTime() - terms.identity.session_idle_minutes * 60_000);

/**
 * Opens a session; only its hash is kept, so that the table signs nobody in. Runs as the door. Of
 * more than one may have at once the oldest end (access/1c, B17).
 */
export async function openSession(
  act: Act,
  person_id: string,
  method: z.infer<typeof Method> = 'password',
): Promise<string> {
  const { at, terms, user_agent } = act;
  const session = randomToken();
  const lasts = terms.identity.session_absolute_hours * 3_600_000;
  const row = {
    ...{ session_id: newId(), session_hash: hashToken(session), person_id, at, method },
    ...deviceOf(user_agent),
    expires_at: new Date(at.getTime() + lasts),
  };
  const most = terms.identity.sessions_at_once;
  await Promise.all([
    act.db.run(sql('lock_sessions'), { person_id }),
    act.db.run(sql('insert_session'), row),
    act.db.run(sql('end_surplus'), { person_id, at, idle_since: idleSince(act), most }),
  ]);
  return session;
}

const Mine = SessionRow.extend({ is_this: z.boolean() });

/** Where I am signed in, this place first. */
export async function listMySessions(act: Act) {
  const { person_id } = act.actor;
  const { at, credential: session_hash = null } = act;
  const asked = { person_id, session_hash, at, idle_since: idleSince(act) };
  return { rows: await act.db.as('kebu_door').many(sql('list_mine'), asked, Mine) };
}

type Chosen = { session_id: string };

export async function endMySession(act: Act, { session_id }: Chosen) {
  const { at, actor } = act;
  const asked = { session_id, person_id: actor.person_id, at };
  const ended = await act.db.as('kebu_door').run(sql('end_mine'), asked);
  if (ended === 0) throw refusals.session_unknown();
  return done;
}

/** Ends every session of mine but the one that asks. */
export async function endMyOtherSessions(act: Act) {
  return { ended_count: await endOthers(act) };
}

/** Whoever knew what was changed is out: all sessions but the one that asks end (V7.4.3, B07). */
export function endOthers({ db, actor, at, credential = undefined }: Act): Promise<number> {
  const session_hash = credential ?? null;
  const asked = { person_id: actor.person_id, session_hash, at };
  return db.as('kebu_door').run(sql('end_others'), asked);
}

type One = { person_id: string };

/** Where a colleague is signed in, for who administers his account. */
export async function listSessions(act: Act, { person_id }: One) {
  await seePerson(act, person_id);
  const asked = { person_id, at: act.at, idle_since: idleSince(act) };
  return { rows: await act.db.many(sql('list_of'), asked, SessionRow) };
}

export async function endSession(act: Act, { person_id, session_id }: One & Chosen) {
  await lockPerson(act, person_id);
  act.note({ person_id });
  const ended = await act.db.run(sql('end_one'), { person_id, session_id, at: act.at });
  if (ended === 0) throw refusals.session_unknown();
  return done;
}

export async function endSessions(act: Act, { person_id }: One) {
  await lockPerson(act, person_id);
  return { ended_count: await act.db.run(sql('end_all'), { person_id, at: act.at }) };
}
