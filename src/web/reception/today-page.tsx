import { PhoneOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';

import { contract, type InquiryRow, type TodayRow } from '#contract/reception';

import { useGo } from '../address.ts';
import { useRead } from '../api-hooks.ts';
import '../customers/customers.css';
import { Section } from '../customers/section.tsx';
import { paths } from '../paths.ts';
import { useMe } from '../shell/me.ts';
import { Bones } from '../ui/bones.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { DayText, MomentText } from '../ui/moment-text.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { TextLink } from '../ui/text-link.tsx';
import { useWords } from '../words.ts';
import { LogContactDrawer } from './log-contact-drawer.tsx';
import './reception.css';

type Task = z.output<typeof TodayRow>;

/** 今天: whom to contact and why, who waits for a card, and what is done so far. */
export function Screen() {
  const { say } = useWords();
  const { may } = useMe();
  const go = useGo();
  const { data, error } = useRead(contract.listToday, {}, { scope: 'own' });
  const [logging, setLogging] = useState<Task>();
  if (error) return <RefusalNote error={error} />;
  return (
    <>
      <PageHeader
        title={say('reception.screen.today_title')}
        lead={say('reception.about.today')}
        clause="warm-card/4a"
        actions={
          may('reception.fill-warm-card') && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => go(paths.newWarmCard())}>
              {say('reception.action.new_card')}
            </Button>
          )
        }
      />
      {!data && <Bones rows={10} />}
      {data && (
        <div className="today">
          <Section title={say('reception.screen.to_contact')}>
            {data.rows.length === 0 && (
              <EmptyState
                title={say('reception.empty.today_title')}
                lead={say('reception.empty.today_lead')}
              />
            )}
            {data.rows.map((it) => (
              <TaskLine key={it.customer_id} task={it} onLog={() => setLogging(it)} />
            ))}
          </Section>
          <div>
            <Waiting inquiries={data.waiting_inquiries} />
            <Counts counts={data.counts} />
          </div>
        </div>
      )}
      {logging && (
        <LogContactDrawer
          customer_id={logging.customer_id}
          name={logging.name}
          onClose={() => setLogging(undefined)}
        />
      )}
    </>
  );
}

function TaskLine({ task, onLog }: { task: Task; onLog: () => void }) {
  const { say, label } = useWords();
  const { customer_id, name, phone, intent_grade, reason, due_on, hook } = task;
  return (
    <div className="today-task">
      <div>
        <TextLink to={paths.customer(customer_id)} className="today-who">
          {name}
        </TextLink>{' '}
        {intent_grade && <StateTag tone="quiet">{intent_grade}</StateTag>}
        <div className="soft">
          {label('today_reason', reason)} · <DayText on={due_on} isNear isDue />
        </div>
        {hook && <div className="faint">{hook}</div>}
      </div>
      <div className="today-actions">
        <Button href={`tel:${phone}`} icon={<PhoneOutlined />} aria-label={`${phone}`}>
          {phone}
        </Button>
        <Button onClick={onLog}>{say('reception.action.log_call')}</Button>
      </div>
    </div>
  );
}

function Waiting({ inquiries }: { inquiries: readonly InquiryRow[] }) {
  const { say, label } = useWords();
  const go = useGo();
  if (inquiries.length === 0) return null;
  return (
    <Section title={say('reception.screen.waiting')}>
      {inquiries.map((it) => (
        <div key={it.inquiry_id} className="today-task">
          <div>
            <span className="today-who">{it.name || it.phone}</span>{' '}
            <span className="faint">
              {label('inquiry_kind', it.kind)} · <MomentText at={it.at} isNear />
            </span>
          </div>
          <Button onClick={() => go(paths.newWarmCard(it.inquiry_id))}>
            {say('reception.action.fill_from')}
          </Button>
        </div>
      ))}
    </Section>
  );
}

function Counts({
  counts,
}: {
  counts: Record<'cards' | 'visits' | 'calls' | 'in_review', number>;
}) {
  const { say } = useWords();
  const keys = ['cards', 'visits', 'calls', 'in_review'] as const;
  return (
    <Section title={say('reception.screen.done_today')}>
      <dl className="today-counts">
        {keys.map((it) => (
          <div key={it}>
            <dt>{say(`reception.screen.${it}`)}</dt>
            <dd>{counts[it]}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
