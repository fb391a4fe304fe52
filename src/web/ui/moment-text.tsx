import { daysBetween, type Day } from '#kernel/calendar';

import { useWords } from '../words.ts';
import { fullMoment, nearDay, nearMoment, today } from './moments.ts';
import { StateTag } from './state-tag.tsx';

interface Props {
  at: Date | string | null | undefined;
  /** As one says it, instead of in full. */
  isNear?: boolean;
}

/** A moment, in China's time for every reader. */
export function MomentText({ at, isNear = false }: Props) {
  const words = useWords();
  if (!at) return <span className="faint">{words.say('ui.none')}</span>;
  const moment = typeof at === 'string' ? new Date(at) : at;
  const full = fullMoment(moment);
  return (
    <time dateTime={moment.toISOString()} title={full}>
      {isNear ? nearMoment(words, moment) : full}
    </time>
  );
}

interface DayProps {
  on: Day | null | undefined;
  isNear?: boolean;
  /** A day by which something is due: late in red, today in amber. */
  isDue?: boolean;
}

/** A calendar day; it is text all the way, so no time zone moves it. */
export function DayText({ on, isNear = false, isDue = false }: DayProps) {
  const words = useWords();
  if (!on) return <span className="faint">{words.say('ui.none')}</span>;
  const text = isNear ? nearDay(words, on) : on;
  const away = daysBetween(today(), on);
  const day = (
    <time dateTime={on} title={on}>
      {text}
    </time>
  );
  if (!isDue || away > 0) return day;
  if (away === 0) return <StateTag tone="due">{day}</StateTag>;
  return (
    <StateTag tone="late" title={words.say('ui.moment.days_late', { count: -away })}>
      {day}
    </StateTag>
  );
}
