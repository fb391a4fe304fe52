import { ChoiceButtons, type Choice } from '../ui/choice-buttons.tsx';
import { Field, type FieldProps } from '../ui/field.tsx';
import { useField } from '../ui/form.ts';

interface Props extends FieldProps {
  choices: readonly Choice[];
  isNarrow?: boolean;
}

/** One of a list of the card, each value a button however many: the list is known by its places. */
export function TapField({ choices, isNarrow = false, ...props }: Props) {
  const { id, value, change, describedBy } = useField<string>(props.name);
  return (
    <Field {...props} isGroup>
      <ChoiceButtons
        id={id}
        choices={choices}
        value={value}
        onChange={change}
        labelledBy={`${id}-label`}
        describedBy={describedBy}
        isOptional={!props.isRequired}
        isDisabled={props.isDisabled ?? false}
        isNarrow={isNarrow}
      />
    </Field>
  );
}

/** Several of a list, each a button that is on or off: faster than a box to search in. */
export function TapsField({ choices, ...props }: Omit<Props, 'isNarrow'>) {
  const { id, value = [], change, describedBy } = useField<string[]>(props.name);
  const toggle = (one: string) =>
    change(value.includes(one) ? value.filter((it) => it !== one) : [...value, one]);
  return (
    <Field {...props} isGroup>
      <div
        id={id}
        role="group"
        className="field-buttons is-narrow"
        aria-labelledby={`${id}-label`}
        aria-describedby={describedBy}
      >
        {choices.map((it) => (
          <button
            key={it.value}
            type="button"
            role="checkbox"
            className="choice"
            aria-checked={value.includes(it.value)}
            onClick={() => toggle(it.value)}
          >
            {it.label}
          </button>
        ))}
      </div>
    </Field>
  );
}
