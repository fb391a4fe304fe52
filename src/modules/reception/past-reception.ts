import type { IntentGrade } from '#contract/customers';

import type { Concern, Elements, InquiryKind, Outcome } from './contract.ts';
import type { ContactMade } from './rules/contact-duties.ts';

export interface PastContact {
  kind: 'visit' | 'call' | 'message';
  visit_number: number | null;
  at: Date;
  outcome: Outcome;
  next_on: string | null;
  next_kind: 'visit' | 'call' | null;
  logged_by: string;
  words: { content: string; problems?: string; solution?: string; hook?: string };
}

/** One customer's reception as it was kept elsewhere: the card, its back, grades and marks. */
export interface PastReception {
  customer_id: string;
  company_id: string;
  project_id: string;
  consultant_id: string;
  first_contact: InquiryKind;
  first_at: Date;
  is_short: boolean;
  elements: Elements;
  /** The reason agreed at the first contact for the next one. */
  first_hook: string | undefined;
  /** And for when. */
  first_next: ContactMade['next'];
  contacts: readonly PastContact[];
  grades: readonly {
    at: Date;
    from_grade: IntentGrade | null;
    to_grade: IntentGrade;
    by: string;
  }[];
  marks: readonly { stage: 'suspected' | 'confirmed' | 'rejected'; at: Date; by: string }[];
  inquiry: {
    logged_by: string;
    visitor_count: number;
    intake_channel: string;
    awareness_channel: string | null;
    concerns: readonly Concern[];
    is_scouting_suspected: boolean;
    name: string;
    phone: string | undefined;
  };
}
