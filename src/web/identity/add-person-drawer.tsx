import { Button } from 'antd';
import { useState } from 'react';

import { contract, type Office } from '#contract/identity';

import { FormDrawer } from '../ui/form-page.tsx';
import { useForm } from '../ui/form.ts';
import { Panel } from '../ui/panel.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWords } from '../words.ts';
import { OfficeFields } from './office-fields.tsx';
import { ShownOnce } from './shown-once.tsx';

/** A new colleague, with the first office when it is known; the first password is shown once. */
export function AddPersonDrawer({ onClose }: { onClose: () => void }) {
  const { say, field } = useWords();
  const [password, setPassword] = useState<string>();
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
    saved: (it) => setPassword(it.password),
  });
  const title = say('identity.action.add-person');
  if (password)
    return (
      <Panel title={title} isOpen onClose={onClose} width={560}>
        <div className="person-panel">
          <p>
            {say('identity.screen.person_added', {
              name: form.values.name,
              sign_in_name: form.values.sign_in_name,
            })}
          </p>
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
