import type { Act } from '#gate/act';
import { dayOf } from '#kernel/calendar';
import type { Facts } from '#kernel/refusal';
import { isMailOn } from '#platform/mail';
import { newId } from '#platform/identifier';
import { sendJob } from '#platform/jobs';
import { loadSql } from '#platform/sql';

import type { MessageKind } from './contract.ts';
import { mailQueue } from './mail-queue.ts';

const sql = loadSql(import.meta.url);
/** As many of an office as are told at once; the statement stops there as well. */
const MOST_TOLD = 20;
/** What happens within it is one mail. */
const GATHER_SECONDS = 30;

export interface News {
  kind: MessageKind;
  about_id: string;
  /** Codes and counts; never a name, number, address or remark. */
  facts?: Facts;
}

/**
 * Tells one person something, in the transaction of the fact itself: told is what is committed.
 * Nobody is told of his own act, and nobody waits for the telling.
 */
export async function tell(act: Act, person_id: string, news: News): Promise<void> {
  const { company_id } = act.actor;
  if (company_id === undefined || person_id === act.actor.person_id) return;
  const { kind, about_id, facts = {} } = news;
  const row = { company_id, kind, about_id, facts, at: act.at };
  act.db.lastly(sql('tell_people'), { ...row, person_ids: [person_id], message_ids: [newId()] });
  await mailSoon(act);
}

/** Tells whoever may sign for an office that something waits for him: once, until he has read it. */
export async function tellOffice(
  act: Act,
  step: { office: string; unit_id: string; company_id: string },
): Promise<void> {
  act.db.lastly(sql('tell_office'), {
    ...step,
    kind: 'approval_waiting' satisfies MessageKind,
    asker_id: act.actor.person_id,
    message_ids: Array.from({ length: MOST_TOLD }, newId),
    today: dayOf(act.at),
    at: act.at,
  });
  await mailSoon(act);
}

/** One round of mail for all that is told meanwhile; none where the house sends no mail. */
async function mailSoon(act: Act): Promise<void> {
  if (!isMailOn()) return;
  await sendJob(act.db, mailQueue, {}, { key: 'round', after_seconds: GATHER_SECONDS });
}
