import { Input, TextArea } from './antd-input.ts';

import { Field, type FieldProps } from './field.tsx';
import { useField } from './form.ts';

interface Props extends FieldProps {
  placeholder?: string;
  /** More than one line; grows with the text. */
  rows?: number;
  maxLength?: number;
  autoComplete?: string;
  autoFocus?: boolean;
  inputMode?: 'text' | 'numeric' | 'email' | 'tel';
  prefix?: string;
  suffix?: string;
}

/** A line of text, or several. */
export function TextField({ rows, prefix, suffix, autoComplete = 'off', ...props }: Props) {
  const { id, value, change, isWrong, describedBy } = useField<string>(props.name);
  const shared = {
    id,
    name: props.name,
    value: value ?? '',
    autoComplete,
    'aria-describedby': describedBy,
    'aria-invalid': isWrong,
    'aria-required': props.isRequired ?? false,
    disabled: props.isDisabled ?? false,
    ...(isWrong ? { status: 'error' as const } : {}),
    ...(props.placeholder ? { placeholder: props.placeholder } : {}),
    ...(props.maxLength ? { maxLength: props.maxLength } : {}),
    ...(props.autoFocus ? { autoFocus: true } : {}),
  };
  return (
    <Field {...props}>
      {rows ? (
        <TextArea
          {...shared}
          rows={rows}
          className="grows"
          onChange={(event) => change(event.target.value)}
        />
      ) : (
        <Input
          {...shared}
          prefix={prefix}
          suffix={suffix}
          {...(props.inputMode ? { inputMode: props.inputMode } : {})}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </Field>
  );
}
