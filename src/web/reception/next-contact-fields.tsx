import { ChoiceField } from '../ui/choice-field.tsx';
import { DayField } from '../ui/day-field.tsx';
import { useFormAround } from '../ui/form.ts';
import { today } from '../ui/moments.ts';
import { TextField } from '../ui/text-field.tsx';
import { useWords } from '../words.ts';

/** What a form keeps of the next contact: nothing is agreed until a day is chosen. */
export interface NextValues {
  on?: string | undefined;
  kind: 'visit' | 'call';
  hook?: string | undefined;
}

export const noNext = (): NextValues => ({ kind: 'call' });

/** What is sent: without a day nothing was agreed. */
export const nextOf = ({ on, kind, hook }: NextValues) =>
  on ? { next: { on, kind, ...(hook ? { hook } : {}) } } : {};

/** 下次联系: when, how, and the reason to call (由头). */
export function NextContactFields() {
  const { say, field, choices } = useWords();
  const form = useFormAround();
  const hasDay = form.get('next.on') !== undefined;
  return (
    <>
      <DayField name="next.on" label={field('reception', 'next_on')} min={today()} />
      {hasDay && (
        <>
          <ChoiceField
            name="next.kind"
            label={field('reception', 'next_kind')}
            choices={choices('inquiry_kind')}
            isRequired
          />
          <TextField
            name="next.hook"
            label={field('reception', 'hook')}
            placeholder={say('reception.screen.hook_placeholder')}
            maxLength={200}
          />
        </>
      )}
    </>
  );
}
