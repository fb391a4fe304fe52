import { Button } from 'antd';
import { useState } from 'react';

import { contract, type PersonRow } from '#contract/identity';

import { useWrite } from '../api-hooks.ts';
import { useMe } from '../shell/me.ts';
import { useConfirm } from '../ui/confirm.tsx';
import { FormBody } from '../ui/form-body.tsx';
import { useForm } from '../ui/form.ts';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import { EntryLink } from './entry-link.tsx';
import './identity.css';
import { RemoveFactors } from './remove-factors.tsx';

interface Props {
  person: PersonRow;
  /** A new temporary password, to be shown once. */
  onPassword: (password: string) => void;
}

/** The account: the name, the password, the sessions, and whether it works at all. */
export function AccountActions({ person, onPassword }: Props) {
  const { say } = useWords();
  const { may } = useMe();
  const confirm = useConfirm();
  const toast = useToast();
  const [isRenaming, setRenaming] = useState(false);
  const { person_id, name } = person;
  const reset = useWrite(contract.resetPassword, { onDone: (it) => onPassword(it.password) });
  const end = useWrite(contract.endSessions, {
    onDone: ({ ended_count }) => toast.done(say('identity.screen.ended', { count: ended_count })),
  });
  const ask = async (action: 'reset-password' | 'end-sessions', lead: string) =>
    confirm({
      title: `${say(`identity.action.${action}`)}: ${name}`,
      lead,
      yes: say(`identity.action.${action}`),
    });
  return (
    <section className="person-part">
      <div className="person-part-head">
        <h2>{say('identity.screen.account')}</h2>
      </div>
      {isRenaming && <RenameForm person={person} onDone={() => setRenaming(false)} />}
      <div className="person-actions">
        {may('identity.rename-person') && !isRenaming && (
          <Button onClick={() => setRenaming(true)}>{say('identity.action.rename-person')}</Button>
        )}
        {!person.is_disabled && <EntryLink person_id={person_id} />}
        {may('identity.reset-password') && (
          <Button
            loading={reset.isPending}
            onClick={() =>
              void ask('reset-password', say('identity.screen.reset_lead')).then(
                (isSure) => isSure && reset.mutate({ person_id }),
              )
            }
          >
            {say('identity.action.reset-password')}
          </Button>
        )}
        {may('identity.end-sessions') && (
          <Button
            loading={end.isPending}
            onClick={() =>
              void ask('end-sessions', say('identity.screen.end_sessions_lead')).then(
                (isSure) => isSure && end.mutate({ person_id }),
              )
            }
          >
            {say('identity.action.end-sessions')}
          </Button>
        )}
        <RemoveFactors person={person} />
        <Enabling person={person} />
      </div>
    </section>
  );
}

function Enabling({ person: { person_id, name, is_disabled } }: Pick<Props, 'person'>) {
  const words = useWords();
  const { say } = words;
  const me = useMe();
  const confirm = useConfirm();
  const disable = useWrite(contract.disablePerson, { said: say('identity.screen.disabled') });
  const enable = useWrite(contract.enablePerson, { said: say('identity.screen.enabled_again') });
  if (is_disabled)
    return me.may('identity.enable-person') ? (
      <Button loading={enable.isPending} onClick={() => enable.mutate({ person_id })}>
        {say('identity.action.enable-person')}
      </Button>
    ) : null;
  if (!me.may('identity.disable-person')) return null;
  const isOwn = me.person_id === person_id;
  const askDisable = async () => {
    const isSure = await confirm({
      title: `${say('identity.action.disable-person')}: ${name}`,
      lead: say('identity.about.disable'),
      yes: say('identity.action.disable-person'),
      isGrave: true,
    });
    if (isSure) disable.mutate({ person_id });
  };
  return (
    <>
      <Button danger disabled={isOwn} loading={disable.isPending} onClick={() => void askDisable()}>
        {say('identity.action.disable-person')}
      </Button>
      {isOwn && <p className="faint">{say('identity.refusal.own_account')}</p>}
    </>
  );
}

function RenameForm({ person, onDone }: { person: PersonRow; onDone: () => void }) {
  const { say, field } = useWords();
  const toast = useToast();
  const form = useForm({
    endpoint: contract.renamePerson,
    initial: { person_id: person.person_id, name: person.name },
    saved: () => {
      toast.done(say('ui.form.saved'));
      onDone();
    },
  });
  return (
    <div className="person-form">
      <FormBody form={form} cancel={onDone}>
        <TextField name="name" label={field('identity', 'name')} maxLength={60} isRequired />
      </FormBody>
    </div>
  );
}
