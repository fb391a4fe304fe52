import { Button } from 'antd';
import { useState } from 'react';

import { contract, type Office } from '#contract/identity';

import { FormDrawer } from '../ui/form-page.tsx';
import { useForm } from '../ui/form.ts';
import { Panel } from '../ui/panel.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWords } from '../words.ts';
import { EntryLink } from './entry-link.tsx';
import { OfficeFields } from './office-fields.tsx';
import { ShownOnce } from './shown-once.tsx';

/** A new colleague, with the first office when it is known; a link or the first password is shown once. */
export function AddPersonDrawer({ onClose }: { onClose: () => void }) {
  const { say, field } = useWords();
  const [added, setAdded] = useState<{ person_id: string; password: string }>();
  const form = useForm({
    endpoint: contract.addPerson,
    initial: {
      name: '',
      sign_in_name: '',
      office: undefined as Office | undefined,
      unit_id: undefined as string | undefined,
    },
    request: ({ name, sign_in_name, office, unit_id }) => ({
      name,
      sign_in_name,
      ...(office ? { office } : {}),
      ...(office && unit_id ? { unit_id } : {}),
    }),
    check: ({ office, unit_id }) =>
      office && !unit_id ? [{ path: 'unit_id', code: 'required' }] : [],
    saved: setAdded,
  });
  const title = say('identity.action.add-person');
  if (added)
    return (
      <Panel title={title} isOpen onClose={onClose} width={560}>
        <Added {...added} {...form.values} onClose={onClose} />
      </Panel>
    );
  return (
    <FormDrawer
      clause="access/1a"
      form={form}
      title={title}
      submit={title}
      isOpen
      onClose={onClose}
    >
      <TextField
        name="name"
        label={field('identity', 'name')}
        maxLength={60}
        isRequired
        autoFocus
      />
      <TextField
        name="sign_in_name"
        label={field('identity', 'sign_in_name')}
        hint={say('shell.set_up.sign_in_name_hint')}
        maxLength={60}
        isRequired
      />
      <OfficeFields isRequired={false} />
    </FormDrawer>
  );
}

interface AddedProps {
  person_id: string;
  password: string;
  name: string;
  sign_in_name: string;
  onClose: () => void;
}

/** How the new colleague comes in: by a link of his own, or with a password told to him once. */
function Added({ person_id, password, name, sign_in_name, onClose }: AddedProps) {
  const { say, field } = useWords();
  return (
    <div className="person-panel">
      <p>{say('identity.screen.person_added', { name, sign_in_name })}</p>
      <h3>{say('identity.screen.by_link')}</h3>
      <p className="soft">{say('identity.about.invite')}</p>
      <EntryLink person_id={person_id} />
      <h3>{say('identity.screen.by_password')}</h3>
      <ShownOnce
        label={field('identity', 'temporary_password')}
        secret={password}
        lead={say('identity.about.temporary_password')}
      />
      <div>
        <Button type="primary" onClick={onClose}>
          {say('ui.action.close')}
        </Button>
      </div>
    </div>
  );
}
