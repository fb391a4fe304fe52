import { z } from 'zod';

import type { Act } from '#gate/act';
import { forJobs, type Errands } from '#gate/errand';
import { endpoint } from '#kernel/endpoint';
import { say } from '#language';
import { answerAsked, linkByMail, linkQueue } from '#modules/identity';
import type { JobBinding } from '#platform/jobs';
import { log } from '#platform/log';
import { isMailOn, linkTo, MailRefused, sendMail } from '#platform/mail';
import { loadSql } from '#platform/sql';

const sql = loadSql(import.meta.url);
const DAY_MS = 24 * 3_600_000;
/** Links mailed to one person in a day: whoever asks in another's name fills no mailbox. */
const MOST_A_DAY = 3;

const Asked = z.object({
  person_id: z.uuid(),
  name: z.string(),
  locale: z.enum(['zh-CN', 'en']),
  mail_address: z.string(),
});
type Asked = z.infer<typeof Asked>;
const One = Asked.pick({ person_id: true });
const Made = z.object({ token: z.string(), minutes: z.int() });
type Made = z.infer<typeof Made>;

const acts = {
  listAsked: endpoint({
    ...forJobs,
    id: 'messages.list-asked-links',
    path: '/messages/links/asked',
    effect: 'read',
    input: z.object({}),
    output: z.object({ rows: z.array(Asked) }),
  }),
  makeMailedLink: endpoint({
    ...forJobs,
    id: 'messages.make-mailed-link',
    path: '/messages/links',
    input: One,
    output: Made,
  }),
  markLinkMailed: endpoint({
    ...forJobs,
    id: 'messages.mark-link-mailed',
    path: '/messages/links/mailed',
    input: One,
    output: One,
  }),
};

async function listAsked(act: Act) {
  const since_at = new Date(act.at.getTime() - act.terms.identity.link_minutes * 60_000);
  const day_ago_at = new Date(act.at.getTime() - DAY_MS);
  const asked = { since_at, day_ago_at, most: MOST_A_DAY };
  return { rows: await act.db.many(sql('list_asked'), asked, Asked) };
}

/** The link is the only thing its holder needs: it is in one mail, and its hash in the database. */
async function makeMailedLink(act: Act, { person_id }: z.infer<typeof One>) {
  const token = await linkByMail(act, person_id);
  act.note({ person_id });
  act.cite('access/1f');
  return { token, minutes: act.terms.identity.link_minutes };
}

async function markLinkMailed(act: Act, { person_id }: z.infer<typeof One>) {
  await answerAsked(act, person_id);
  act.note({ person_id });
  act.cite('access/1f');
  return { person_id };
}

async function mailLink({ mail_address, name, locale }: Asked, { token, minutes }: Made) {
  const facts = { name, minutes, link: linkTo(`/link#${token}`) };
  await sendMail({
    to: mail_address,
    subject: say(locale, 'messages.mail.link_subject', {}),
    text: say(locale, 'messages.mail.link_text', facts),
  });
}

/** Whether it left; a mail refused for good leaves the asking to the administrators. */
async function attempt(asked: Asked, made: Made): Promise<'left' | 'refused' | 'waits'> {
  try {
    await mailLink(asked, made);
    return 'left';
  } catch (error) {
    if (!(error instanceof MailRefused)) return 'waits';
    log.warn('messages.mail_refused', { person_id: asked.person_id, error });
    return 'refused';
  }
}

/**
 * 忘记口令, by mail (access/1f): whoever asked and keeps an address is sent a link of his own. One
 * that could not leave is made anew by the next attempt, and the one before it ends.
 */
export const linkJobs = (errands: Errands): Record<string, JobBinding> => ({
  [linkQueue]: {
    async run(_data, signal) {
      if (!isMailOn()) return;
      const system = () => errands.asSystem(undefined);
      const { rows } = await errands.perform(acts.listAsked, listAsked, system(), {});
      let waiting = 0;
      for (const asked of rows) {
        if (signal.aborted) return;
        const { person_id } = asked;
        const { perform } = errands;
        const made = await perform(acts.makeMailedLink, makeMailedLink, system(), { person_id });
        const outcome = await attempt(asked, made);
        if (outcome === 'waits') waiting += 1;
        if (outcome === 'left')
          await perform(acts.markLinkMailed, markLinkMailed, system(), { person_id });
      }
      if (waiting > 0) throw new Error('the mail server did not take all of it');
    },
  },
});
