import type { Archive } from '#contract/customers';
import type { Terms } from '#contract/policy';
import { bandOf } from '#kernel/band';
import { dayOf, daysBetween, type Day } from '#kernel/calendar';

import type { DemoCustomer } from './customer.ts';

const DAYS_A_YEAR = 365.2425;
const orLess = <T>(value: T | null): T | undefined => value ?? undefined;

/** A demo customer as the archive would have been filled in: figures become bands of the terms. */
export function archiveOf(it: DemoCustomer, { warm_card: terms }: Terms, today: Day): Archive {
  const age = it.birth_on ? Math.floor(daysBetween(it.birth_on, today) / DAYS_A_YEAR) : null;
  const income = it.income_wan_yuan;
  return {
    kind: it.kind,
    identity: { name: it.name, phones: it.phones, contact_name: orLess(it.contact_name) },
    contact: {
      address: orLess(it.address),
      email: orLess(it.email),
      wechat: orLess(it.wechat),
      id_number: orLess(it.id_number),
      credit_code: orLess(it.credit_code),
    },
    sensitive: it.sensitive ?? {},
    profile: {
      gender: orLess(it.gender),
      birth_year: it.birth_on ? Number(it.birth_on.slice(0, 4)) : undefined,
      age_band: age === null ? undefined : bandOf(age, terms.age_bounds),
      marital_status: orLess(it.marital_status),
      education: orLess(it.education),
      occupation: orLess(it.occupation),
      employer_kind: orLess(it.employer_kind),
      housing_tenure: orLess(it.housing_tenure),
      need: it.need,
      buying_for: orLess(it.buying_for),
      area_band: bandOf(it.area_m2, terms.area_bounds_m2),
      price_band: bandOf(it.price_yuan_per_m2, terms.price_bounds_yuan_per_m2),
      income_band: income === null ? undefined : bandOf(income, terms.income_bounds_wan_yuan),
      region_code: it.division_code,
    },
    intake_channel: it.intake_channel,
    awareness_channel: it.awareness_channel,
    intent_grade: it.grade,
    first_visit_on: it.first_visit_at ? dayOf(it.first_visit_at) : undefined,
  } as Archive;
}
