import { z } from 'zod';

import { inRole, type Act } from '#gate/act';
import { hashToken, randomToken } from '#platform/cipher';
import { loadSql } from '#platform/sql';

import { Method, refusals, type contract, type Factor } from './contract.ts';
import { factorsOf, secondStepsOf } from './factors.ts';
import { clearGuesses, countGuesses } from './guesses.ts';
import { useRecoveryCode } from './recovery-codes.ts';
import { openSession } from './sessions.ts';
import { useTotp } from './totp.ts';

const sql = loadSql(import.meta.url);
const STEP_MINUTES = 5;

const Step = z.object({ person_id: z.uuid().nullable(), method: Method.nullable() });
type Method = z.infer<typeof Method>;
type Kind = 'second_factor' | 'passkey' | 'new_passkey' | 'company';

/** Begins something at the door that is finished with a ticket, once, within minutes. */
export async function openStep(
  act: Act,
  {
    kind,
    person_id = null,
    method = null,
    ticket = randomToken(),
  }: {
    kind: Kind;
    person_id?: string | null;
    method?: Method | null;
    ticket?: string;
  },
): Promise<string> {
  const { at } = act;
  const expires_at = new Date(at.getTime() + STEP_MINUTES * 60_000);
  const row = { step_hash: hashToken(ticket), kind, person_id, method, at, expires_at };
  await act.db.run(sql('forget_steps'), { at });
  await act.db.run(sql('insert_step'), row);
  return ticket;
}

/** What a ticket stands for, while it does; undefined when it is none, was used, or is too old. */
export function readStep(act: Act, kind: Kind, ticket: string) {
  const asked = { step_hash: hashToken(ticket), kind, at: act.at };
  return act.db.maybeOne(sql('read_step'), asked, Step);
}

/** Uses a ticket up. Of two who come with it at once, one is refused. */
export async function useStep(act: Act, kind: Kind, ticket: string): Promise<void> {
  const asked = { step_hash: hashToken(ticket), kind, at: act.at };
  if ((await act.db.run(sql('use_step'), asked)) !== 1) throw refusals.step_unknown();
}

/** What the first step of a sign-in leads to: a session, or the second step. */
export interface Entered {
  set_session?: string | undefined;
  step?: { ticket: string; factors: Factor[] } | undefined;
}

/** Lets somebody in whose first step was right, or asks him for the second. Runs as the door. */
export async function enter(act: Act, person_id: string, method: Method): Promise<Entered> {
  act.note({ person_id });
  const factors = secondStepsOf(await factorsOf(act.db, person_id));
  if (factors.length === 0) return { set_session: await openSession(act, person_id, method) };
  const ticket = await openStep(act, { kind: 'second_factor', person_id, method });
  return { step: { ticket, factors } };
}

/**
 * The second step of a sign-in: a code of the app or a recovery code. Wrong ones are counted; six
 * lock the step for its owner's name, whoever brings the ticket (access/1e, B11).
 */
export async function finishSignIn(
  act: Act,
  { ticket, code }: z.output<typeof contract.finishSignIn.input>,
) {
  const door = inRole(act, 'kebu_door');
  const step = await readStep(door, 'second_factor', ticket);
  if (!step?.person_id) throw refusals.step_unknown();
  const { person_id, method } = step;
  await useCode(door, person_id, code);
  await useStep(door, 'second_factor', ticket);
  act.note({ person_id });
  return { set_session: await openSession(door, person_id, method ?? 'password') };
}

/** Uses up a code of the app or on paper, or refuses. Runs as the door. */
export async function useCode(act: Act, person_id: string, code: string): Promise<void> {
  await countGuesses(act, 'second', person_id);
  const isRight = /^\d+$/.test(code)
    ? await useTotp(act, person_id, code)
    : await useRecoveryCode(act, person_id, code);
  if (!isRight) throw refusals.code_wrong({}, 'access/1e');
  await clearGuesses(act, 'second', person_id);
}
