import type { ReactNode } from 'react';

import { MomentText } from './moment-text.tsx';
import type { Tone } from './theme.ts';
import './timeline.css';

export interface TimelineItem {
  key: string;
  at: Date;
  title: ReactNode;
  by?: string | null | undefined;
  more?: ReactNode;
  tone?: Tone;
}

/** What happened, newest first, each with who and when. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol className="timeline">
      {items.map((it) => (
        <li key={it.key} className={`is-${it.tone ?? 'quiet'}`}>
          <div className="timeline-head">
            <span className="timeline-title">{it.title}</span>
            <span className="faint">
              {it.by && `${it.by} · `}
              <MomentText at={it.at} isNear />
            </span>
          </div>
          {it.more && <div className="timeline-more">{it.more}</div>}
        </li>
      ))}
    </ol>
  );
}
