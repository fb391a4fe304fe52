import { Button } from 'antd';
import { useState } from 'react';

import { contract } from '#contract/customers';

import { useRead } from '../api-hooks.ts';
import { paths } from '../paths.ts';
import { useMe } from '../shell/me.ts';
import { TextLink } from '../ui/text-link.tsx';
import type { Tone } from '../ui/theme.ts';
import { Timeline } from '../ui/timeline.tsx';
import { useWords, type Speech } from '../words.ts';
import { Section } from './section.tsx';

const FIRST = 10;
const MORE = 100;

const tones: Record<string, Tone> = {
  review_approved: 'done',
  review_returned: 'late',
  review_declined: 'late',
  consent_withdrawn: 'late',
  first_visit: 'accent',
  first_call: 'accent',
};

/** The colour of an event: what went wrong stands out, first contacts are the story's beginning. */
export const eventTone = (kind: string): Tone => tones[kind] ?? 'quiet';

/** What an event's codes say: an outcome, a purpose, which visit it was. */
export function factsInWords(
  { label }: Speech,
  facts: Record<string, string | number | null>,
): string {
  const { outcome, purpose, relation } = facts;
  if (relation) return label('relation_kind', String(relation));
  if (outcome) return label('outcome', String(outcome));
  return purpose ? label('purpose', String(purpose)) : '';
}

/** 往来: what happened with the customer, newest first. */
export function TimelineSection({ customer_id }: { customer_id: string }) {
  const words = useWords();
  const { say, find } = words;
  const { may } = useMe();
  const [limit, setLimit] = useState(FIRST);
  const { data } = useRead(contract.readTimeline, { customer_id, limit }, { keep: true });
  return (
    <Section
      title={say('customers.section.timeline')}
      actions={
        may('customers.read-record') && (
          <TextLink to={paths.customerRecord(customer_id)}>
            {say('customers.action.read-record')}
          </TextLink>
        )
      }
    >
      {data?.rows.length === 0 && <p className="faint">{say('customers.empty.timeline')}</p>}
      <Timeline
        items={(data?.rows ?? []).map((it) => ({
          key: it.event_id,
          at: it.at,
          title: find(`customers.event.${it.kind}`) ?? it.kind,
          by: it.by_name,
          more: factsInWords(words, it.facts),
          tone: eventTone(it.kind),
        }))}
      />
      {data?.next && limit < MORE && (
        <Button type="text" block onClick={() => setLimit(MORE)}>
          {say('ui.register.load_more')}
        </Button>
      )}
    </Section>
  );
}

/** 谁看过: every look and change, as the log keeps it. */
export function LooksSection({ customer_id }: { customer_id: string }) {
  const { say, find, label } = useWords();
  const { data } = useRead(contract.listLooks, { customer_id, limit: FIRST });
  return (
    <Section title={say('customers.section.looks')}>
      {data?.rows.length === 0 && <p className="faint">{say('customers.empty.looks')}</p>}
      <Timeline
        items={(data?.rows ?? []).map((it) => ({
          key: it.entry_id,
          at: it.at,
          title: find(`list.action.${it.action}`) ?? it.action,
          by: it.actor_name,
          more: it.purpose ? label('purpose', it.purpose) : undefined,
        }))}
      />
    </Section>
  );
}
