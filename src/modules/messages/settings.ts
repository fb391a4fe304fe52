import type { Act } from '#gate/act';
import { refuseStale } from '#gate/freshness';
import { refuseIf } from '#kernel/refusal';
import { isMailOn } from '#platform/mail';
import { loadSql } from '#platform/sql';

import { MessageSettings } from './contract.ts';
import { cannotMailTo } from './rules/cannot-mail-to.ts';

const sql = loadSql(import.meta.url);
const untouched: MessageSettings = { mail_address: null, mailed: [], muted: [] };

export async function readSettings(act: Act) {
  const { person_id } = act.actor;
  const kept = await act.db.maybeOne(sql('read_setting'), { person_id }, MessageSettings);
  return { ...(kept ?? untouched), is_mail_on: isMailOn() };
}

/** How I want to be told. The entry says that it was changed, never to which address. */
export async function changeSettings(act: Act, settings: MessageSettings) {
  refuseIf(cannotMailTo(settings));
  const { person_id } = act.actor;
  const before = await act.db.maybeOne(sql('read_setting'), { person_id }, MessageSettings);
  // A link to set the password goes there: whoever finds a screen open does not turn it to himself.
  if (settings.mail_address !== (before?.mail_address ?? null)) refuseStale(act);
  await act.db.run(sql('keep_setting'), { ...settings, person_id, at: act.at });
  return { done: true as const };
}
