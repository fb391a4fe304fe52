import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { contract } from '#contract/identity';

import { useGo } from '../address.ts';
import { paths } from '../paths.ts';
import { useForm } from '../ui/form.ts';
import { FormPage } from '../ui/form-page.tsx';
import { Note } from '../ui/note.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import { meQuery, useMe } from './me.ts';

/** My password; also where a temporary one leads before anything else. */
export function Screen() {
  const { say } = useWords();
  const me = useMe();
  const go = useGo();
  const toast = useToast();
  const queries = useQueryClient();
  const [isForced] = useState(me.must_change_password);
  const form = useForm({
    endpoint: contract.changePassword,
    initial: { old_password: '', new_password: '', again: '' },
    request: ({ old_password, new_password }) => ({ old_password, new_password }),
    check: ({ new_password, again }) =>
      new_password === again ? [] : [{ path: 'again', code: 'passwords_differ' }],
    saved: () => {
      queries.setQueryData(meQuery.queryKey, { ...me, must_change_password: false });
      toast.done(say('shell.password.done'));
      go(isForced ? paths.home() : paths.me());
    },
  });
  return (
    <FormPage
      clause="access/1a"
      form={form}
      title={say('shell.password.title')}
      submit={say('shell.password.submit')}
    >
      {isForced && <Note tone="due">{say('shell.password.must')}</Note>}
      <PasswordField
        name="old_password"
        label={say('shell.password.old')}
        autoComplete="current-password"
        isRequired
        autoFocus
      />
      <PasswordField
        name="new_password"
        label={say('shell.password.new')}
        hint={say('shell.set_up.password_hint')}
        autoComplete="new-password"
        isRequired
      />
      <PasswordField
        name="again"
        label={say('shell.password.again')}
        autoComplete="new-password"
        isRequired
      />
    </FormPage>
  );
}
