import { Button } from 'antd';

import { contract } from '#contract/identity';

import { call, type OutputOf } from '../api.ts';
import { FormBody } from '../ui/form-body.tsx';
import { useForm } from '../ui/form.ts';
import { TextField } from '../ui/text-field.tsx';
import { useDocumentTitle } from '../ui/use-title.ts';
import { useWords } from '../words.ts';
import { Entrance } from './entrance.tsx';
import { PasskeyButton } from './passkey-button.tsx';

export type Step = NonNullable<OutputOf<typeof contract.signIn>['step']>;

interface Props {
  step: Step;
  onDone: () => void;
  onBack: () => void;
}

/** After the password: the code of the app, or one from the paper. */
export function SecondStep({ step, onDone, onBack }: Props) {
  const { say } = useWords();
  const form = useForm({
    endpoint: contract.finishSignIn,
    initial: { code: '' },
    request: ({ code }) => ({ ticket: step.ticket, code }),
    saved: onDone,
  });
  useDocumentTitle(say('security.step.title'));
  const hasCodes = step.factors.includes('totp');
  const hasPasskey = step.factors.includes('passkey');
  const lead = say(hasCodes ? 'security.step.lead' : 'security.step.lead_passkey');
  return (
    <Entrance title={say('security.step.title')} lead={lead}>
      {hasCodes && (
        <FormBody form={form} submit={say('security.step.submit')}>
          <TextField
            name="code"
            label={say('security.code')}
            hint={say('security.code_hint')}
            autoComplete="one-time-code"
            maxLength={20}
            autoFocus
          />
        </FormBody>
      )}
      <div className="entrance-more">
        {hasPasskey && (
          <PasskeyButton
            label={say('security.passkeys.use')}
            isPrimary={!hasCodes}
            onProof={async (proof) => {
              await call(contract.signInByPasskey, { proof, ticket: step.ticket });
              onDone();
            }}
          />
        )}
        <Button type="link" onClick={onBack}>
          {say('security.step.back')}
        </Button>
        <p className="faint">{say('security.step.lost')}</p>
      </div>
    </Entrance>
  );
}
