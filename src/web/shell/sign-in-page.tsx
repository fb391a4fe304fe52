import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { contract } from '#contract/identity';

import { useGo, useQueryFields } from '../address.ts';
import { call } from '../api.ts';
import { useRead } from '../api-hooks.ts';
import { canHoldPasskeys } from '../passkeys.ts';
import { paths, safeReturn } from '../paths.ts';
import { useForm } from '../ui/form.ts';
import { FormBody } from '../ui/form-body.tsx';
import { Note } from '../ui/note.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { TextLink } from '../ui/text-link.tsx';
import { useWords } from '../words.ts';
import { CompanyButton } from './company-button.tsx';
import { Entrance } from './entrance.tsx';
import { PasskeyButton } from './passkey-button.tsx';
import { SecondStep, type Step } from './second-step.tsx';
import { enterAs } from './session.ts';
import { useDocumentTitle } from '../ui/use-title.ts';

/** What this installation and this browser offer beside a name and a password. */
function OtherWays({ onDone, return_to }: { onDone: () => void; return_to: string | undefined }) {
  const { say } = useWords();
  const { data } = useRead(contract.signInWays, {});
  return (
    <>
      {data?.has_passkeys && canHoldPasskeys() && (
        <PasskeyButton
          label={say('security.passkeys.sign_in')}
          onProof={async (proof) => {
            await call(contract.signInByPasskey, { proof });
            onDone();
          }}
        />
      )}
      {data?.company.map((it) => (
        <CompanyButton key={it.provider_id} provider={it} return_to={return_to} />
      ))}
    </>
  );
}

export function SignInPage() {
  const { say } = useWords();
  const go = useGo();
  const queries = useQueryClient();
  const [{ return_to }] = useQueryFields();
  const [step, setStep] = useState<Step>();
  const arrived = () =>
    void enterAs(queries).then(() => go(safeReturn(return_to), { replace: true }));
  const form = useForm({
    endpoint: contract.signIn,
    initial: { sign_in_name: '', password: '' },
    request: (it) => it,
    saved: (it) => (it.step ? setStep(it.step) : arrived()),
  });
  useDocumentTitle(say('shell.sign_in.title'));
  if (step) return <SecondStep step={step} onDone={arrived} onBack={() => setStep(undefined)} />;
  return (
    <Entrance title={say('shell.sign_in.title')} lead={say('shell.sign_in.lead')}>
      {return_to && (
        <div className="entrance-news">
          <Note tone="waiting">{say('shell.sign_in.ended')}</Note>
        </div>
      )}
      <FormBody form={form} submit={say('shell.sign_in.submit')}>
        <TextField
          name="sign_in_name"
          label={say('shell.sign_in.name')}
          autoComplete="username"
          autoFocus
        />
        <PasswordField
          name="password"
          label={say('shell.sign_in.password')}
          autoComplete="current-password"
        />
      </FormBody>
      <div className="entrance-more">
        <OtherWays onDone={arrived} return_to={return_to} />
        <TextLink to={paths.forgotten()}>{say('security.link.forgotten')}</TextLink>
      </div>
    </Entrance>
  );
}
