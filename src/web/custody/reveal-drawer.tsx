import { useEffect, useState } from 'react';

import { contract, type RevealField } from '#contract/custody';

import { ChoiceField } from '../ui/choice-field.tsx';
import { FieldList } from '../ui/field-list.tsx';
import { FormDrawer } from '../ui/form-page.tsx';
import { filled } from '../ui/form-values.ts';
import { useForm } from '../ui/form.ts';
import { MomentText } from '../ui/moment-text.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useSentId } from '../use-sent-id.ts';
import { useWords } from '../words.ts';

interface Props {
  customer_id: string;
  onClose: () => void;
}

interface Shown {
  value: string;
  until_at: Date;
}

/** One value of an archive in clear, for a stated reason; it hides again at its time (access/3). */
export function RevealDrawer({ customer_id, onClose }: Props) {
  const { say, field, choices, label } = useWords();
  const [shown, setShown] = useState<Shown>();
  const sent = useSentId();
  const form = useForm({
    endpoint: contract.revealField,
    initial: {
      customer_id,
      field: 'phones' as RevealField,
      reason_code: 'contact_customer' as const,
      reason: '',
    },
    request: (values) => ({ ...(filled(values) as typeof values), reveal_id: sent.of(values) }),
    saved: (it) => {
      sent.answered();
      setShown(it);
      form.settle();
    },
  });
  useEffect(() => {
    if (!shown) return;
    const left = shown.until_at.getTime() - Date.now();
    const timer = setTimeout(() => setShown(undefined), left);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <FormDrawer
      clause="access/3a"
      form={form}
      title={say('custody.action.reveal-field')}
      submit={say('ui.action.reveal')}
      isOpen
      onClose={onClose}
    >
      <ChoiceField
        name="field"
        label={field('custody', 'field')}
        choices={choices('reveal_field')}
        isRequired
      />
      <ChoiceField
        name="reason_code"
        label={field('custody', 'reason_code')}
        choices={choices('reveal_reason')}
        isRequired
      />
      <TextField name="reason" label={field('custody', 'reason')} rows={2} maxLength={200} />
      {shown && (
        <FieldList
          lines={[
            { label: label('reveal_field', form.values.field), value: <b>{shown.value || '—'}</b> },
            { label: field('custody', 'until_at'), value: <MomentText at={shown.until_at} /> },
          ]}
        />
      )}
    </FormDrawer>
  );
}
