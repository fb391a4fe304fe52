import { addDays } from '#kernel/calendar';

import { ChoiceButtons } from '../ui/choice-buttons.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { DayInput } from '../ui/day-field.tsx';
import { Field } from '../ui/field.tsx';
import { useField } from '../ui/form.ts';
import { today } from '../ui/moments.ts';
import { TextField } from '../ui/text-field.tsx';
import { useWords } from '../words.ts';

interface Props {
  /** The days offered as buttons, counted from today. */
  days: readonly number[];
  /** What the regime says about the day. */
  hint?: string;
}

/** 下次联系: when, how, and the reason to call (由头). */
export function NextContactFields({ days, hint }: Props) {
  const { say, field, choices } = useWords();
  const { id, value, change, isWrong, describedBy } = useField<string>('next.on');
  const label = field('reception', 'next_on');
  const offered = days.map((count) => ({
    value: addDays(today(), count),
    label: count === 1 ? say('ui.moment.tomorrow') : say('reception.screen.in_days', { count }),
  }));
  return (
    <>
      <Field name="next.on" label={label} hint={hint ?? ''} isGroup>
        <div className="next-days">
          <ChoiceButtons
            choices={offered}
            value={value}
            onChange={change}
            labelledBy={`${id}-label`}
            isOptional
            isNarrow
          />
          <DayInput
            id={id}
            label={label}
            value={value}
            onChange={change}
            min={today()}
            max={undefined}
            isWrong={isWrong}
            isDisabled={false}
            describedBy={describedBy}
          />
        </div>
      </Field>
      {value !== undefined && (
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
