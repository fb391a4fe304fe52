import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';

import { contract, MessageKind, type MessageSettings } from '#contract/messages';
import { cannotMailTo } from '#rules/messages';

import { useRead, useWrite } from '../api-hooks.ts';
import { paths } from '../paths.ts';
import { Bones } from '../ui/bones.tsx';
import { Note } from '../ui/note.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { TextLink } from '../ui/text-link.tsx';
import { useWords } from '../words.ts';
import './messages.css';

/** 消息设置: what I am told in the application, and what by mail. */
export function Screen() {
  const { say } = useWords();
  const { data, error } = useRead(contract.readSettings, {});
  return (
    <div className="messages-page">
      <PageHeader
        title={say('messages.screen.settings')}
        lead={say('messages.screen.settings_lead')}
        above={<TextLink to={paths.messages()}>{say('messages.screen.title')}</TextLink>}
      />
      {error && <RefusalNote error={error} />}
      {data ? <Settings kept={data} isMailOn={data.is_mail_on} /> : !error && <Bones rows={6} />}
    </div>
  );
}

const without = (kinds: readonly MessageKind[], kind: MessageKind) =>
  kinds.filter((it) => it !== kind);

function Settings({ kept, isMailOn }: { kept: MessageSettings; isMailOn: boolean }) {
  const { say, refusal } = useWords();
  const [address, setAddress] = useState(kept.mail_address ?? '');
  const [mailed, setMailed] = useState(kept.mailed);
  const [muted, setMuted] = useState(kept.muted);
  const [isTried, setTried] = useState(false);
  const save = useWrite(contract.changeSettings, { said: say('messages.screen.saved') });
  const settings = { mail_address: address.trim() || null, mailed, muted };
  const problem = cannotMailTo(settings);
  const submit = () => {
    setTried(true);
    if (!problem) save.mutate(settings);
  };
  const set = (change: typeof setMailed, kind: MessageKind, isOn: boolean) =>
    change((kinds) => (isOn ? [...without(kinds, kind), kind] : without(kinds, kind)));
  return (
    <form
      className="sheet"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {!isMailOn && <Note tone="quiet">{say('messages.screen.mail_off')}</Note>}
      <label className="message-address">
        {say('messages.screen.address')}
        <Input
          type="email"
          autoComplete="email"
          maxLength={254}
          value={address}
          onChange={(event) => setAddress(event.target.value)}
        />
      </label>
      {isTried && problem && (
        <div role="alert">
          <Note tone="late">{refusal(problem)}</Note>
        </div>
      )}
      <table className="message-table">
        <thead>
          <tr>
            <th scope="col">{say('messages.screen.title')}</th>
            <th scope="col">{say('messages.screen.in_app')}</th>
            <th scope="col">{say('messages.screen.by_mail')}</th>
          </tr>
        </thead>
        <tbody>
          {MessageKind.options.map((kind) => {
            const name = say(`messages.kind.${kind}`, { outcome: '…' });
            return (
              <tr key={kind}>
                <td>{name}</td>
                <td>
                  <Checkbox
                    checked={!muted.includes(kind)}
                    aria-label={`${name} · ${say('messages.screen.in_app')}`}
                    onChange={({ target }) => set(setMuted, kind, !target.checked)}
                  />
                </td>
                <td>
                  <Checkbox
                    checked={mailed.includes(kind) && !muted.includes(kind)}
                    disabled={muted.includes(kind)}
                    aria-label={`${name} · ${say('messages.screen.by_mail')}`}
                    onChange={({ target }) => set(setMailed, kind, target.checked)}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className="message-save">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {say('ui.action.save')}
        </Button>
      </div>
    </form>
  );
}
