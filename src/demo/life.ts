import type { IntentGrade } from '#contract/customers';
import type { Outcome } from '#contract/reception';
import { type Day, dayOf } from '#kernel/calendar';

import { between, type Chance, spread, urn } from './chance.ts';
import type { Consultant } from './consultants.ts';
import { daysFrom, momentOn, weekdayOf } from './days.ts';
import {
  gradeFor,
  interestAfter,
  lostOutcomes,
  outcomeOf,
  type Plan,
  plannedCall,
  plannedFollowUp,
  plannedVisit,
  type StepKind,
} from './life-steps.ts';
import { scoutingMarks, type ScoutingStep } from './scouting.ts';
import { type AwarenessChannel, minuteFor } from './visit-days.ts';

/** One contact: a reception, a call, a message. */
export interface LifeStep {
  kind: StepKind;
  at: Date;
  /** 1 for the first visit, 2 for the second …; null for calls and messages. */
  visit_number: number | null;
  outcome: Outcome;
  /** What was agreed for the next contact; null when nothing was. */
  next_at: Date | null;
  next_kind: 'visit' | 'call' | null;
  /** The grade in force after this contact. */
  grade: IntentGrade;
}

/** A grade given, raised by the consultant, or lowered by the site supervisor (warm-card/5c). */
export interface GradeStep {
  at: Date;
  from_grade: IntentGrade | null;
  to_grade: IntentGrade;
  by_sign_in_name: string;
}

/** A customer's life with the office, from the first contact to the end of the last day. */
export interface Life {
  steps: LifeStep[];
  grades: GradeStep[];
  scouting_marks: ScoutingStep[];
  /** Suspected or confirmed: not a customer for any count. */
  is_scouting: boolean;
  /** A short reception (warm-card/2b), or a customer known by telephone only. */
  is_short: boolean;
  first_visit_at: Date | null;
  lost_at: Date | null;
  /** The visit at which the customer decided to subscribe: from there on it is for sales. */
  ready_at: Date | null;
  visitor_count: number;
}

/** Most contacts of one customer: beyond it the book of a year would be about three people. */
const MOST_STEPS = 14;
/** When the site supervisor goes through the cards on Saturday (warm-card/3c). */
const INSPECTION_MINUTE = 17 * 60 + 30;

const SCOUTS_SHARE = 0.025;
const WRONGLY_SUSPECTED_SHARE = 0.006;
const SHORT_SHARE = 0.14;
const FIRST_CALL_SHARE = 0.22;
const COURTESY_SHARE = 0.08;
/** Of the visits of an A customer after the first. */
const DECIDING_SHARE = 0.35;

const warmth: Partial<Record<AwarenessChannel, number>> = {
  referral: 0.07,
  member_club: 0.06,
  key_account: 0.04,
  passing_by: -0.02,
  internet: -0.02,
  dm: -0.06,
};

const visitors = urn([
  [1, 34],
  [2, 43],
  [3, 16],
  [4, 5],
  [5, 2],
]);

/** How a first contact comes about. */
interface FirstContact {
  kind: 'visit' | 'call';
  on: Day;
}

export const firstKind = (chance: Chance): 'visit' | 'call' =>
  chance() < FIRST_CALL_SHARE ? 'call' : 'visit';

/** A life while it is being lived. */
interface Course {
  life: Life;
  chance: Chance;
  consultant: Consultant;
  until: Day;
  interest: number;
  grade: IntentGrade;
  /** A lowering that waits for the next inspection. */
  lowering: Date | null;
}

const lastOf = (course: Course): LifeStep => course.life.steps.at(-1)!;

function nextInspection(after: Date): Date {
  let day = daysFrom(dayOf(after), 1);
  while (weekdayOf(day) !== 6) day = daysFrom(day, 1);
  return momentOn(day, INSPECTION_MINUTE);
}

function setGrade(course: Course, to_grade: IntentGrade, at: Date, by_sign_in_name: string): void {
  const from_grade = course.life.grades.at(-1)?.to_grade ?? null;
  if (from_grade === to_grade) return;
  course.life.grades.push({ at, from_grade, to_grade, by_sign_in_name });
  course.grade = to_grade;
}

/** Lowers at the inspection what has sunk since, if it has not risen again. */
function inspect(course: Course, by: Date): void {
  const { lowering, consultant } = course;
  if (lowering === null || lowering > by) return;
  course.lowering = null;
  const deserved = gradeFor(course.interest, course.grade);
  if (deserved > course.grade) setGrade(course, deserved, lowering, consultant.site_supervisor);
}

/** A contact takes place: its outcome, what it does to interest, and the grade that follows. */
function live(course: Course, kind: StepKind, at: Date, outcome: Outcome): void {
  const { chance, consultant } = course;
  inspect(course, at);
  const { skill, sign_in_name } = consultant;
  course.interest = interestAfter(chance, course.interest, { kind, outcome, skill });
  const deserved = gradeFor(course.interest, course.grade);
  if (deserved < course.grade) setGrade(course, deserved, at, sign_in_name);
  else if (deserved > course.grade) course.lowering ??= nextInspection(at);
  write(course, kind, at, outcome);
}

/** The line of the contact in the customer's story. */
function write({ life, grade }: Course, kind: StepKind, at: Date, outcome: Outcome): void {
  const visits = life.steps.filter((it) => it.kind === 'visit').length;
  const visit_number = kind === 'visit' ? visits + 1 : null;
  if (visit_number === 1) life.first_visit_at = at;
  if (lostOutcomes.includes(outcome)) life.lost_at = at;
  const step = { kind, at, visit_number, outcome, next_at: null, next_kind: null };
  life.steps.push({ ...step, grade });
}

/** Notes with the last contact what was agreed for the next, and when. */
function agree(course: Course, { kind, on }: Plan): Date {
  const agreed_at = momentOn(on, minuteFor(course.chance, kind));
  Object.assign(lastOf(course), { next_at: agreed_at, next_kind: kind });
  return agreed_at;
}

/** Agrees on a plan and lives it; false when it lies beyond the last day. */
function follow(course: Course, plan: Plan): boolean {
  const { chance, until, life } = course;
  const { kind, on, actual } = plan;
  const agreed_at = agree(course, plan);
  if (actual.on > until) return false;

  const isKept = actual.on === on && actual.kind === kind;
  const at =
    isKept && kind === 'visit' ? agreed_at : momentOn(actual.on, minuteFor(chance, actual.kind));
  const is_first_call = !life.steps.some((it) => it.kind === 'call');
  const about = { kind: actual.kind, interest: course.interest, is_first_call };
  live(course, actual.kind, at, outcomeOf(chance, about));
  decide(course);
  return life.lost_at === null && life.ready_at === null;
}

/** Who comes again and is graded A sooner or later makes up his mind. */
function decide(course: Course): void {
  const { life, chance, grade } = course;
  const { at, visit_number, outcome } = lastOf(course);
  const isClose = (visit_number ?? 0) > 1 && grade === 'A' && outcome !== 'needs_time';
  if (!isClose || life.lost_at !== null || chance() >= DECIDING_SHARE) return;
  life.ready_at = at;
  course.lowering = null;
}

/** What follows a contact: the visit that was agreed, the first call, the visit a call promised. */
function planAfter(course: Course): Plan | undefined {
  const { chance, grade, life } = course;
  const { at, outcome } = lastOf(course);
  const day = dayOf(at);
  const hasVisited = life.first_visit_at !== null;
  if (outcome === 'appointment_made') return plannedVisit(chance, day);
  if (outcome === 'will_come' && chance() < 0.45) return plannedVisit(chance, day);
  const givesUp = { A: 0.01, B: 0.03, C: 0.1, D: 0.4 }[grade] + (hasVisited ? 0 : 0.15);
  return chance() < givesUp ? undefined : plannedCall(chance, day, grade);
}

/** A call or message of thanks a day or two after the visit: kind, and not the follow-up (4a). */
function thank(course: Course, first_visit_on: Day): void {
  const { chance, until } = course;
  if (chance() >= COURTESY_SHARE) return;
  const on = daysFrom(first_visit_on, between(chance, 1, 2));
  if (on > until) return;
  live(course, 'message', momentOn(on, minuteFor(chance, 'message')), 'keeps_in_touch');
}

/** The days after a first visit; false when the customer is lost, forgotten or yet to be called. */
function followUpFirstVisit(course: Course): boolean {
  const { chance, consultant, life } = course;
  const first_visit_on = dayOf(life.first_visit_at!);
  const { plan, is_forgotten } = plannedFollowUp(chance, first_visit_on, consultant.punctuality);
  agree(course, plan);
  thank(course, first_visit_on);
  return is_forgotten ? false : follow(course, plan);
}

function goOn(course: Course): void {
  const { steps } = course.life;
  let isFollowed = false;
  for (let goes = true; goes && steps.length < MOST_STEPS;) {
    const needsFirstCall = course.life.first_visit_at !== null && !isFollowed;
    if (needsFirstCall) {
      isFollowed = true;
      goes = followUpFirstVisit(course);
      continue;
    }
    const plan = planAfter(course);
    goes = plan !== undefined && follow(course, plan);
  }
}

/**
 * The life of one customer with the office until the end of a day. Nothing in it happens later;
 * what is agreed may lie beyond, or behind, unkept.
 */
export function lifeOf(
  chance: Chance,
  first: FirstContact,
  consultant: Consultant,
  { awareness_channel, until }: { awareness_channel: AwarenessChannel; until: Day },
): Life {
  const { kind } = first;
  const isScout = kind === 'visit' && chance() < SCOUTS_SHARE / (1 - FIRST_CALL_SHARE);
  const isSuspected = isScout || (kind === 'visit' && chance() < WRONGLY_SUSPECTED_SHARE);
  const isHurried = kind === 'visit' && chance() < (isScout ? 0.5 : SHORT_SHARE);
  const drawn = 0.44 + 0.2 * spread(chance) + (warmth[awareness_channel] ?? 0);
  const interest = isScout ? 0.05 : Math.min(0.97, Math.max(0.03, drawn - (isHurried ? 0.1 : 0)));
  const life: Life = {
    steps: [],
    grades: [],
    scouting_marks: [],
    is_scouting: false,
    is_short: isHurried,
    first_visit_at: null,
    lost_at: null,
    ready_at: null,
    visitor_count: kind === 'visit' ? visitors(chance) : 1,
  };
  const grade = gradeFor(interest, undefined);
  const course: Course = { life, chance, consultant, until, interest, grade, lowering: null };
  const at = momentOn(first.on, minuteFor(chance, kind));
  setGrade(course, grade, at, consultant.sign_in_name);
  write(course, kind, at, kind === 'visit' ? 'visited' : callersOutcome(chance, interest));

  if (isSuspected) life.scouting_marks = scoutingMarks(chance, consultant, { at, isScout, until });
  life.is_scouting = isSuspected && life.scouting_marks.at(-1)!.stage !== 'rejected';
  if (!life.is_scouting) goOn(course);
  inspect(course, momentOn(daysFrom(until, 1), 0));
  // A second visit completes the card; a caller has not been seen, and has only the short one.
  life.is_short &&= life.steps.every((it) => it.visit_number !== 2);
  life.is_short ||= life.first_visit_at === null;
  return life;
}

/** Whoever calls us is not wrong, not lost, and often says when to come. */
function callersOutcome(chance: Chance, interest: number): Outcome {
  if (chance() < 0.2 + 0.4 * interest) return 'appointment_made';
  return chance() < 0.5 ? 'will_come' : 'keeps_in_touch';
}
