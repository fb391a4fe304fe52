import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';

import { contract, type InquiryRow } from '#contract/reception';

import { useGo } from '../address.ts';
import { useRead } from '../api-hooks.ts';
import '../customers/customers.css';
import { Section } from '../customers/section.tsx';
import { later } from '../later.tsx';
import { paths } from '../paths.ts';
import { useMe } from '../shell/me.ts';
import { Bones } from '../ui/bones.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { MomentText } from '../ui/moment-text.tsx';
import { Note } from '../ui/note.tsx';
import { today } from '../ui/moments.ts';
import { PageHeader } from '../ui/page-header.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { TextLink } from '../ui/text-link.tsx';
import { useWords } from '../words.ts';
import './reception.css';
import { byUrgency, TaskLine, type Task } from './today-task.tsx';

const LogContactDrawer = later(
  async () => (await import('./log-contact-drawer.tsx')).LogContactDrawer,
);
const PrepareCallDrawer = later(
  async () => (await import('./prepare-call-drawer.tsx')).PrepareCallDrawer,
);

/** 今天: whom to contact and why, who waits for a card, and what is done so far. */
export function Screen() {
  const { say } = useWords();
  const { may } = useMe();
  const go = useGo();
  const { data, error } = useRead(contract.listToday, {}, { scope: 'own' });
  const [preparing, setPreparing] = useState<Task>();
  const [logging, setLogging] = useState<{ task: Task; hook?: string | undefined }>();
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
          <Section title={say('reception.screen.to_contact')} actions={<Late tasks={data.rows} />}>
            <LeftOut count={data.dropped_for_purpose ?? 0} />
            {data.rows.length === 0 && (
              <EmptyState
                title={say('reception.empty.today_title')}
                lead={say('reception.empty.today_lead')}
              />
            )}
            <ul>
              {byUrgency(data.rows).map((it) => (
                <TaskLine
                  key={it.customer_id}
                  task={it}
                  onLog={() => setLogging({ task: it })}
                  onPrepare={() => setPreparing(it)}
                />
              ))}
            </ul>
          </Section>
          <div className="today-side">
            <Waiting inquiries={data.waiting_inquiries} />
            <Counts counts={data.counts} />
          </div>
        </div>
      )}
      {preparing && (
        <PrepareCallDrawer
          customer_id={preparing.customer_id}
          name={preparing.name}
          onLog={(hook) => {
            setLogging({ task: preparing, hook });
            setPreparing(undefined);
          }}
          onClose={() => setPreparing(undefined)}
        />
      )}
      {logging && <LogTask {...logging} onClose={() => setLogging(undefined)} />}
    </>
  );
}

function LogTask({
  task,
  hook,
  onClose,
}: {
  task: Task;
  hook?: string | undefined;
  onClose: () => void;
}) {
  return (
    <LogContactDrawer
      customer_id={task.customer_id}
      name={task.name}
      kind={task.reason === 'visit_expected' ? 'visit' : 'call'}
      intent_grade={task.intent_grade}
      hook={hook}
      onClose={onClose}
    />
  );
}

/** Who is due and may not be contacted: no lawful basis covers it, so nobody is named here. */
function LeftOut({ count }: { count: number }) {
  const { say, label } = useWords();
  if (count === 0) return null;
  return (
    <Note tone="quiet">
      {say('ui.register.dropped', { count, purpose: label('purpose', 'sales') })}{' '}
      <TextLink to={paths.customers({ lawful: 'missing' })}>
        {say('customers.screen.show_without_basis')}
      </TextLink>
    </Note>
  );
}

/** How many are past their day; nothing where none is. */
function Late({ tasks }: { tasks: readonly Task[] }) {
  const { say } = useWords();
  const count = tasks.filter((it) => it.is_late).length;
  if (count === 0) return null;
  return <StateTag tone="late">{say('reception.screen.late_count', { count })}</StateTag>;
}

/** Calls and visits handed over that have no card yet. */
function Waiting({ inquiries }: { inquiries: readonly InquiryRow[] }) {
  const { say, label, locale } = useWords();
  const go = useGo();
  if (inquiries.length === 0) return null;
  return (
    <Section title={say('reception.screen.waiting')}>
      <ul>
        {inquiries.map((it) => (
          <li key={it.inquiry_id} className="today-task">
            <div>
              <div className="today-head">
                <span className="today-who">{it.name || it.phone || say('ui.none')}</span>
                <span className="faint">
                  {label('inquiry_kind', it.kind)} · <MomentText at={it.at} isNear />
                </span>
              </div>
              <div className="faint">
                {it.concerns
                  .map((one) => label('concern', one))
                  .join(locale === 'en' ? ', ' : '、')}
              </div>
            </div>
            <div className="today-actions">
              <Button onClick={() => go(paths.newWarmCard(it.inquiry_id))}>
                {say('reception.action.fill_from')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

type Counted = 'cards' | 'visits' | 'calls' | 'in_review';

/** What is done so far; each count leads to its rows. */
function Counts({ counts }: { counts: Record<Counted, number> }) {
  const { say } = useWords();
  const on_from = today();
  const rows: Record<Counted, string> = {
    cards: paths.warmCards({ on_from }),
    visits: paths.followUps({ on_from, kind: 'visit' }),
    calls: paths.followUps({ on_from, kind: 'call' }),
    in_review: paths.customers({ state: 'pending_review' }),
  };
  return (
    <Section title={say('reception.screen.done_today')}>
      <dl className="today-counts">
        {(Object.keys(rows) as Counted[]).map((it) => (
          <div key={it}>
            <dt>{say(`reception.screen.${it}`)}</dt>
            <dd>
              <TextLink to={rows[it]}>{counts[it]}</TextLink>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
