import type { FollowUpRow, InquiryRow, ProspectRow, WarmCardRow } from '#contract/reception';

import { toneOf } from '../tones.ts';
import { DayText, MomentText } from '../ui/moment-text.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { useWords } from '../words.ts';
import './reception.css';

/** Whether the card of this call or visit is filled; what waits stands out. */
export function CardedTag({ row }: { row: InquiryRow }) {
  const { say } = useWords();
  return row.is_carded ? (
    <StateTag tone="done" isDot>
      {say('reception.screen.carded')}
    </StateTag>
  ) : (
    <StateTag tone="due">{say('reception.screen.waiting_card')}</StateTag>
  );
}

/** One call or visit in a list on a phone. */
export function InquiryCard({ row }: { row: InquiryRow }) {
  const { say, label, locale } = useWords();
  const asked = row.concerns.map((it) => label('concern', it));
  return (
    <div>
      <div className="row-head">
        <strong>{row.name || row.phone || say('ui.none')}</strong>
        <CardedTag row={row} />
      </div>
      <div className="soft">
        {label('inquiry_kind', row.kind)} · <MomentText at={row.at} isNear />
        {row.name && row.phone && ` · ${row.phone}`}
      </div>
      <div className="faint">
        {[row.handed_to_name ?? say('reception.screen.not_assigned'), ...asked].join(
          locale === 'en' ? ', ' : '、',
        )}
      </div>
    </div>
  );
}

/** One warm card in a list on a phone. */
export function WarmCardCard({ row }: { row: WarmCardRow }) {
  const { say, label, field } = useWords();
  const { intent_grade: grade, next_contact_on } = row;
  return (
    <div>
      <div className="row-head">
        <strong>{row.name}</strong>
        {grade && <StateTag tone={toneOf('intent_grade', grade) ?? 'quiet'}>{grade}</StateTag>}
        {row.is_short && <StateTag tone="quiet">{field('reception', 'is_short')}</StateTag>}
        {row.is_scouting && <StateTag tone="late">{label('scouting', 'confirmed')}</StateTag>}
      </div>
      <div className="soft">
        {row.on_day} · {label('inquiry_kind', row.first_contact)} · {row.consultant_name}
      </div>
      <div className="faint">
        {say('reception.screen.times', { visits: row.visit_count, calls: row.call_count })}
        {next_contact_on && (
          <>
            {' · '}
            {field('reception', 'next_contact_on')} <DayText on={next_contact_on} isNear isDue />
          </>
        )}
      </div>
    </div>
  );
}

/** One prospect in a list on a phone: how serious, what is agreed, what is open. */
export function ProspectCard({ row }: { row: ProspectRow }) {
  const { say, label, field } = useWords();
  const { intent_grade: grade, next_contact_on, last_outcome, open_problem, hook } = row;
  const isOpen = row.has_open_problem;
  return (
    <div>
      <div className="row-head">
        <strong>{row.name}</strong>
        {grade && <StateTag tone={toneOf('intent_grade', grade) ?? 'quiet'}>{grade}</StateTag>}
        {isOpen && <StateTag tone="due">{field('reception', 'has_open_problem')}</StateTag>}
      </div>
      <div className="soft">
        {[row.owner_name, row.phone, last_outcome && label('outcome', last_outcome)]
          .filter(Boolean)
          .join(' · ')}
      </div>
      {open_problem && <div className="card-words">{open_problem}</div>}
      <div className="faint">
        {say('reception.screen.times', { visits: row.visit_count, calls: row.call_count })}
        {next_contact_on && (
          <>
            {' · '}
            {field('reception', 'next_contact_on')} <DayText on={next_contact_on} isNear isDue />
          </>
        )}
        {hook && ` · ${hook}`}
      </div>
    </div>
  );
}

/** One contact in a list on a phone. */
export function FollowUpCard({ row }: { row: FollowUpRow }) {
  const { label, field } = useWords();
  return (
    <div>
      <div className="row-head">
        <strong>
          {label('follow_up_kind', row.kind)} · {label('outcome', row.outcome)}
        </strong>
        <span className="faint">{row.customer_number}</span>
      </div>
      {row.content && <div className="card-words">{row.content}</div>}
      <div className="faint">
        {row.logged_by_name} · <MomentText at={row.at} isNear />
        {row.next_on && ` · ${field('reception', 'next_on')} ${row.next_on}`}
      </div>
    </div>
  );
}
