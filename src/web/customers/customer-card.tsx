import type { CustomerRow } from '#contract/customers';

import { DayText } from '../ui/moment-text.tsx';
import { useWords } from '../words.ts';
import { CustomerState } from './customer-head.tsx';

/** One customer in a list on a phone: who, how serious, what is due. */
export function CustomerCard({ row }: { row: CustomerRow }) {
  const { label, field } = useWords();
  return (
    <div className="customer-card">
      <div className="customer-card-head">
        <strong>{row.name}</strong>
        {row.intent_grade && <span>{label('intent_grade', row.intent_grade)}</span>}
        <CustomerState state={row.state} />
      </div>
      <div className="soft">
        {row.phone} · {row.number}
      </div>
      <div className="faint">
        {row.owner_name}
        {row.next_contact_on && (
          <>
            {' · '}
            {field('customers', 'next_contact_on')}{' '}
            <DayText on={row.next_contact_on} isNear isDue />
          </>
        )}
      </div>
    </div>
  );
}
