import type { Given } from '#contract/consent';

/** The notice shown at every door of the sales office. */
export const NOTICE = 'reception';

export type Evidence = Given['evidence_kind'];

/** What a form begins with: nothing is agreed to until it is ticked (information/2b). */
export const emptyConsent = () => ({ notice_code: NOTICE, given: [] as Given[] });
