import { contract } from '#contract/reception';

import { newClientId } from '../client-id.ts';
import { useTerms } from '../policy/terms.ts';
import { FormDrawer } from '../ui/form-page.tsx';
import { useForm } from '../ui/form.ts';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import { AwarenessFields } from './awareness-fields.tsx';
import { awarenessOf, awarenessProblems, noAwareness } from './awareness-values.ts';

interface Props {
  customer_id: string;
  onClose: () => void;
}

/** 更正认知途径: what he says now, and why it was written down otherwise. */
export function CorrectAttributionDrawer({ customer_id, onClose }: Props) {
  const { say, field } = useWords();
  const toast = useToast();
  const terms = useTerms();
  const form = useForm({
    endpoint: contract.correctAttribution,
    initial: {
      attribution_id: newClientId(),
      chosen_channel: '',
      awareness: noAwareness(),
      reason: '',
    },
    request: (values) => ({
      ...values,
      customer_id,
      awareness: awarenessOf(values.awareness, values.chosen_channel),
    }),
    check: ({ awareness, chosen_channel }) => [
      ...(chosen_channel ? [] : [{ path: 'chosen_channel', code: 'required' }]),
      ...awarenessProblems(awareness, chosen_channel || undefined),
    ],
    saved: () => {
      toast.done(say('reception.screen.attribution_corrected'));
      onClose();
    },
  });
  return (
    <FormDrawer
      clause="warm-card/6b"
      form={form}
      title={say('reception.action.correct-attribution')}
      isOpen
      onClose={onClose}
    >
      {terms && <AwarenessFields terms={terms} name="chosen_channel" isRequired />}
      <TextField
        name="reason"
        label={field('reception', 'correction_reason')}
        rows={2}
        maxLength={200}
        isRequired
      />
    </FormDrawer>
  );
}
