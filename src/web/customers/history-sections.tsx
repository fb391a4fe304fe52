import { useState } from 'react';
import { Button } from 'antd';

import { contract } from '#contract/customers';

import { useRead } from '../api-hooks.ts';
import { MomentText } from '../ui/moment-text.tsx';
import { useWords } from '../words.ts';
import { Section } from './section.tsx';

const PAGE = 20;

/** 往来: what happened with the customer, newest first. */
export function TimelineSection({ customer_id }: { customer_id: string }) {
  const { say, find, label } = useWords();
  const [limit, setLimit] = useState(PAGE);
  const { data } = useRead(contract.readTimeline, { customer_id, limit }, { keep: true });
  const kindOf = (kind: string) => find(`customers.event.${kind}`) ?? kind;
  const factOf = (facts: Record<string, string | number | null>) => {
    if (facts.outcome) return label('outcome', String(facts.outcome));
    if (facts.purpose) return label('purpose', String(facts.purpose));
    return '';
  };
  return (
    <Section title={say('customers.section.timeline')}>
      {data?.rows.length === 0 && <p className="faint">{say('customers.empty.timeline')}</p>}
      {data?.rows.map((it) => (
        <div key={it.event_id} className="customer-line">
          <span>
            {kindOf(it.kind)} <span className="soft">{factOf(it.facts)}</span>
          </span>
          <span className="faint">
            {it.by_name} <MomentText at={it.at} />
          </span>
        </div>
      ))}
      {data?.next && (
        <Button type="text" block onClick={() => setLimit(Math.min(limit + PAGE * 3, 200))}>
          {say('ui.register.load_more')}
        </Button>
      )}
    </Section>
  );
}

/** 谁看过: every look and change, as the log keeps it. */
export function LooksSection({ customer_id }: { customer_id: string }) {
  const { say, find, label } = useWords();
  const { data } = useRead(contract.listLooks, { customer_id, limit: PAGE });
  return (
    <Section title={say('customers.section.looks')}>
      {data?.rows.length === 0 && <p className="faint">{say('customers.empty.looks')}</p>}
      {data?.rows.map((it) => (
        <div key={it.entry_id} className="customer-line">
          <span>
            {it.actor_name} · {find(`list.action.${it.action}`) ?? it.action}{' '}
            {it.purpose && <span className="faint">{label('purpose', it.purpose)}</span>}
          </span>
          <MomentText at={it.at} />
        </div>
      ))}
    </Section>
  );
}
