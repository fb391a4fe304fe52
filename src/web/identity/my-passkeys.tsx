import { Button } from 'antd';
import { useState } from 'react';

import { contract } from '#contract/identity';

import { call, type OutputOf } from '../api.ts';
import { useRead, useWrite } from '../api-hooks.ts';
import { canHoldPasskeys, makePasskey, PasskeyDeclined } from '../passkeys.ts';
import { useConfirm } from '../ui/confirm.tsx';
import { FormBody } from '../ui/form-body.tsx';
import { useForm } from '../ui/form.ts';
import { MomentText } from '../ui/moment-text.tsx';
import { Note } from '../ui/note.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import './identity.css';

type Passkey = OutputOf<typeof contract.mySecurity>['passkeys'][number];

/** 通行密钥: the finger, the face or the PIN of a device in place of a password. */
export function MyPasskeys() {
  const { say } = useWords();
  const { data, refetch } = useRead(contract.mySecurity, {});
  if (!data) return null;
  const isOffered = data.has_passkeys && canHoldPasskeys();
  return (
    <section className="sheet">
      <div className="person-part-head">
        <h2>{say('security.passkeys.title')}</h2>
      </div>
      <p className="soft">{say('security.passkeys.lead')}</p>
      {!isOffered && <p className="faint">{say('security.passkeys.off')}</p>}
      <ul>
        {data.passkeys.map((it) => (
          <PasskeyLine key={it.passkey_id} passkey={it} />
        ))}
      </ul>
      {isOffered && <AddPasskey onAdded={() => void refetch()} />}
    </section>
  );
}

/** The device is named after the browser unless its owner knows better. */
function AddPasskey({ onAdded }: { onAdded: () => void }) {
  const { say } = useWords();
  const toast = useToast();
  const [isAsking, setAsking] = useState(false);
  const [error, setError] = useState<unknown>();
  const add = async () => {
    setAsking(true);
    setError(undefined);
    try {
      const proof = await makePasskey();
      await call(contract.addPasskey, { proof, name: say('security.passkeys.first_name') });
      toast.done(say('security.passkeys.added'));
      onAdded();
    } catch (found) {
      setError(found);
    } finally {
      setAsking(false);
    }
  };
  return (
    <div className="person-actions">
      <Button loading={isAsking} onClick={() => void add()}>
        {say('security.passkeys.add')}
      </Button>
      {error instanceof PasskeyDeclined && (
        <Note tone="waiting" isNews>
          {say('security.passkeys.not_made')}
        </Note>
      )}
      {error !== undefined && !(error instanceof PasskeyDeclined) && <RefusalNote error={error} />}
    </div>
  );
}

function PasskeyLine({ passkey: it }: { passkey: Passkey }) {
  const { say } = useWords();
  const confirm = useConfirm();
  const [isRenaming, setRenaming] = useState(false);
  const remove = useWrite(contract.removePasskey, { said: say('security.passkeys.removed') });
  const ask = async () => {
    const isSure = await confirm({
      title: `${say('security.passkeys.remove')}: ${it.name}`,
      lead: say('security.passkeys.remove_lead'),
      yes: say('security.passkeys.remove'),
      isGrave: true,
    });
    if (isSure) remove.mutate({ passkey_id: it.passkey_id });
  };
  if (isRenaming) return <RenameForm passkey={it} onDone={() => setRenaming(false)} />;
  return (
    <li className="holding">
      <div>
        <strong>{it.name}</strong>
        <div className="faint">
          {say('security.totp.since')} <MomentText at={it.created_at} /> ·{' '}
          {say('security.sessions.seen')}{' '}
          {it.last_used_at ? <MomentText at={it.last_used_at} isNear /> : say('ui.none')}
        </div>
      </div>
      <div className="holding-actions">
        <Button size="small" onClick={() => setRenaming(true)}>
          {say('security.passkeys.rename')}
        </Button>
        <Button size="small" danger loading={remove.isPending} onClick={() => void ask()}>
          {say('security.passkeys.remove')}
        </Button>
      </div>
    </li>
  );
}

function RenameForm({ passkey, onDone }: { passkey: Passkey; onDone: () => void }) {
  const { say } = useWords();
  const form = useForm({
    endpoint: contract.renamePasskey,
    initial: { passkey_id: passkey.passkey_id, name: passkey.name },
    saved: onDone,
  });
  return (
    <li className="person-form">
      <FormBody form={form} cancel={onDone}>
        <TextField
          name="name"
          label={say('security.passkeys.name')}
          maxLength={60}
          isRequired
          autoFocus
        />
      </FormBody>
    </li>
  );
}
