import { Input } from '../ui/antd-input.ts';

import { ChoiceButtons } from '../ui/choice-buttons.tsx';
import { Field, type FieldProps } from '../ui/field.tsx';
import { useField } from '../ui/form.ts';
import { useWords } from '../words.ts';

const usual = ['1', '2', '3', '4'];

/** How many came: a tap for a family, a number for a group. The form keeps it as text. */
export function VisitorCountField(props: FieldProps) {
  const { say } = useWords();
  const { id, value = '', change, describedBy, isWrong } = useField<string>(props.name);
  const isUsual = usual.includes(value);
  return (
    <Field {...props} isGroup>
      <div className="next-days">
        <ChoiceButtons
          id={id}
          choices={usual.map((it) => ({ value: it, label: it }))}
          value={value}
          onChange={change}
          labelledBy={`${id}-label`}
          describedBy={describedBy}
          isNarrow
        />
        <Input
          className="visitor-more"
          inputMode="numeric"
          maxLength={2}
          aria-label={say('reception.screen.more_visitors')}
          placeholder={say('reception.screen.more_visitors')}
          value={isUsual ? '' : value}
          aria-invalid={isWrong}
          onChange={(event) => change(event.target.value.replaceAll(/\D/g, '') || '1')}
        />
      </div>
    </Field>
  );
}
