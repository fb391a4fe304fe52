import { later } from '../later.tsx';
import { ChoiceButtons, type Choice } from './choice-buttons.tsx';
import { Field, type FieldProps } from './field.tsx';
import { useField } from './form.ts';
import { useIsPhone } from './use-phone.ts';

const SearchChoice = later(
  async () => (await import('./search-choice.tsx')).SearchChoice,
  <div className="field-meanwhile" />,
);

/** How many values stand as buttons: a thumb rather taps one of sixteen than opens a list. */
const MOST_BUTTONS = { desk: 8, hand: 16 };

interface Props extends FieldProps {
  choices: readonly Choice[];
  /** Several at once. */
  isMultiple?: boolean;
  isNarrow?: boolean;
}

/** A value of a list: buttons while they are few, a box to search beyond (fewest taps). */
export function ChoiceField({ choices, isMultiple = false, isNarrow = false, ...props }: Props) {
  const most = MOST_BUTTONS[useIsPhone() ? 'hand' : 'desk'];
  const { id, value, change, isWrong, describedBy } = useField<string | string[]>(props.name);
  if (!isMultiple && choices.length <= most)
    return (
      <Field {...props} isGroup>
        <ChoiceButtons
          id={id}
          choices={choices}
          value={value as string | undefined}
          onChange={change}
          labelledBy={`${id}-label`}
          describedBy={describedBy}
          isOptional={!props.isRequired}
          isDisabled={props.isDisabled ?? false}
          isNarrow={isNarrow}
        />
      </Field>
    );
  return (
    <Field {...props}>
      <SearchChoice
        id={id}
        choices={choices}
        value={value}
        onChange={change}
        isMultiple={isMultiple}
        isRequired={props.isRequired ?? false}
        isDisabled={props.isDisabled ?? false}
        isWrong={isWrong}
        describedBy={describedBy}
      />
    </Field>
  );
}
