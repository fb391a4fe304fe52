import { Button } from 'antd';
import { useState } from 'react';

import { contract, type FollowUpRow } from '#contract/reception';
import { PAGE_LIMIT, type Page } from '#kernel/page';

import { useRead } from '../api-hooks.ts';
import { Section } from '../customers/section.tsx';
import { Timeline } from '../ui/timeline.tsx';
import { useWords } from '../words.ts';

interface FollowUpListProps {
  customer_id: string;
  /** The page that came with the archive. */
  first: Page<FollowUpRow>;
}

/** 背面·客户跟踪: every further contact, newest first; the words only for whose they are. */
export function FollowUpList({ customer_id, first }: FollowUpListProps) {
  const { say, label } = useWords();
  const [wantsAll, setWantsAll] = useState(false);
  const asked = { customer_id, limit: PAGE_LIMIT };
  const all = useRead(contract.listFollowUps, asked, { enabled: wantsAll });
  const { rows, next } = all.data ?? first;
  const titleOf = ({ kind, visit_number, outcome }: FollowUpRow) =>
    [label('follow_up_kind', kind), visit_number && `#${visit_number}`, label('outcome', outcome)]
      .filter(Boolean)
      .join(' · ');
  return (
    <Section title={say('reception.section.back')}>
      {rows.length === 0 && <p className="faint">{say('reception.empty.follow_ups')}</p>}
      <Timeline
        items={rows.map((it) => ({
          key: it.follow_up_id,
          at: it.at,
          title: titleOf(it),
          by: it.logged_by_name,
          more: <ContactWords row={it} />,
          tone: it.kind === 'visit' ? ('accent' as const) : ('quiet' as const),
        }))}
      />
      {next && !all.data && (
        <Button type="text" block loading={all.isFetching} onClick={() => setWantsAll(true)}>
          {say('ui.register.load_more')}
        </Button>
      )}
    </Section>
  );
}

/** What was said at one contact; to whoever may not read it, that there were words. */
export function ContactWords({ row }: { row: FollowUpRow }) {
  const { say, field } = useWords();
  const { content, problems, solution, hook, next_on } = row;
  if (content === null)
    return <span className="faint">{say('reception.screen.words_hidden')}</span>;
  const line = (name: string, text: string | null) =>
    text && (
      <p className="card-words">
        <span className="faint">{field('reception', name)}</span> {text}
      </p>
    );
  return (
    <>
      {content && <p className="card-words">{content}</p>}
      {line('problems', problems)}
      {line('solution', solution)}
      {line('next_on', next_on && [next_on, hook].filter(Boolean).join(' · '))}
    </>
  );
}
