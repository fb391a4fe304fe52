import { useState } from 'react';

import { contract, type Outcome } from '#contract/reception';

import { newClientId } from '../client-id.ts';
import { ChoiceField } from '../ui/choice-field.tsx';
import { FormDrawer } from '../ui/form-page.tsx';
import { useForm } from '../ui/form.ts';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import { NextContactFields, nextOf, noNext } from './next-contact-fields.tsx';

interface Props {
  customer_id: string;
  /** Whose contact it is, in the drawer's title. */
  name?: string;
  onClose: () => void;
}

type Kind = 'visit' | 'call' | 'message';

/** 温馨卡背面: one more visit, call or message, and what is agreed next. Sent twice it is logged once. */
export function LogContactDrawer({ customer_id, name, onClose }: Props) {
  const { say, field, choices } = useWords();
  const toast = useToast();
  const [follow_up_id] = useState(newClientId);
  const form = useForm({
    endpoint: contract.logFollowUp,
    draft: `reception.log.${customer_id}`,
    initial: {
      kind: 'call' as Kind,
      outcome: undefined as Outcome | undefined,
      intent_grade: undefined as 'A' | 'B' | 'C' | 'D' | undefined,
      content: '',
      problems: '',
      solution: '',
      next: noNext(),
    },
    request: ({ next, outcome, intent_grade, problems, solution, ...values }) => ({
      ...values,
      customer_id,
      follow_up_id,
      outcome: outcome!,
      ...(intent_grade ? { intent_grade } : {}),
      ...(problems ? { problems } : {}),
      ...(solution ? { solution } : {}),
      ...nextOf(next),
    }),
    saved: () => {
      toast.done(say('reception.screen.followed'));
      onClose();
    },
  });
  return (
    <FormDrawer
      form={form}
      title={[say('customers.action.log_contact'), name].filter(Boolean).join(' · ')}
      isOpen
      onClose={onClose}
    >
      <ChoiceField
        name="kind"
        label={field('reception', 'kind')}
        choices={choices('follow_up_kind')}
        isRequired
      />
      <ChoiceField
        name="outcome"
        label={field('reception', 'outcome')}
        choices={choices('outcome')}
        isRequired
      />
      <TextField name="content" label={field('reception', 'content')} rows={3} maxLength={1000} />
      <TextField name="problems" label={field('reception', 'problems')} rows={2} maxLength={1000} />
      <TextField name="solution" label={field('reception', 'solution')} rows={2} maxLength={1000} />
      <NextContactFields />
      <ChoiceField
        name="intent_grade"
        label={field('reception', 'intent_grade')}
        choices={choices('intent_grade')}
        isNarrow
      />
    </FormDrawer>
  );
}
