import { useEffect, type ReactNode } from 'react';

import type { IntentGrade } from '#contract/customers';
import { contract, type FollowUpRow, type Outcome } from '#contract/reception';

import { newClientId } from '../client-id.ts';
import { paths } from '../paths.ts';
import { ChoiceField } from '../ui/choice-field.tsx';
import { FormDrawer } from '../ui/form-page.tsx';
import { filled } from '../ui/form-values.ts';
import { useForm } from '../ui/form.ts';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import { GradeField } from './grade-field.tsx';
import { NextContactFields } from './next-contact-fields.tsx';
import { nextOf, noNext } from './next-values.ts';
import { outcomeAfter, outcomesOf } from './outcomes.ts';
import './reception.css';
import { TapField } from './taps.tsx';

type Kind = FollowUpRow['kind'];

interface Props {
  customer_id: string;
  /** Whose contact it is, in the drawer's title. */
  name?: string;
  /** What is most likely being logged. */
  kind?: Kind;
  /** The grade so far; lowering it is shown as the site supervisor's. */
  intent_grade?: IntentGrade | null;
  /** The reason that was used for the call: the record begins with it. */
  hook?: string | undefined;
  /** What to ask this time: what the archive still lacks. */
  ask?: ReactNode;
  onClose: () => void;
}

const valuesFor = (kind: Kind, content: string) => ({
  // Made here: sent twice, by a double tap or a retry, it is logged once.
  follow_up_id: newClientId(),
  kind,
  outcome: outcomeAfter(kind, undefined),
  intent_grade: undefined as IntentGrade | undefined,
  content,
  problems: '',
  solution: '',
  next: noNext(),
});

/** 温馨卡背面: one more visit, call or message, and what is agreed next. */
export function LogContactDrawer({
  customer_id,
  name,
  kind = 'call',
  intent_grade,
  hook,
  ask,
  onClose,
}: Props) {
  const { say, field, choices } = useWords();
  const toast = useToast();
  const form = useForm({
    endpoint: contract.logFollowUp,
    draft: `reception.log.${customer_id}`,
    initial: valuesFor(kind, hook ? `${say('reception.screen.hook_used', { words: hook })}\n` : ''),
    about: () => [say('customers.action.log_contact'), name].filter(Boolean).join(' · '),
    later: {
      path: paths.customer(customer_id),
      kept: () => {
        toast.tell(say('shell.unsent.kept'));
        onClose();
      },
    },
    request: ({ next, outcome, ...values }) => ({
      ...filled(values),
      customer_id,
      // Chosen or refused: the schema names what is missing.
      outcome: outcome as Outcome,
      ...nextOf(next),
    }),
    saved: () => {
      toast.done(say('reception.screen.followed'));
      onClose();
    },
  });
  const { kind: chosen, outcome } = form.values;
  const fitting = outcomeAfter(chosen, outcome);
  useEffect(() => {
    if (fitting !== outcome) form.change({ outcome: fitting });
  });
  const possible = outcomesOf(chosen);
  return (
    <FormDrawer
      clause="warm-card/5a"
      form={form}
      title={[say('customers.action.log_contact'), name].filter(Boolean).join(' · ')}
      isOpen
      onClose={onClose}
    >
      {ask}
      <ChoiceField
        name="kind"
        label={field('reception', 'kind')}
        choices={choices('follow_up_kind')}
        isRequired
      />
      <TapField
        name="outcome"
        label={field('reception', 'outcome')}
        choices={choices('outcome').filter((it) => possible.includes(it.value as Outcome))}
        isRequired
        isNarrow
      />
      <TextField name="content" label={field('reception', 'content')} rows={3} maxLength={1000} />
      <TextField name="problems" label={field('reception', 'problems')} rows={2} maxLength={1000} />
      <TextField name="solution" label={field('reception', 'solution')} rows={2} maxLength={1000} />
      <NextContactFields days={[1, 3, 7, 14]} />
      <GradeField name="intent_grade" from={intent_grade} />
    </FormDrawer>
  );
}
