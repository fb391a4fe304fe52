import { Button } from 'antd';
import { useState } from 'react';

import { contract, type FormRow } from '#contract/forms';
import { presets } from '#rules/forms';

import { useRead, useWrite } from '../api-hooks.ts';
import { newClientId } from '../client-id.ts';
import { NOTICE } from '../consent/consent-values.ts';
import { useChannelNames } from '../customers/channels.ts';
import { useMe } from '../shell/me.ts';
import { Bones } from '../ui/bones.tsx';
import { useConfirm } from '../ui/confirm.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { useWords } from '../words.ts';
import { EditDrawer, type Editing } from './edit-drawer.tsx';
import './forms.css';
import { ResultsPanel } from './results-panel.tsx';
import { SharePanel } from './share-panel.tsx';

/** 表单与问卷: what is asked of guests, begun from a ready one, published by version. */
export function Screen() {
  const { say, label } = useWords();
  const { may } = useMe();
  const mayPublish = may('forms.publish-form');
  const { data, error } = useRead(contract.listForms, {});
  const [editing, setEditing] = useState<Editing>();
  const [shared, setShared] = useState<FormRow>();
  const [counted, setCounted] = useState<FormRow>();
  const begin = (it: (typeof presets)[number]) =>
    setEditing({
      form_id: newClientId(),
      project_id: undefined,
      channel: it.channel,
      notice_code: NOTICE,
      definition: it.definition,
    });
  return (
    <>
      <PageHeader
        title={say('forms.screen.forms_title')}
        lead={say('forms.about.forms')}
        clause="information/2a"
      />
      {error && <RefusalNote error={error} />}
      {!data && !error && <Bones rows={6} />}
      {mayPublish && (
        <>
          <p className="soft">{say('forms.empty.forms_lead')}</p>
          <div className="form-doing">
            {presets.map((it) => (
              <Button key={it.code} onClick={() => begin(it)}>
                {label('form_preset', it.code)}
              </Button>
            ))}
          </div>
        </>
      )}
      <ul className="form-lines">
        {data?.rows.map((it) => (
          <Line
            key={it.form_id}
            row={it}
            onEdit={() => setEditing({ ...it, definition: it.definition })}
            onShare={() => setShared(it)}
            onResults={() => setCounted(it)}
          />
        ))}
      </ul>
      {editing && <EditDrawer editing={editing} onClose={() => setEditing(undefined)} />}
      {shared && <SharePanel row={shared} onClose={() => setShared(undefined)} />}
      {counted && <ResultsPanel row={counted} onClose={() => setCounted(undefined)} />}
    </>
  );
}

interface LineProps {
  row: FormRow;
  onEdit: () => void;
  onShare: () => void;
  onResults: () => void;
}

function Line({ row, onEdit, onShare, onResults }: LineProps) {
  const { say, locale } = useWords();
  const { may } = useMe();
  const channelName = useChannelNames();
  const confirm = useConfirm();
  const close = useWrite(contract.closeForm, { said: say('forms.screen.form_closed') });
  const title = locale === 'en' ? row.definition.title_en : row.definition.title_zh;
  const ask = async () => {
    const yes = say('forms.action.close-form');
    const lead = say('forms.screen.close_lead');
    if (await confirm({ title, lead, yes, isGrave: true })) close.mutate({ form_id: row.form_id });
  };
  return (
    <li className="form-line">
      <b>{title}</b>
      <span className="faint">
        {say('forms.screen.version', { version: row.version })} · {channelName(row.channel)} ·{' '}
        {row.project_name}
      </span>
      {row.is_open ? (
        <span className="form-doing">
          <Button onClick={onShare}>{say('forms.action.share')}</Button>
          {may('forms.publish-form') && (
            <Button onClick={onEdit}>{say('forms.action.edit')}</Button>
          )}
          {may('forms.read-results') && (
            <Button onClick={onResults}>{say('forms.action.results')}</Button>
          )}
          {may('forms.close-form') && (
            <Button danger type="text" onClick={() => void ask()}>
              {say('forms.action.close-form')}
            </Button>
          )}
        </span>
      ) : (
        <span className="form-doing">
          <StateTag tone="quiet">{say('forms.screen.closed')}</StateTag>
          {may('forms.read-results') && (
            <Button onClick={onResults}>{say('forms.action.results')}</Button>
          )}
        </span>
      )}
    </li>
  );
}
