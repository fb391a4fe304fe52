import { z } from 'zod';

import type { Act } from '#gate/act';
import { forJobs, type Errands } from '#gate/errand';
import { endpoint } from '#kernel/endpoint';
import { say } from '#language';
import type { JobBinding } from '#platform/jobs';
import { log } from '#platform/log';
import { isMailOn, linkTo, MailRefused, sendMail } from '#platform/mail';
import { loadSql } from '#platform/sql';

import { mailQueue } from './mail-queue.ts';

const sql = loadSql(import.meta.url);
/** What nobody mailed within a week is no news any more. */
const STALE_MS = 7 * 24 * 3_600_000;

const Due = z.object({
  person_id: z.uuid(),
  name: z.string(),
  locale: z.enum(['zh-CN', 'en']),
  mail_address: z.string(),
  count: z.int(),
  until_at: z.coerce.date(),
});
type Due = z.infer<typeof Due>;

const acts = {
  listDue: endpoint({
    ...forJobs,
    id: 'messages.list-due-mail',
    path: '/messages/mail/due',
    effect: 'read',
    input: z.object({}),
    output: z.object({ rows: z.array(Due) }),
  }),
  markMailed: endpoint({
    ...forJobs,
    id: 'messages.mark-mailed',
    path: '/messages/mail/mailed',
    input: Due.pick({ person_id: true, until_at: true }),
    output: z.object({ done: z.literal(true) }),
  }),
};

async function listDue(act: Act) {
  const since_at = new Date(act.at.getTime() - STALE_MS);
  return { rows: await act.db.many(sql('list_due'), { since_at }, Due) };
}

async function markMailed(act: Act, { person_id, until_at }: Pick<Due, 'person_id' | 'until_at'>) {
  await act.db.run(sql('mark_mailed'), { person_id, until_at, at: act.at });
  return { done: true as const };
}

/**
 * The mail to one person: that there is something for him, and where. What it is about stands in
 * the application, behind his sign-in; nothing of a customer travels by mail (information/2e).
 */
async function mailTo({ mail_address, name, locale, count }: Due): Promise<void> {
  const facts = { name, count, link: linkTo('/messages') };
  await sendMail({
    to: mail_address,
    subject: say(locale, 'messages.mail.subject', { count }),
    text: say(locale, 'messages.mail.text', facts),
  });
}

/** True when it left, or never will; false when it is worth another try. */
async function attempt(due: Due): Promise<boolean> {
  try {
    await mailTo(due);
    return true;
  } catch (error) {
    if (!(error instanceof MailRefused)) return false;
    log.warn('messages.mail_refused', { person_id: due.person_id, error });
    return true;
  }
}

/**
 * One round: everybody who has unread news gets one mail. A mail that left is marked at once, so
 * that a round begun again mails nobody twice but for the one it was killed at.
 */
export const mailJobs = (errands: Errands): Record<string, JobBinding> => ({
  [mailQueue]: {
    async run(_data, signal) {
      if (!isMailOn()) return;
      const system = () => errands.asSystem(undefined);
      const { rows } = await errands.perform(acts.listDue, listDue, system(), {});
      let waiting = 0;
      for (const due of rows) {
        if (signal.aborted) return;
        const { person_id, until_at } = due;
        if (!(await attempt(due))) waiting += 1;
        else await errands.perform(acts.markMailed, markMailed, system(), { person_id, until_at });
      }
      if (waiting > 0) throw new Error('the mail server did not take all of it');
    },
  },
});
