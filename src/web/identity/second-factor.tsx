import { Button } from 'antd';
import { useState } from 'react';

import { contract } from '#contract/identity';

import { useRead, useWrite } from '../api-hooks.ts';
import { useMe } from '../shell/me.ts';
import { Bones } from '../ui/bones.tsx';
import { useConfirm } from '../ui/confirm.tsx';
import { MomentText } from '../ui/moment-text.tsx';
import { Note } from '../ui/note.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import './identity.css';
import { RecoveryCodes } from './recovery-codes.tsx';
import { TotpForm } from './totp-form.tsx';

/** 第二道验证: the app on the phone, and the codes on paper for the day it is lost. */
export function SecondFactor() {
  const { say } = useWords();
  const me = useMe();
  const toast = useToast();
  const confirm = useConfirm();
  const { data, error } = useRead(contract.mySecurity, {});
  const [isAdding, setAdding] = useState(false);
  const [codes, setCodes] = useState<readonly string[]>();
  const remove = useWrite(contract.removeTotp, { said: say('security.totp.removed') });
  const renew = useWrite(contract.renewRecoveryCodes, {
    onDone: ({ recovery_codes }) => setCodes(recovery_codes),
  });
  const ask = (title: string, lead: string) =>
    confirm({ title, lead, yes: title, clause: 'access/1e', isGrave: true });
  const since = data?.totp_since_at ?? null;
  return (
    <section className="sheet">
      <div className="person-part-head">
        <h2>
          {say('security.totp.title')}{' '}
          {data && (
            <StateTag tone={since ? 'done' : 'quiet'}>
              {say(since ? 'security.totp.on' : 'security.totp.off')}
            </StateTag>
          )}
        </h2>
      </div>
      {me.must_add_factor && <Note tone="due">{say('security.must_add')}</Note>}
      <p className="soft">{say('security.totp.lead')}</p>
      {error && <RefusalNote error={error} />}
      {!data && !error && <Bones rows={1} />}
      {codes && <RecoveryCodes codes={codes} />}
      {since && data && (
        <p className="faint">
          {say('security.totp.since')} <MomentText at={since} /> ·{' '}
          {data.recovery_code_count > 0
            ? say('security.recovery.left', { count: data.recovery_code_count })
            : say('security.recovery.none')}
        </p>
      )}
      {isAdding && (
        <TotpForm
          onCancel={() => setAdding(false)}
          onDone={(made) => {
            setAdding(false);
            setCodes(made);
            toast.done(say('security.totp.done'));
          }}
        />
      )}
      {data && !isAdding && (
        <div className="person-actions">
          <Button type={since ? 'default' : 'primary'} onClick={() => setAdding(true)}>
            {say(since ? 'security.totp.replace' : 'security.totp.add')}
          </Button>
          {since && (
            <>
              <Button
                loading={renew.isPending}
                onClick={() =>
                  void ask(
                    say('security.recovery.renew'),
                    say('security.recovery.renew_lead'),
                  ).then((isSure) => isSure && renew.mutate({}))
                }
              >
                {say('security.recovery.renew')}
              </Button>
              <Button
                danger
                loading={remove.isPending}
                onClick={() =>
                  void ask(say('security.totp.remove'), say('security.totp.remove_lead')).then(
                    (isSure) => isSure && remove.mutate({}),
                  )
                }
              >
                {say('security.totp.remove')}
              </Button>
            </>
          )}
        </div>
      )}
    </section>
  );
}
