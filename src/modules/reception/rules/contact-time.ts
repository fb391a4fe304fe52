import { dayOf, type Day } from '#kernel/calendar';
import type { Refusal } from '#kernel/refusal';

import { refusals } from '../contract.ts';

const MINUTES_AHEAD = 5;

/**
 * Why these times cannot be: a contact that has not happened yet, or a next one before today. A few
 * minutes ahead are the difference between two clocks.
 */
export function cannotBeTimed(at: Date, next_on: Day | undefined, now: Date): Refusal | undefined {
  if (at.getTime() > now.getTime() + MINUTES_AHEAD * 60_000) return refusals.at_in_future();
  if (next_on !== undefined && next_on < dayOf(at)) return refusals.next_contact_past();
  return undefined;
}
