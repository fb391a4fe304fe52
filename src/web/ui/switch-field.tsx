import { Field, type FieldProps } from './field.tsx';
import { useField } from './form.ts';
import './switch-field.css';

/** Yes or no, said by the label beside it; the whole line switches, for a thumb is wide. */
export function SwitchField(props: FieldProps) {
  const { id, value, change } = useField<boolean>(props.name);
  return (
    <Field {...props}>
      <label className="switch-line">
        <input
          type="checkbox"
          role="switch"
          className="switch"
          id={id}
          checked={value ?? false}
          disabled={props.isDisabled ?? false}
          onChange={(event) => change(event.target.checked)}
        />
      </label>
    </Field>
  );
}
