import { LockOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';

import { contract, Element, type Elements, type WarmCard } from '#contract/reception';
import { cannotMarkScouting } from '#rules/reception';

import { useRead, useWrite } from '../api-hooks.ts';
import { Section } from '../customers/section.tsx';
import { later } from '../later.tsx';
import { useTerms } from '../policy/terms.ts';
import { useMe } from '../shell/me.ts';
import { FieldList } from '../ui/field-list.tsx';
import { MomentText } from '../ui/moment-text.tsx';
import { Note } from '../ui/note.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { useWords } from '../words.ts';
import { AttributionPart } from './attribution-part.tsx';
import { CardPhoto } from './card-photo.tsx';
import './reception.css';

const OpenCardDrawer = later(async () => (await import('./open-card-drawer.tsx')).OpenCardDrawer);
const ReviseCardDrawer = later(
  async () => (await import('./revise-card-drawer.tsx')).ReviseCardDrawer,
);

/** 温馨卡 front, as this reader may see it; without one its owner may fill it. */
export function WarmCardPanel({ customer_id, isOwn }: { customer_id: string; isOwn: boolean }) {
  const { may } = useMe();
  const { data } = useRead(contract.readWarmCard, { customer_id });
  if (data) return <CardFront card={data} />;
  const isMissing = data === null && isOwn && may(contract.openWarmCard.id);
  return isMissing ? <NoCard customer_id={customer_id} /> : null;
}

function NoCard({ customer_id }: { customer_id: string }) {
  const { say } = useWords();
  const terms = useTerms();
  const [isFilling, setFilling] = useState(false);
  return (
    <Section
      title={say('customers.section.card')}
      actions={
        <Button size="small" onClick={() => setFilling(true)}>
          {say('reception.action.fill-warm-card')}
        </Button>
      }
    >
      <p className="faint">{say('reception.refusal.card_unknown')}</p>
      {isFilling && terms && (
        <OpenCardDrawer customer_id={customer_id} terms={terms} onClose={() => setFilling(false)} />
      )}
    </Section>
  );
}

function CardFront({ card }: { card: WarmCard }) {
  const { say, label, locale } = useWords();
  const { may } = useMe();
  const terms = useTerms();
  const [isRevising, setRevising] = useState(false);
  const { missing_elements: missing } = card;
  const isOwn = card.elements !== null;
  return (
    <Section
      title={say('customers.section.card')}
      actions={
        isOwn &&
        may('reception.revise-warm-card') && (
          <Button size="small" onClick={() => setRevising(true)}>
            {say('ui.action.edit')}
          </Button>
        )
      }
    >
      <p className="card-facts soft">
        {card.on_day} · {label('inquiry_kind', card.first_contact)} · {card.consultant_name}{' '}
        {card.is_short && <StateTag tone="quiet">{say('reception.field.is_short')}</StateTag>}{' '}
        {card.paper_number && say('reception.screen.paper_of', { number: card.paper_number })}{' '}
        {card.scouting && <StateTag tone="due">{label('scouting', card.scouting)}</StateTag>}
      </p>
      {isOwn && <CardPhoto customer_id={card.customer_id} card_id={card.card_id} />}
      {isOwn && missing.length > 0 && (
        <Note tone="due">
          {say('reception.screen.missing_elements', {
            elements: missing.map((it) => label('element', it)).join(locale === 'en' ? ', ' : '、'),
          })}
        </Note>
      )}
      {card.elements && <Words elements={card.elements} />}
      {card.sensitive_elements && hasWords(card.sensitive_elements) && (
        <div className="card-sensitive card-part">
          <p className="form-guidance">
            <LockOutlined aria-hidden /> {say('reception.about.sensitive')}
          </p>
          <Words elements={card.sensitive_elements} />
        </div>
      )}
      {!isOwn && <p className="faint">{say('reception.screen.words_hidden')}</p>}
      <AttributionPart customer_id={card.customer_id} isOwn={isOwn} />
      <Grades history={card.grade_history} />
      <Scouting card={card} />
      {isRevising && terms && (
        <ReviseCardDrawer card={card} terms={terms} onClose={() => setRevising(false)} />
      )}
    </Section>
  );
}

const hasWords = (elements: Elements) => Object.values(elements).some(Boolean);

function Words({ elements }: { elements: Elements }) {
  const { label } = useWords();
  const written = Element.options.filter((it) => elements[it]);
  return (
    <FieldList
      lines={written.map((it) => ({
        label: label('element', it),
        value: elements[it],
        isWide: true,
      }))}
    />
  );
}

/** 级别变动: a grade is only worth what its history says. */
function Grades({ history }: { history: WarmCard['grade_history'] }) {
  const { say } = useWords();
  if (history.length === 0) return null;
  return (
    <div className="card-part">
      <h3>{say('reception.section.grades')}</h3>
      <ul className="card-grades">
        {history.map(({ from_grade: from, to_grade: to, at, by_name }) => (
          <li key={at.toISOString()}>
            {from
              ? say('reception.screen.grade_changed', { from, to })
              : say('reception.screen.grade_first', { to })}
            <span className="faint">
              {by_name} · <MomentText at={at} isNear />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** 踩盘: suspected by anyone, confirmed or ruled out by the site supervisor. */
function Scouting({ card }: { card: WarmCard }) {
  const words = useWords();
  const { say } = words;
  const { may, offices } = useMe();
  const { customer_id, scouting } = card;
  const mark = useWrite(contract.markScouting, { said: say('reception.screen.scouting_marked') });
  if (!may('reception.mark-scouting')) return null;
  const button = (stage: 'suspected' | 'confirmed' | 'rejected', text: string) => {
    const refusal = cannotMarkScouting(stage, offices);
    return (
      <Button
        size="small"
        disabled={refusal !== undefined}
        title={refusal && words.refusal(refusal)}
        onClick={() => mark.mutate({ customer_id, stage })}
      >
        {text}
      </Button>
    );
  };
  return (
    <div className="card-part card-scouting no-print">
      {!scouting && button('suspected', say('reception.action.suspect_scouting'))}
      {scouting === 'suspected' && (
        <>
          {button('confirmed', say('reception.action.confirm_scouting'))}
          {button('rejected', say('reception.action.reject_scouting'))}
        </>
      )}
      {scouting === 'confirmed' && button('rejected', say('reception.action.reject_scouting'))}
    </div>
  );
}
