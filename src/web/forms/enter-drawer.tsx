import { contract as consents } from '#contract/consent';
import { contract } from '#contract/forms';

import { useRead } from '../api-hooks.ts';
import { newClientId } from '../client-id.ts';
import { NOTICE } from '../consent/consent-values.ts';
import { useChannelChoices } from '../customers/channels.ts';
import { ChoiceField } from '../ui/choice-field.tsx';
import { FormDrawer } from '../ui/form-page.tsx';
import { useForm } from '../ui/form.ts';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import { useProjects } from './use-projects.ts';

/** 录入: an e-mail, a message on social media, a card from a fair; with where it came from (R-B5). */
export function EnterDrawer({ onClose }: { onClose: () => void }) {
  const { say, field, label } = useWords();
  const toast = useToast();
  const channels = useChannelChoices();
  const projects = useProjects();
  const { data } = useRead(consents.readNotice, { code: NOTICE });
  const form = useForm({
    endpoint: contract.enterSubmission,
    initial: {
      submission_id: newClientId(),
      project_id: undefined as string | undefined,
      channel: 'email',
      ...{ name: '', phone: '', email: '', note: '', provenance: '' },
      agreed: [] as string[],
    },
    request: (values) => ({ ...values, project_id: values.project_id! }),
    saved: () => {
      toast.done(say('forms.screen.entered'));
      onClose();
    },
  });
  const name = (key: string) => field('forms', key);
  return (
    <FormDrawer form={form} title={say('forms.action.enter-submission')} isOpen onClose={onClose}>
      <ChoiceField name="channel" label={name('channel')} choices={channels} isRequired />
      <ChoiceField name="project_id" label={name('project_id')} choices={projects} isRequired />
      <TextField name="name" label={name('name')} maxLength={60} isRequired />
      <TextField name="phone" label={name('phone')} maxLength={30} inputMode="tel" />
      <TextField name="email" label={name('email')} maxLength={120} inputMode="email" />
      <TextField name="note" label={name('note')} rows={3} maxLength={2000} />
      <TextField name="provenance" label={name('provenance')} maxLength={300} isRequired />
      <ChoiceField
        name="agreed"
        label={name('agreed')}
        choices={(data?.purposes ?? []).map((it) => ({ value: it, label: label('purpose', it) }))}
        isMultiple
      />
    </FormDrawer>
  );
}
