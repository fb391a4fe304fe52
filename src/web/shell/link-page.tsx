import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { contract } from '#contract/identity';

import { useGo } from '../address.ts';
import { call, type OutputOf } from '../api.ts';
import { paths } from '../paths.ts';
import { useForm } from '../ui/form.ts';
import { FormBody } from '../ui/form-body.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { TextLink } from '../ui/text-link.tsx';
import { useDocumentTitle } from '../ui/use-title.ts';
import { useWords } from '../words.ts';
import { Entrance } from './entrance.tsx';
import { SecondStep, type Step } from './second-step.tsx';
import { enterAs } from './session.ts';

/** The secret comes in the fragment, which no server sees, and leaves the address at once. */
function takeToken(): string {
  const token = location.hash.slice(1);
  if (token) history.replaceState(history.state, '', location.pathname);
  return token;
}

type Invited = OutputOf<typeof contract.readLink>;

/** Where a link of an administrator leads: somebody sets a password of his own. */
export function LinkPage() {
  const { say } = useWords();
  const [token] = useState(takeToken);
  const [invited, setInvited] = useState<Invited>();
  const [error, setError] = useState<unknown>();
  useEffect(
    () => void call(contract.readLink, { token: token || '-' }).then(setInvited, setError),
    [token],
  );
  useDocumentTitle(say('security.link.title'));
  if (invited) return <PasswordForm token={token} invited={invited} />;
  return (
    <Entrance title={say('security.link.title')} lead={error ? '' : say('security.link.reading')}>
      {error !== undefined && (
        <div className="entrance-more">
          <RefusalNote error={error} />
          <TextLink to={paths.signIn()}>{say('security.link.back')}</TextLink>
        </div>
      )}
    </Entrance>
  );
}

function PasswordForm({ token, invited }: { token: string; invited: Invited }) {
  const { say } = useWords();
  const go = useGo();
  const queries = useQueryClient();
  const [step, setStep] = useState<Step>();
  const arrived = () => void enterAs(queries).then(() => go(paths.home(), { replace: true }));
  const form = useForm({
    endpoint: contract.useLink,
    initial: { password: '', again: '' },
    request: ({ password }) => ({ token, password }),
    check: ({ password, again }) =>
      password === again ? [] : [{ path: 'again', code: 'passwords_differ' }],
    saved: (it) => (it.step ? setStep(it.step) : arrived()),
  });
  if (step) return <SecondStep step={step} onDone={arrived} onBack={() => go(paths.signIn())} />;
  const { name, sign_in_name } = invited;
  return (
    <Entrance
      title={say('security.link.title')}
      lead={say('security.link.greeting', { name, sign_in_name })}
    >
      <FormBody form={form} submit={say('security.link.submit')}>
        {/* For keepers of passwords, which ask whose password it is. */}
        <input hidden readOnly name="username" autoComplete="username" value={sign_in_name} />
        <PasswordField
          name="password"
          label={say('shell.password.new')}
          hint={say('shell.set_up.password_hint')}
          autoComplete="new-password"
          isRequired
          autoFocus
        />
        <PasswordField
          name="again"
          label={say('shell.password.again')}
          autoComplete="new-password"
          isRequired
        />
      </FormBody>
    </Entrance>
  );
}
