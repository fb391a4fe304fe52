import { assignmentContract } from '#contract/customers';

import { useRead } from '../api-hooks.ts';
import { MomentText } from '../ui/moment-text.tsx';
import { useWords } from '../words.ts';
import { Section } from './section.tsx';

/** 归属: who is and was in charge, since when, by whom and why. */
export function OwnersSection({ customer_id }: { customer_id: string }) {
  const { say, label } = useWords();
  const { data } = useRead(assignmentContract.listAssignments, { customer_id });
  return (
    <Section title={say('customers.section.owners')}>
      {data?.rows.length === 0 && <p className="faint">{say('customers.empty.owners')}</p>}
      {data?.rows.map((it) => (
        <div
          key={it.assignment_id}
          className={it.closed_at ? 'customer-line faint' : 'customer-line'}
        >
          <span>
            {it.owner_name}
            <span className="source faint">
              {it.reason_code && `${label('assign_reason', it.reason_code)} · `}
              {it.by_name && say('customers.screen.assigned_by', { name: it.by_name })}
            </span>
          </span>
          <span className="faint">
            <MomentText at={it.opened_at} isNear />
            {it.closed_at && (
              <>
                {' – '}
                <MomentText at={it.closed_at} isNear />
              </>
            )}
          </span>
        </div>
      ))}
    </Section>
  );
}
