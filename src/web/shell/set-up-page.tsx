import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { contract } from '#contract/identity';

import { useGo } from '../address.ts';
import { call } from '../api.ts';
import { useRead } from '../api-hooks.ts';
import { paths } from '../paths.ts';
import { useForm } from '../ui/form.ts';
import { FormBody } from '../ui/form-body.tsx';
import { Note } from '../ui/note.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { TextLink } from '../ui/text-link.tsx';
import { useDocumentTitle } from '../ui/use-title.ts';
import { useWords } from '../words.ts';
import { Entrance } from './entrance.tsx';
import { enterAs } from './session.ts';

/** The code comes in the fragment, which no server or proxy sees, and leaves the address at once. */
function takeToken(): string {
  const token = location.hash.slice(1);
  if (token) history.replaceState(history.state, '', location.pathname);
  return token;
}

/** The first minute of an installation: the company and its first administrator. */
export function SetUpPage() {
  const { say, locale } = useWords();
  const go = useGo();
  const queries = useQueryClient();
  const [token] = useState(takeToken);
  const state = useRead(contract.setUpState, {});
  const form = useForm({
    endpoint: contract.setUp,
    initial: {
      token,
      company_name: '',
      project_name: '',
      person_name: '',
      sign_in_name: '',
      password: '',
    },
    saved: () => void enter(),
  });
  const enter = async () => {
    // A new account speaks Chinese until told otherwise: it is told what this page spoke.
    await call(contract.changeLocale, { locale });
    await enterAs(queries);
    go(paths.home(), { replace: true });
  };
  useDocumentTitle(say('shell.set_up.title'));
  const isDone = state.data?.is_needed === false;
  return (
    <Entrance title={say('shell.set_up.title')} lead={say('shell.set_up.lead')}>
      {isDone ? (
        <div className="entrance-news">
          <Note
            tone="waiting"
            action={<TextLink to={paths.signIn()}>{say('shell.sign_in.title')}</TextLink>}
          >
            {say('shell.set_up.done_already')}
          </Note>
        </div>
      ) : (
        <FormBody form={form} submit={say('shell.set_up.submit')}>
          {token === '' && (
            <TextField
              name="token"
              label={say('shell.set_up.token')}
              hint={say('shell.set_up.token_hint')}
              isRequired
            />
          )}
          <TextField
            name="company_name"
            label={say('shell.set_up.company_name')}
            autoComplete="organization"
            isRequired
            autoFocus
          />
          <TextField
            name="project_name"
            label={say('shell.set_up.project_name')}
            hint={say('shell.set_up.project_hint')}
          />
          <div className="half">
            <TextField
              name="person_name"
              label={say('shell.set_up.person_name')}
              autoComplete="name"
              isRequired
            />
          </div>
          <div className="half">
            <TextField
              name="sign_in_name"
              label={say('shell.set_up.sign_in_name')}
              autoComplete="username"
              isRequired
            />
          </div>
          <PasswordField
            name="password"
            label={say('shell.set_up.password')}
            hint={say('shell.set_up.password_hint')}
            autoComplete="new-password"
            isRequired
          />
        </FormBody>
      )}
    </Entrance>
  );
}
