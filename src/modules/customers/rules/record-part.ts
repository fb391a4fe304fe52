import type { RecordPart } from '../contract.ts';

const contacts = new Set([
  ...['card_filled', 'card_revised', 'first_visit', 'first_call'],
  ...['follow_up_visit', 'follow_up_call', 'follow_up_message'],
]);
const consents = new Set(['consent_given', 'consent_withdrawn']);
const looks = new Set(['revealed']);

/** The part of the record an event of the timeline belongs to; what is not known is a change. */
export function partOf(kind: string): RecordPart {
  if (contacts.has(kind)) return 'contacts';
  if (consents.has(kind)) return 'consents';
  return looks.has(kind) ? 'looks' : 'changes';
}

/** Event kinds of the parts that are a closed list; changes are all the others. */
export const kindsOf: Record<Exclude<RecordPart, 'changes'>, readonly string[]> = {
  contacts: [...contacts],
  consents: [...consents],
  looks: [...looks],
};
export const otherKinds: readonly string[] = [...contacts, ...consents, ...looks];

/**
 * Whether an entry of the log is a look. What was written stands in the timeline already, told in
 * its own words; only reading has no other trace.
 */
export const isLook = (action: string): boolean =>
  /^[a-z]+\.(read|list|open|search|download|print)(-|$)/.test(action);
