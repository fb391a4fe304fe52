import { addDays, dayOf, daysBetween, ZONE, type Day } from '#kernel/calendar';

import { now } from '../clock.ts';
import type { Speech } from '../words.ts';

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
});

/** `09:05` in China, wherever the reader sits. */
export function timeOf(moment: Date): string {
  return clock.format(moment);
}

/** `2026-11-23 09:05`: the same width on every row of a register. */
export function fullMoment(moment: Date): string {
  return `${dayOf(moment)} ${timeOf(moment)}`;
}

export function today(): Day {
  return dayOf(now());
}

/** A moment as one says it: today 09:05, yesterday 17:30, 11-03 08:00, and further off in full. */
export function nearMoment({ say }: Speech, moment: Date): string {
  const day = dayOf(moment);
  const time = timeOf(moment);
  if (day === today()) return say('ui.moment.today', { time });
  if (day === addDays(today(), -1)) return say('ui.moment.yesterday', { time });
  if (day.slice(0, 4) === today().slice(0, 4)) return `${day.slice(5)} ${time}`;
  return `${day} ${time}`;
}

/** A day as one says it when it is near: today, tomorrow, yesterday. */
export function nearDay({ say }: Speech, day: Day): string {
  const away = daysBetween(today(), day);
  if (away === 0) return say('ui.moment.day_today');
  if (away === 1) return say('ui.moment.tomorrow');
  if (away === -1) return say('ui.moment.day_yesterday');
  return day.slice(0, 4) === today().slice(0, 4) ? day.slice(5) : day;
}
