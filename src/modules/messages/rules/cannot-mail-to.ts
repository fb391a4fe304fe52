import type { Refusal } from '#kernel/refusal';

import { refusals, type MessageSettings } from '../contract.ts';

/** One plain mailbox: no name, no list, nothing that could begin a header of its own (D05). */
const mailbox = /^[^\s"<>(),:;@\\\p{Cc}]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}$/u;

/** Why nothing can be mailed as the settings say. */
export function cannotMailTo({ mail_address, mailed }: MessageSettings): Refusal | undefined {
  if (mail_address !== null && !mailbox.test(mail_address)) return refusals.address_malformed();
  if (mail_address === null && mailed.length > 0) return refusals.address_missing();
  return undefined;
}
