import type { CustomerKind, IntentGrade } from '#contract/customers';
import type { Concern, Elements, InquiryKind, Outcome } from '#contract/reception';
import type { Day } from '#kernel/calendar';

import type { BuyingFor, HousingTenure, Need } from './demand.ts';
import type { Sex } from './given-names.ts';
import type { GradeStep } from './life.ts';
import type { StepKind } from './life-steps.ts';
import type { ProjectCode } from './organisation.ts';
import type { ScoutingStep } from './scouting.ts';
import type { EducationLevel, EmployerKind, MaritalStatus, Occupation } from './standing.ts';
import type { AwarenessChannel } from './visit-days.ts';
import type { SensitiveWords } from './words-sensitive.ts';

/** What somebody agreed to when he was told the notice; without sales there is no archive. */
export type ConsentedPurpose = 'sales' | 'service' | 'marketing' | 'sharing' | 'sensitive';

/** One contact with the office; the first is the reception itself. */
export interface DemoContact {
  kind: StepKind;
  at: Date;
  /** 1 for the first visit, 2 for the second …; null for calls and messages. */
  visit_number: number | null;
  outcome: Outcome;
  content: string;
  problems: string | null;
  solution: string | null;
  /** 由头: the reason agreed for the next contact. */
  hook: string | null;
  /**
   * The next contact as it was agreed, kept or not; on the last contact it may lie in the future.
   */
  next_at: Date | null;
  next_kind: 'visit' | 'call' | null;
  /** The grade in force after this contact. */
  grade: IntentGrade;
}

/**
 * An invented customer with a year of life: who, what is looked for, and every contact until the
 * last day. What only a person has is null for companies and dealers.
 */
export interface DemoCustomer {
  /** Place in the generated row, from 0; with the seed it makes the same customer again. */
  index: number;
  kind: CustomerKind;
  name: string;
  /** Who speaks for a company or a dealer. */
  contact_name: string | null;
  gender: Sex | null;
  birth_on: Day | null;
  phones: string[];
  address: string | null;
  /** County-level division of residence (GB/T 2260). */
  division_code: string;
  email: string | null;
  wechat: string | null;
  id_number: string | null;
  credit_code: string | null;
  sensitive: SensitiveWords | null;
  occupation: Occupation | null;
  employer_kind: EmployerKind | null;
  education: EducationLevel | null;
  marital_status: MaritalStatus | null;
  housing_tenure: HousingTenure | null;
  buying_for: BuyingFor | null;
  need: Need;
  area_m2: number;
  price_yuan_per_m2: number;
  /** Household income of a year, 10,000 yuan. */
  income_wan_yuan: number | null;
  awareness_channel: AwarenessChannel;
  intake_channel: string;
  concerns: Concern[];
  visitor_count: number;
  /** The grade in force at the end of the last day. */
  grade: IntentGrade;
  grades: GradeStep[];
  project_code: ProjectCode;
  team_code: string;
  /** The consultant in charge, who received and called. */
  owner_sign_in_name: string;
  /** Whoever sat at the desk and logged the first call or visit. */
  received_by_sign_in_name: string;
  first_contact: InquiryKind;
  first_contact_at: Date;
  first_visit_at: Date | null;
  /** In the order of time, the first contact first. */
  contacts: DemoContact[];
  visit_count: number;
  call_count: number;
  last_contact_at: Date;
  next_at: Date | null;
  next_kind: 'visit' | 'call' | null;
  lost_at: Date | null;
  /** The visit at which the customer decided to subscribe; null for nearly all. */
  ready_at: Date | null;
  elements: Elements;
  short_reception: boolean;
  /** Suspected or confirmed 踩盘: no customer for any count. */
  scouting: boolean;
  scouting_marks: ScoutingStep[];
  /** In the order of the notice; never without sales. */
  purposes: ConsentedPurpose[];
}
