import type { Refusal } from '#kernel/refusal';

import { attachmentRefusals, type Seen } from '../contract.ts';

/**
 * Why a customer's papers stay closed to this reader: a photo of an identity card cannot be masked,
 * so it is open to who sees the customer clear and to nobody else (access/2b).
 */
export function cannotSeeFile(seen: Seen): Refusal | undefined {
  return seen === 'clear' ? undefined : attachmentRefusals.attachment_masked({}, 'access/2b');
}
