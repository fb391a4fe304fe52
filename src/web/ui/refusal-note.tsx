import type { ReactNode } from 'react';

import { Refused } from '../api.ts';
import { useWords } from '../words.ts';
import { ClauseLink } from './clause-link.tsx';
import { Note } from './note.tsx';

interface Props {
  error: unknown;
  /** What to do next, as a button or a link. */
  action?: ReactNode;
}

/** Why something was refused, by which clause, and what to do next. */
export function RefusalNote({ error, action }: Props) {
  const words = useWords();
  const refused = error instanceof Refused ? error : new Refused('http.defect', 500);
  const isOurs = refused.status === 0 || refused.status >= 500;
  const facts = { incident: words.say('ui.none'), ...refused.facts };
  return (
    <Note
      tone={isOurs ? 'due' : 'late'}
      isNews
      action={action}
      more={refused.clause && <ClauseLink clause={refused.clause} />}
    >
      {words.refusal({ code: refused.code, facts })}
    </Note>
  );
}
