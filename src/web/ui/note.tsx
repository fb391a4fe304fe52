import {
  CheckCircleFilled,
  ClockCircleFilled,
  InfoCircleFilled,
  WarningFilled,
} from '@ant-design/icons';
import type { ReactNode } from 'react';

import './note.css';
import type { Tone } from './theme.ts';

const icons: Record<Tone, ReactNode> = {
  due: <ClockCircleFilled />,
  late: <WarningFilled />,
  done: <CheckCircleFilled />,
  waiting: <InfoCircleFilled />,
  accent: <InfoCircleFilled />,
  quiet: <InfoCircleFilled />,
};

interface Props {
  tone: Tone;
  children: ReactNode;
  /** What explains it, below. */
  more?: ReactNode;
  /** What to do next. */
  action?: ReactNode;
  /** Read aloud at once: for what just happened, not for what stands there. */
  isNews?: boolean;
}

/** A remark in a coloured band: something due, refused, done or waiting. */
export function Note({ tone, children, more, action, isNews = false }: Props) {
  return (
    <div className={`note is-${tone}`} role={isNews ? 'alert' : undefined}>
      <span className="note-icon" aria-hidden>
        {icons[tone]}
      </span>
      <div className="note-text">
        <div>{children}</div>
        {more && <div className="note-more">{more}</div>}
      </div>
      {action && <div className="note-action">{action}</div>}
    </div>
  );
}
