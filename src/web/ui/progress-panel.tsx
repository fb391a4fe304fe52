import type { ReactNode } from 'react';

import { useWords } from '../words.ts';
import './progress-panel.css';
import type { Tone } from './theme.ts';

interface Props {
  title: string;
  state: 'waiting' | 'running' | 'done' | 'failed';
  done?: number;
  total?: number;
  /** Seconds it will still take, when that is known. */
  seconds_left?: number | undefined;
  /** What came of it, or what went wrong, and what to do next. */
  children?: ReactNode;
}

const tones = {
  waiting: 'quiet',
  running: 'waiting',
  done: 'done',
  failed: 'late',
} as const satisfies Record<Props['state'], Tone>;

/** Long work: how far it is, and that one may leave it alone. */
export function ProgressPanel({ title, state, done, total, seconds_left, children }: Props) {
  const { say, locale } = useWords();
  const number = new Intl.NumberFormat(locale);
  const share = state === 'done' ? 1 : total ? Math.min((done ?? 0) / total, 1) : undefined;
  const time =
    seconds_left === undefined
      ? undefined
      : seconds_left >= 60
        ? say('ui.progress.minutes', { count: Math.round(seconds_left / 60) })
        : say('ui.progress.seconds', { count: Math.max(1, Math.round(seconds_left)) });
  return (
    <section className={`progress is-${tones[state]}`} aria-label={title}>
      <div className="progress-head">
        <strong>{title}</strong>
        <span className="progress-state">{say(`ui.progress.${state}`)}</span>
      </div>
      <div
        className={
          share === undefined && state === 'running' ? 'progress-bar is-open' : 'progress-bar'
        }
        role="progressbar"
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(share === undefined ? {} : { 'aria-valuenow': Math.round(share * 100) })}
      >
        <span style={{ width: `${(share ?? 0) * 100}%` }} />
      </div>
      <div className="progress-foot faint">
        {total !== undefined && (
          <span>
            {say('ui.progress.of', { done: number.format(done ?? 0), total: number.format(total) })}
          </span>
        )}
        {state === 'running' && time && <span>{say('ui.progress.left', { time })}</span>}
        {(state === 'running' || state === 'waiting') && (
          <span>{say('ui.progress.may_leave')}</span>
        )}
      </div>
      {children}
    </section>
  );
}
