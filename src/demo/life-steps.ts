import type { IntentGrade } from '#contract/customers';
import type { Outcome } from '#contract/reception';
import type { Day } from '#kernel/calendar';

import { between, type Chance, spread } from './chance.ts';
import { daysFrom, isWeekend } from './days.ts';

export type StepKind = 'visit' | 'call' | 'message';

/** What is meant to happen next, and what then does: plans slip, and visitors stay away. */
export interface Plan {
  kind: 'visit' | 'call';
  /** The day agreed. */
  on: Day;
  actual: { kind: StepKind; on: Day };
}

/** Where interest, 0 to 1, turns into a grade; below the last it is D. */
const thresholds: readonly (readonly [IntentGrade, number])[] = [
  ['A', 0.78],
  ['B', 0.55],
  ['C', 0.3],
];
/** How far interest sinks below a grade's threshold before anybody speaks of lowering. */
const PATIENCE = 0.06;

/**
 * The grade interest deserves; one that is held is kept until interest has sunk clearly below it.
 */
export function gradeFor(interest: number, held: IntentGrade | undefined): IntentGrade {
  const fits = ([grade, from]: readonly [IntentGrade, number]) =>
    interest >= (held !== undefined && held <= grade ? from - PATIENCE : from);
  return thresholds.find(fits)?.[0] ?? 'D';
}

/** The first day of some that is a Saturday or Sunday, for visits are mostly then. */
function towardsWeekend(chance: Chance, from: Day, days_count: number): Day {
  for (let at = 0; at < days_count; at++) {
    const day = daysFrom(from, at);
    if (isWeekend(day) && chance() < 0.7) return day;
  }
  return daysFrom(from, between(chance, 0, days_count - 1));
}

/** Nobody keeps a plan always: most calls are made on the day, some days after. */
function slip(chance: Chance): number {
  const at = chance();
  return at < 0.8 ? 0 : at < 0.94 ? between(chance, 1, 3) : between(chance, 4, 10);
}

/** A visit agreed for the coming days: most come, some come later, some must be called. */
export function plannedVisit(chance: Chance, day: Day): Plan {
  const on = towardsWeekend(chance, daysFrom(day, between(chance, 1, 3)), 7);
  const at = chance();
  if (at < 0.7) return { kind: 'visit', on, actual: { kind: 'visit', on } };
  if (at < 0.83) {
    const later = daysFrom(on, between(chance, 1, 7));
    return { kind: 'visit', on, actual: { kind: 'visit', on: later } };
  }
  const dayAfter = daysFrom(on, between(chance, 1, 2));
  return { kind: 'visit', on, actual: { kind: 'call', on: dayAfter } };
}

/** Days until the next call, by grade: the warmer, the sooner. */
const gaps: Record<IntentGrade, readonly [number, number]> = {
  A: [3, 7],
  B: [7, 14],
  C: [14, 30],
  D: [30, 70],
};

export function plannedCall(chance: Chance, day: Day, grade: IntentGrade): Plan {
  const on = daysFrom(day, between(chance, ...gaps[grade]));
  const kind = chance() < 0.1 ? 'message' : 'call';
  return { kind: 'call', on, actual: { kind, on: daysFrom(on, slip(chance)) } };
}

/**
 * The follow-up the regime asks for (warm-card/4a: 3 to 5 days after the first visit), in time as
 * often as the consultant is punctual; undefined when it is forgotten altogether.
 */
export function plannedFollowUp(
  chance: Chance,
  first_visit_on: Day,
  punctuality: number,
): { plan: Plan; is_forgotten: boolean } {
  const after = between(chance, 3, 5);
  const kind = chance() < 0.15 ? 'visit' : 'call';
  const at = chance();
  const is_late = at >= punctuality;
  const on = daysFrom(first_visit_on, after);
  const actual_on = is_late ? daysFrom(first_visit_on, between(chance, 6, 14)) : on;
  const actual = { kind: is_late ? ('call' as const) : kind, on: actual_on } as const;
  return {
    plan: { kind, on, actual },
    is_forgotten: is_late && (at - punctuality) / (1 - punctuality) < 0.25,
  };
}

/** What came of a call. */
function callOutcome(chance: Chance, interest: number, is_first_call: boolean): Outcome {
  let at = chance();
  const falls = (share: number) => (at -= share) < 0;
  if (falls(0.13)) return 'no_answer';
  if (falls(is_first_call ? 0.006 : 0)) return 'wrong_number';
  if (falls(0.12 * (1 - interest))) return 'not_interested';
  if (falls(0.015 + 0.02 * (1 - interest))) return 'bought_elsewhere';
  if (falls(0.06 + 0.42 * interest)) return 'appointment_made';
  if (falls(0.12)) return 'will_come';
  return falls(0.22 * (1 - interest) + 0.06) ? 'needs_time' : 'keeps_in_touch';
}

function visitOutcome(chance: Chance, interest: number): Outcome {
  const at = chance();
  if (at < 0.04 * (1 - interest)) return 'not_interested';
  if (at < 0.04 + 0.26 * interest) return 'appointment_made';
  return at < 0.42 ? 'needs_time' : 'visited';
}

export function outcomeOf(
  chance: Chance,
  { kind, interest, is_first_call }: { kind: StepKind; interest: number; is_first_call: boolean },
): Outcome {
  if (kind === 'call') return callOutcome(chance, interest, is_first_call);
  if (kind === 'visit') return visitOutcome(chance, interest);
  return chance() < 0.35 ? 'no_answer' : 'keeps_in_touch';
}

/** Outcomes after which nobody calls again. */
export const lostOutcomes: readonly Outcome[] = [
  'not_interested',
  'bought_elsewhere',
  'wrong_number',
];

const drifts: Record<Outcome, number> = {
  appointment_made: 0.035,
  will_come: 0.01,
  visited: 0.01,
  keeps_in_touch: -0.025,
  needs_time: -0.05,
  no_answer: -0.05,
  wrong_number: -1,
  not_interested: -1,
  bought_elsewhere: -1,
};

/** Interest after a contact: what was said, whom one spoke to, and the rest of life. */
export function interestAfter(
  chance: Chance,
  interest: number,
  { kind, outcome, skill }: { kind: StepKind; outcome: Outcome; skill: number },
): number {
  const met = kind === 'visit' ? skill : 0;
  const moved = interest + drifts[outcome] + met + 0.05 * spread(chance);
  return Math.min(0.98, Math.max(0.02, moved));
}
