import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';

import { contract } from '#contract/identity';

import { call } from '../api.ts';
import { useRead } from '../api-hooks.ts';
import { canHoldPasskeys } from '../passkeys.ts';
import { ClauseLink } from '../ui/clause-link.tsx';
import '../ui/confirm.css';
import { FormBody } from '../ui/form-body.tsx';
import { useForm } from '../ui/form.ts';
import { PasswordField } from '../ui/password-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWords } from '../words.ts';
import { PasskeyButton } from './passkey-button.tsx';
import './step-up.css';

/** Asks for the password or a code before something that weighs; Escape is a no. */
export function StepUpDialog({ onSettled }: { onSettled: (isProved: boolean) => void }) {
  const { say } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const { data } = useRead(contract.mySecurity, {});
  const [chosen, setChosen] = useState<'password' | 'code'>();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const hasCode = data?.totp_since_at !== null && data !== undefined;
  const hasPasskey = (data?.passkey_count ?? 0) > 0 && canHoldPasskeys();
  const hasPassword = data?.has_password ?? true;
  const way = chosen ?? (hasPassword ? 'password' : 'code');
  return (
    <dialog
      ref={dialog}
      className="confirm step-up"
      aria-labelledby="step-up-title"
      onCancel={(event) => {
        event.preventDefault();
        onSettled(false);
      }}
    >
      <h2 id="step-up-title">{say('security.step_up.title')}</h2>
      <p className="soft">
        {say('security.step_up.lead')} <ClauseLink clause="access/1g" />
      </p>
      {(hasPassword || hasCode) && <ProofForm key={way} way={way} onSettled={onSettled} />}
      {hasPasskey && (
        <PasskeyButton
          label={say('security.passkeys.use')}
          isPrimary={!hasPassword && !hasCode}
          onProof={async (passkey) => {
            await call(contract.stepUp, { passkey });
            onSettled(true);
          }}
        />
      )}
      {hasCode && hasPassword && (
        <Button type="link" onClick={() => setChosen(way === 'code' ? 'password' : 'code')}>
          {say(way === 'code' ? 'security.step_up.by_password' : 'security.step_up.by_code')}
        </Button>
      )}
    </dialog>
  );
}

interface FormProps {
  way: 'password' | 'code';
  onSettled: (isProved: boolean) => void;
}

function ProofForm({ way, onSettled }: FormProps) {
  const { say } = useWords();
  const form = useForm({
    endpoint: contract.stepUp,
    initial: { password: '', code: '' },
    saved: () => onSettled(true),
  });
  return (
    <FormBody form={form} submit={say('security.step_up.submit')} cancel={() => onSettled(false)}>
      {way === 'password' ? (
        <PasswordField
          name="password"
          label={say('shell.sign_in.password')}
          autoComplete="current-password"
          autoFocus
        />
      ) : (
        <TextField
          name="code"
          label={say('security.code')}
          hint={say('security.code_hint')}
          autoComplete="one-time-code"
          maxLength={20}
          autoFocus
        />
      )}
    </FormBody>
  );
}
