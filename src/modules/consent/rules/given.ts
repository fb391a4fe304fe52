import type { Refusal } from '#kernel/refusal';

import { refusals, type Given, type Notice, type Purpose } from '../contract.ts';

/**
 * Why these receipts cannot be taken: every purpose must exist, and a consent must rest on a notice
 * that names it (information, 告知后同意).
 */
export function cannotGive(
  given: readonly Given[],
  purposes: readonly Pick<Purpose, 'code'>[],
  notice: Pick<Notice, 'purposes'> | undefined,
): Refusal | undefined {
  if (given.length === 0) return refusals.no_purpose_given({}, 'information/2b');
  for (const { purpose, basis } of given) {
    if (!purposes.some((it) => it.code === purpose)) return refusals.purpose_unknown({ purpose });
    if (basis === 'consent' && !notice) return refusals.notice_not_in_force({}, 'information/2b');
    if (basis === 'consent' && !notice!.purposes.includes(purpose))
      return refusals.purpose_not_in_notice({ purpose }, 'information/2b');
  }
  return undefined;
}
