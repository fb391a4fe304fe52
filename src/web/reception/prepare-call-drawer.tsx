import { EditOutlined, PhoneOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { z } from 'zod';

import { contract, Element, type Hook } from '#contract/reception';

import { call } from '../api.ts';
import { Missing } from '../customers/missing.tsx';
import { Bones } from '../ui/bones.tsx';
import { ClauseLink } from '../ui/clause-link.tsx';
import { FieldList } from '../ui/field-list.tsx';
import { Note } from '../ui/note.tsx';
import { Panel } from '../ui/panel.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { Timeline } from '../ui/timeline.tsx';
import { useWords } from '../words.ts';
import { ContactWords } from './follow-up-list.tsx';
import './reception.css';

type Prepared = z.output<typeof contract.prepareCall.output>;

interface Props {
  customer_id: string;
  name: string;
  /** Goes on to write down what came of it, with the reason that was used. */
  onLog: (hook: string | undefined) => void;
  onClose: () => void;
}

/** Opening the card before a call is an act of its own: it is asked once, and noted. */
function usePrepared(customer_id: string) {
  const [found, setFound] = useState<Prepared>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    const leaving = new AbortController();
    call(contract.prepareCall, { customer_id }, { signal: leaving.signal })
      .then(setFound)
      .catch((thrown: unknown) => {
        if (!leaving.signal.aborted) setError(thrown);
      });
    return () => leaving.abort();
  }, [customer_id]);
  return { found, error };
}

/** 打电话之前: why to call, what is unanswered, what was said, and the card; dialling is one tap. */
export function PrepareCallDrawer({ customer_id, name, onLog, onClose }: Props) {
  const { say } = useWords();
  const { found, error } = usePrepared(customer_id);
  const [hook, setHook] = useState<string>();
  const title = `${say('reception.action.prepare-call')} · ${name}`;
  return (
    <Panel title={title} isOpen onClose={onClose} width={560}>
      {error !== undefined && <RefusalNote error={error} />}
      {!found && error === undefined && <Bones rows={10} />}
      {found && (
        <div className="prepare">
          <Hooks hooks={found.hooks} chosen={hook} onChoose={setHook} />
          <OpenProblems problems={found.open_problems} />
          <LastContacts rows={found.follow_ups} />
          <CardFront prepared={found} />
          <Missing customer={found.customer} />
          <div className="prepare-bar">
            <Button type="primary" size="large" icon={<PhoneOutlined />} href={telOf(found)}>
              {say('reception.screen.prepared_call')} {found.customer.phone}
            </Button>
            <Button size="large" icon={<EditOutlined />} onClick={() => onLog(hook)}>
              {say('reception.screen.prepared_log')}
            </Button>
          </div>
        </div>
      )}
    </Panel>
  );
}

const telOf = ({ customer }: Prepared) => `tel:${customer.phone}`;

interface HooksProps {
  hooks: readonly Hook[];
  chosen: string | undefined;
  onChoose: (hook: string | undefined) => void;
}

/** Proposed reasons; the one that is used goes into the record with one tap. */
function Hooks({ hooks, chosen, onChoose }: HooksProps) {
  const { say, label } = useWords();
  return (
    <section aria-label={say('reception.screen.hooks')}>
      <h3>
        {say('reception.screen.hooks')} <ClauseLink clause="warm-card/4b" />
      </h3>
      <p className="faint">{say('reception.screen.hook_about')}</p>
      {hooks.length === 0 && <p>{say('reception.screen.no_hooks')}</p>}
      <div className="prepare-hooks" role="group" aria-label={say('reception.screen.hooks')}>
        {hooks.map(({ kind, words }) => {
          const text = words ?? label('hook_kind', kind);
          return (
            <button
              key={kind}
              type="button"
              role="checkbox"
              className="choice"
              aria-checked={text === chosen}
              onClick={() => onChoose(text === chosen ? undefined : text)}
            >
              {label('hook_kind', kind)}
              {words && <span className="choice-help">{words}</span>}
            </button>
          );
        })}
      </div>
    </section>
  );
}

function OpenProblems({ problems }: { problems: readonly string[] }) {
  const { say } = useWords();
  if (problems.length === 0) return null;
  return (
    <Note tone="due">
      <b>{say('reception.screen.open_problems')}</b>
      <ul>
        {problems.map((it) => (
          <li key={it}>{it}</li>
        ))}
      </ul>
    </Note>
  );
}

function LastContacts({ rows }: { rows: Prepared['follow_ups'] }) {
  const { say, label } = useWords();
  if (rows.length === 0) return null;
  return (
    <section>
      <h3>{say('reception.screen.last_contacts')}</h3>
      <Timeline
        items={rows.map((it) => ({
          key: it.follow_up_id,
          at: it.at,
          title: `${label('follow_up_kind', it.kind)} · ${label('outcome', it.outcome)}`,
          by: it.logged_by_name,
          more: <ContactWords row={it} />,
          tone: it.kind === 'visit' ? ('accent' as const) : ('quiet' as const),
        }))}
      />
    </section>
  );
}

function CardFront({ prepared }: { prepared: Prepared }) {
  const { say, label } = useWords();
  const { elements } = prepared;
  const written = Element.options.filter((it) => elements?.[it]);
  if (!elements || written.length === 0) return null;
  return (
    <section>
      <h3>{say('reception.screen.card_front')}</h3>
      <FieldList
        lines={written.map((it) => ({
          label: label('element', it),
          value: elements[it],
          isWide: true,
        }))}
      />
    </section>
  );
}
