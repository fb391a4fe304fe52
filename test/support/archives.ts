import type { Marked } from './markers.ts';

export const consent = {
  notice_code: 'reception',
  given: [{ purpose: 'sales', basis: 'consent', evidence_kind: 'oral' }],
};

/** The thirteen elements of the card, filled. */
export const elements = Object.fromEntries(
  [
    ...['appearance', 'character', 'work_and_economy', 'housing_and_property'],
    ...['reasons_and_needs', 'concerns', 'explained', 'interests', 'problems', 'solutions'],
    ...['next_appointment', 'next_questions', 'own_impressions'],
  ].map((it) => [it, `要素 ${it}`]),
);

/** The archive somebody types in. */
export const archiveOf = ({ name, phone, address, remark }: Marked) => ({
  identity: { name, phones: [phone] },
  contact: { address, remark },
  intake_channel: 'walk_in',
  intent_grade: 'B',
});
