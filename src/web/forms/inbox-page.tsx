import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';

import { contract, type SubmissionRow } from '#contract/forms';

import { useRead } from '../api-hooks.ts';
import { useChannelChoices, useChannelNames } from '../customers/channels.ts';
import { EndpointRegister } from '../endpoint-register.tsx';
import { useMe } from '../shell/me.ts';
import { MomentText } from '../ui/moment-text.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { useWords } from '../words.ts';
import { EnterDrawer } from './enter-drawer.tsx';
import './forms.css';
import { SubmissionPanel } from './submission-panel.tsx';

/** 客户留言: what came by form, questionnaire, e-mail and social media, screened one by one. */
export function Screen() {
  const { say } = useWords();
  const { may } = useMe();
  const [isEntering, setEntering] = useState(false);
  const channel = useChannelChoices();
  const channelName = useChannelNames();
  const form_id = useFormChoices();
  const titleOf = useTitle();
  return (
    <>
      <EndpointRegister
        endpoint={contract.listSubmissions}
        rowId={(row) => row.submission_id}
        view="view"
        lead={say('forms.about.inbox')}
        options={{ channel, form_id }}
        card={(row) => <SubmissionCard row={row} />}
        cells={{
          form_title: titleOf,
          channel: (row) => channelName(row.channel),
          name: (row) => (row.is_destroyed ? say('forms.screen.destroyed') : row.name),
          verdict: (row) => <VerdictTag row={row} />,
        }}
        panel={(submission_id, _row, close) => ({
          title: say('forms.action.read-submission'),
          body: <SubmissionPanel submission_id={submission_id} onClose={close} />,
        })}
        actions={
          may('forms.enter-submission') && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setEntering(true)}>
              {say('forms.action.enter-submission')}
            </Button>
          )
        }
        empty={{ title: say('forms.empty.inbox') }}
      />
      {isEntering && <EnterDrawer onClose={() => setEntering(false)} />}
    </>
  );
}

/** The company's forms, to narrow the register by one of them. */
function useFormChoices() {
  const { locale } = useWords();
  const { data } = useRead(contract.listForms, {});
  return (data?.rows ?? []).map(({ form_id, definition }) => ({
    value: form_id,
    label: locale === 'en' ? definition.title_en : definition.title_zh,
  }));
}

/** What was filled in, in the language of the screen. */
function useTitle() {
  const { say, locale } = useWords();
  return ({ form_title_zh, form_title_en }: SubmissionRow) =>
    (locale === 'en' ? form_title_en : form_title_zh) ?? say('forms.screen.by_staff');
}

function VerdictTag({ row }: { row: SubmissionRow }) {
  const { say, label } = useWords();
  return (
    <StateTag tone={row.verdict === null ? 'due' : 'quiet'}>
      {row.verdict ? label('verdict', row.verdict) : say('forms.screen.waiting')}
    </StateTag>
  );
}

/** One submission in a list on a phone. */
function SubmissionCard({ row }: { row: SubmissionRow }) {
  const { say } = useWords();
  const titleOf = useTitle();
  const channelName = useChannelNames();
  const who = [row.name, row.phone].filter((it) => it !== '').join(' · ');
  return (
    <div>
      <div className="card-head">
        <strong>{row.is_destroyed ? say('forms.screen.destroyed') : who || say('ui.none')}</strong>
        <VerdictTag row={row} />
      </div>
      <div className="soft">
        {titleOf(row)} · <MomentText at={row.received_at} isNear />
      </div>
      <div className="faint">
        {channelName(row.channel)} · {row.project_name}
      </div>
    </div>
  );
}
