import { PlusOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useState } from 'react';

import { contract, type SubmissionRow } from '#contract/forms';

import { useRead } from '../api-hooks.ts';
import { useChannelNames } from '../customers/archive-fields.tsx';
import { useMe } from '../shell/me.ts';
import { Bones } from '../ui/bones.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { MomentText } from '../ui/moment-text.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { useWords } from '../words.ts';
import { EnterDrawer } from './enter-drawer.tsx';
import './forms.css';
import { SubmissionPanel } from './submission-panel.tsx';

/** 客户留言: what came by form, questionnaire, e-mail and social media, screened one by one. */
export function Screen() {
  const { say } = useWords();
  const { may } = useMe();
  const [isWaiting, setWaiting] = useState(true);
  const [opened, setOpened] = useState<string>();
  const [isEntering, setEntering] = useState(false);
  const waiting = isWaiting ? 'true' : 'false';
  const { data, error } = useRead(contract.listSubmissions, { waiting, limit: 100 });
  return (
    <>
      <PageHeader
        title={say('forms.screen.inbox_title')}
        lead={say('forms.about.inbox')}
        clause="information/3a"
        actions={
          may('forms.enter-submission') && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setEntering(true)}>
              {say('forms.action.enter-submission')}
            </Button>
          )
        }
      />
      <Segmented
        aria-label={say('forms.field.verdict')}
        value={isWaiting ? 'waiting' : 'all'}
        options={[
          { value: 'waiting', label: say('forms.screen.waiting') },
          { value: 'all', label: say('forms.screen.all') },
        ]}
        onChange={(value) => setWaiting(value === 'waiting')}
      />
      {error && <RefusalNote error={error} />}
      {!data && !error && <Bones rows={6} />}
      {data?.rows.length === 0 && <EmptyState title={say('forms.empty.inbox')} />}
      <ul className="form-lines">
        {data?.rows.map((it) => (
          <Line key={it.submission_id} row={it} onOpen={() => setOpened(it.submission_id)} />
        ))}
      </ul>
      {opened && <SubmissionPanel submission_id={opened} onClose={() => setOpened(undefined)} />}
      {isEntering && <EnterDrawer onClose={() => setEntering(false)} />}
    </>
  );
}

function Line({ row, onOpen }: { row: SubmissionRow; onOpen: () => void }) {
  const { say, label, locale } = useWords();
  const channelName = useChannelNames();
  const title = locale === 'en' ? row.form_title_en : row.form_title_zh;
  return (
    <li>
      <button type="button" className="form-line" onClick={onOpen}>
        <b>{row.name || say('ui.none')}</b>
        <span>{row.phone}</span>
        <span>{title ?? say('forms.screen.by_staff')}</span>
        <span className="faint">
          {channelName(row.channel)} · {row.project_name}
        </span>
        <MomentText at={row.received_at} />
        <StateTag tone={row.verdict === null ? 'due' : 'quiet'}>
          {row.verdict ? label('verdict', row.verdict) : say('forms.screen.waiting')}
        </StateTag>
      </button>
    </li>
  );
}
