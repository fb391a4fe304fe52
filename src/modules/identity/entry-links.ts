import { z } from 'zod';

import { inRole, type Act } from '#gate/act';
import { refuseIf } from '#kernel/refusal';
import { hashToken, randomToken } from '#platform/cipher';
import { sendJob } from '#platform/jobs';
import { isMailOn } from '#platform/mail';
import { loadSql } from '#platform/sql';

import { refusals, type contract } from './contract.ts';
import { lockPerson } from './lock-person.ts';
import { hashPassword } from './passwords.ts';
import { publicUrl } from './public-url.ts';
import { cannotTakePassword } from './rules/password.ts';
import { signInKey } from './rules/sign-in-key.ts';
import { enter } from './second-step.ts';

const sql = loadSql(import.meta.url);

const Invited = z.object({
  person_id: z.uuid(),
  name: z.string(),
  sign_in_name: z.string(),
  company_name: z.string(),
});

/**
 * A link with which a colleague sets a password of his own: once, within minutes, only its hash
 * kept (access/1f, B15). Those made before end. Its host is the address the operator set, never one
 * a request brought; the secret stands behind `#`, which no server and no log ever sees.
 */
export async function makeLink(act: Act, { person_id }: { person_id: string }) {
  const { is_disabled } = await lockPerson(act, person_id);
  if (is_disabled) throw refusals.already_disabled();
  const { token, expires_at } = await newLink(act, person_id, act.actor.person_id);
  await act.db.run(sql('answer_requests'), { person_id, at: act.at });
  act.note({ person_id });
  act.cite('access/1f');
  const url = publicUrl();
  return { token, url: url === undefined ? null : `${url}/link#${token}`, expires_at };
}

/** A link for one person; the ones made before end. */
async function newLink(act: Act, person_id: string, made_by: string | null) {
  const { at, terms } = act;
  const token = randomToken();
  const expires_at = new Date(at.getTime() + terms.identity.link_minutes * 60_000);
  await act.db.run(sql('end_links'), { person_id, at });
  const link = { link_hash: hashToken(token), person_id, made_by, at, expires_at };
  await act.db.run(sql('insert_link'), link);
  return { token, expires_at };
}

/** The queue of links by mail; whoever knows addresses takes its jobs in hand. */
export const linkQueue = 'identity.mail-link';

/** A link the house makes for whoever asked: the same once, the same minutes. Answers its secret. */
export const linkByMail = async (act: Act, person_id: string): Promise<string> =>
  (await newLink(act, person_id, null)).token;

/** His link left by mail: no administrator needs to see to it. */
export const answerAsked = (act: Act, person_id: string): Promise<number> =>
  act.db.run(sql('answer_by_mail'), { person_id, at: act.at });

async function invitedBy(act: Act, token: string) {
  const asked = { link_hash: hashToken(token), at: act.at };
  const invited = await act.db.maybeOne(sql('read_link'), asked, Invited);
  const minutes = act.terms.identity.link_minutes;
  if (!invited) throw refusals.link_unknown({ minutes }, 'access/1f');
  return invited;
}

/** For whom a link is, so that he sees it is his. */
export async function readLink(act: Act, { token }: { token: string }) {
  const { name, sign_in_name, company_name } = await invitedBy(inRole(act, 'kebu_door'), token);
  return { name, sign_in_name, company_name };
}

/**
 * Sets the password a link is for and lets its owner in, through the second step where he has one:
 * a link is no way around it. All his sessions end (B07).
 */
export async function useLink(
  act: Act,
  { token, password }: z.output<typeof contract.useLink.input>,
) {
  const door = inRole(act, 'kebu_door');
  const invited = await invitedBy(door, token);
  const { person_id } = invited;
  refuseIf(cannotTakePassword(password, invited, act.terms.identity));
  const password_hash = await hashPassword(password);
  const { at } = act;
  const used = await door.db.run(sql('use_link'), { link_hash: hashToken(token), at });
  if (used !== 1) throw refusals.link_unknown({ minutes: act.terms.identity.link_minutes });
  await door.db.run(sql('update_password'), { person_id, password_hash, at });
  await door.db.run(sql('end_sessions'), { person_id, at });
  act.cite('access/1f');
  return enter(door, person_id, 'link');
}

/**
 * 忘记口令: the house mails a link to whoever keeps an address for mail, the administrators are told
 * of the others. The answer and the work are the same for a name that is there and one that is not:
 * the job is sent for both, and looks for itself who asked (B03).
 */
export async function askForLink(
  act: Act,
  { sign_in_name }: z.output<typeof contract.askForLink.input>,
) {
  const sign_in_key = signInKey(sign_in_name);
  const db = act.db.as('kebu_door');
  await db.run(sql('insert_request'), { sign_in_key, at: act.at });
  const is_mail_on = isMailOn();
  if (is_mail_on) await sendJob(db, linkQueue, {});
  return { done: true as const, is_mail_on };
}
