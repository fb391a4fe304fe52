import { Button } from 'antd';
import type { ReactNode } from 'react';

import type { Sources } from '#contract/customers';

import { MomentText } from '../ui/moment-text.tsx';
import { useWords } from '../words.ts';

/** Door, person and day of a value. */
function Source({ source }: { source: Sources['origin'] }) {
  const { label } = useWords();
  const { door, by_name, at } = source;
  return (
    <>
      {label('door', door)}
      {by_name && ` · ${by_name}`} · <MomentText at={at} isNear />
    </>
  );
}

/** Where every value came from that says nothing else: written once, not below each. */
export function Origin({ sources }: { sources: Sources | undefined }) {
  const { say } = useWords();
  if (!sources) return null;
  return (
    <p className="source faint">
      {say('customers.screen.origin')} <Source source={sources.origin} />
    </p>
  );
}

interface Props {
  field: string;
  sources: Sources | undefined;
  /** Opens the history of this field; values that never changed have none. */
  onHistory: (field: string) => void;
  children: ReactNode;
}

/** A value; one that was changed since says by which door, by whom and when, and has a history. */
export function Sourced({ field, sources, onHistory, children }: Props) {
  const { say } = useWords();
  const last = sources?.changes.find((it) => it.field === field);
  if (!last) return children;
  return (
    <>
      {children}
      <span className="source faint">
        <Button
          type="link"
          size="small"
          title={say('customers.action.list-changes')}
          onClick={() => onHistory(field)}
        >
          <Source source={last} />
        </Button>
      </span>
    </>
  );
}
