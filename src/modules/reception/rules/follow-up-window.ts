import type { WarmCardTerms } from '#contract/policy';
import { addDays, type Day } from '#kernel/calendar';

/** The window in which a first visitor must be called, and where today stands in it. */
export interface FollowUpWindow {
  from_on: Day;
  by_on: Day;
  standing: 'too_early' | 'due' | 'late';
}

/**
 * The window after a first visit (温馨卡 4: 首次到访后3-5天).
 *
 * Counted in calendar days from the day after the visit, as 民法典 第201条 counts periods. Calling on
 * day 2 is kind but does not discharge the duty: the regime wants the customer to have slept on it.
 */
export function followUpWindow(
  first_visit_on: Day,
  today: Day,
  { follow_up_from_days, follow_up_by_days }: WarmCardTerms,
): FollowUpWindow {
  const from_on = addDays(first_visit_on, follow_up_from_days);
  const by_on = addDays(first_visit_on, follow_up_by_days);
  const standing = today < from_on ? 'too_early' : today > by_on ? 'late' : 'due';
  return { from_on, by_on, standing };
}
