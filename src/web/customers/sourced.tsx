import { Button } from 'antd';
import type { ReactNode } from 'react';

import type { Sources } from '#contract/customers';

import { MomentText } from '../ui/moment-text.tsx';
import { useWords } from '../words.ts';

interface Props {
  field: string;
  sources: Sources | undefined;
  /** Opens the history of this field; values that never changed have none. */
  onHistory: (field: string) => void;
  children: ReactNode;
}

/** A value with where it came from: door, person, day. What changed opens its history. */
export function Sourced({ field, sources, onHistory, children }: Props) {
  const { say, label } = useWords();
  if (!sources) return children;
  const last = sources.changes.find((it) => it.field === field);
  const { door, by_name, at } = last ?? sources.origin;
  const source = (
    <>
      {label('door', door)}
      {by_name && ` · ${by_name}`} · <MomentText at={at} isNear />
    </>
  );
  return (
    <>
      {children}
      <span className="source faint">
        {last ? (
          <Button
            type="link"
            size="small"
            title={say('customers.action.list-changes')}
            onClick={() => onHistory(field)}
          >
            {source}
          </Button>
        ) : (
          source
        )}
      </span>
    </>
  );
}
