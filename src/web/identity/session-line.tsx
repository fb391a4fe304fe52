import { Button } from 'antd';

import type { SessionRow } from '#contract/identity';

import { MomentText } from '../ui/moment-text.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { useWords } from '../words.ts';

interface Props {
  session: SessionRow & { is_this?: boolean };
  isEnding: boolean;
  /** Absent where it cannot be ended from here. */
  onEnd?: (() => void) | undefined;
}

/** A place somebody is signed in at, as he recognises it: the device, and when it was used. */
export function SessionLine({ session: it, isEnding, onEnd }: Props) {
  const { say, label } = useWords();
  return (
    <li className="holding">
      <div>
        <strong>
          {label('browser', it.browser)} · {label('system', it.system)}
        </strong>{' '}
        {it.is_this && <StateTag tone="done">{say('security.sessions.this')}</StateTag>}
        <div className="faint">
          {say('security.sessions.seen')} <MomentText at={it.last_seen_at} isNear /> ·{' '}
          {say('security.sessions.since')} <MomentText at={it.created_at} /> ·{' '}
          {say('security.sessions.by', { method: label('sign_in_method', it.method) })}
        </div>
      </div>
      {onEnd && (
        <div className="holding-actions">
          <Button size="small" loading={isEnding} onClick={onEnd}>
            {say('security.sessions.end')}
          </Button>
        </div>
      )}
    </li>
  );
}
