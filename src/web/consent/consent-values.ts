import type { Given } from '#contract/consent';

/** The notice shown at every door of the sales office. */
export const NOTICE = 'reception';

export type Evidence = Given['evidence_kind'];

/** What a form begins with: told about sales, nothing more, spoken in person. */
export const emptyConsent = () => ({
  notice_code: NOTICE,
  given: [{ purpose: 'sales', basis: 'consent' as const, evidence_kind: 'oral' as Evidence }],
});
