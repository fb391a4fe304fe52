import { useState } from 'react';

import { contract } from '#contract/identity';

import { paths } from '../paths.ts';
import { useForm } from '../ui/form.ts';
import { FormBody } from '../ui/form-body.tsx';
import { Note } from '../ui/note.tsx';
import { TextField } from '../ui/text-field.tsx';
import { TextLink } from '../ui/text-link.tsx';
import { useDocumentTitle } from '../ui/use-title.ts';
import { useWords } from '../words.ts';
import { Entrance } from './entrance.tsx';

/** 忘记口令: a link by mail, or an administrator is told. Whether the account exists is not shown. */
export function ForgottenPage() {
  const { say } = useWords();
  const [asked, setAsked] = useState<'by_mail' | 'asked'>();
  const form = useForm({
    endpoint: contract.askForLink,
    initial: { sign_in_name: '' },
    saved: ({ is_mail_on }) => setAsked(is_mail_on ? 'by_mail' : 'asked'),
  });
  useDocumentTitle(say('security.link.forgotten'));
  return (
    <Entrance title={say('security.link.forgotten')} lead={say('security.link.forgotten_lead')}>
      {asked ? (
        <Note tone="done" isNews>
          {say(`security.link.${asked}`)}
        </Note>
      ) : (
        <FormBody form={form} submit={say('security.link.ask')}>
          <TextField
            name="sign_in_name"
            label={say('shell.sign_in.name')}
            autoComplete="username"
            isRequired
            autoFocus
          />
        </FormBody>
      )}
      <div className="entrance-more">
        <TextLink to={paths.signIn()}>{say('security.link.back')}</TextLink>
      </div>
    </Entrance>
  );
}
