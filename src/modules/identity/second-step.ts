import type { z } from 'zod';

import { inRole, type Act } from '#gate/act';

import { refusals, type contract, type Factor, type Method as Ways } from './contract.ts';
import { factorsOf, secondStepsOf } from './factors.ts';
import { clearGuesses, countGuesses } from './guesses.ts';
import { useRecoveryCode } from './recovery-codes.ts';
import { openSession } from './sessions.ts';
import { openStep, readStep, useStep } from './steps.ts';
import { useTotp } from './totp.ts';

type Method = z.infer<typeof Ways>;

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
