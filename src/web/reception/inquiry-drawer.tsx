import { contract as identity } from '#contract/identity';
import { contract, type Concern } from '#contract/reception';

import { useRead } from '../api-hooks.ts';
import { ChoiceField } from '../ui/choice-field.tsx';
import { FormDrawer } from '../ui/form-page.tsx';
import { useForm } from '../ui/form.ts';
import { PhoneField } from '../ui/phone-field.tsx';
import { SwitchField } from '../ui/switch-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';

const emptyLine = () => ({
  kind: 'visit' as 'visit' | 'call',
  name: '',
  phone: '',
  note: '',
  concerns: [] as Concern[],
  is_scouting_suspected: false,
  handed_to: undefined as string | undefined,
});

/** One call or visit; after saving the drawer is empty again for the next. */
export function InquiryDrawer({ onClose }: { onClose: () => void }) {
  const { say, field, choices } = useWords();
  const toast = useToast();
  const { data } = useRead(identity.listColleagues, { office: 'consultant' });
  const form = useForm({
    endpoint: contract.logInquiry,
    initial: emptyLine(),
    saved: ({ is_known }) => {
      toast.done(say(is_known ? 'reception.screen.logged_known' : 'reception.screen.logged'));
      form.change(emptyLine());
      form.settle();
    },
  });
  return (
    <FormDrawer form={form} title={say('reception.action.log-inquiry')} isOpen onClose={onClose}>
      <ChoiceField
        name="kind"
        label={field('reception', 'kind')}
        choices={choices('inquiry_kind')}
        isRequired
      />
      <PhoneField name="phone" label={field('reception', 'phone')} />
      <TextField name="name" label={field('reception', 'name')} maxLength={60} />
      <ChoiceField
        name="handed_to"
        label={field('reception', 'handed_to')}
        choices={(data?.rows ?? []).map((it) => ({ value: it.person_id, label: it.name }))}
      />
      <ChoiceField
        name="concerns"
        label={field('reception', 'concerns')}
        choices={choices('concern')}
        isMultiple
      />
      <TextField name="note" label={field('reception', 'note')} rows={2} maxLength={500} />
      <SwitchField
        name="is_scouting_suspected"
        label={field('reception', 'is_scouting_suspected')}
      />
    </FormDrawer>
  );
}
