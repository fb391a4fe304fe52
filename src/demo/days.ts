import { dayOf, type Day, startOf } from '#kernel/calendar';

const DAY_MS = 86_400_000;

/**
 * Start of each day met so far, and the days by their start: a year is few days, told very often.
 */
const starts = new Map<Day, number>();
const days = new Map<number, Day>();

function startMs(day: Day): number {
  let start = starts.get(day);
  if (start === undefined) {
    start = startOf(day).getTime();
    starts.set(day, start);
    days.set(start, day);
  }
  return start;
}

/** The day some days later, or earlier by a negative count; `addDays` of the kernel, remembered. */
export function daysFrom(day: Day, count: number): Day {
  const start = startMs(day) + count * DAY_MS;
  const known = days.get(start);
  if (known !== undefined) return known;
  const found = dayOf(new Date(start));
  startMs(found);
  return found;
}

/** The moment a number of minutes after midnight in China. */
export const momentOn = (day: Day, minutes: number): Date =>
  new Date(startMs(day) + minutes * 60_000);

/** 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (day: Day): number =>
  (Math.floor((startMs(day) + DAY_MS / 2) / DAY_MS) + 4) % 7;

export const isWeekend = (day: Day): boolean => weekdayOf(day) % 6 === 0;
