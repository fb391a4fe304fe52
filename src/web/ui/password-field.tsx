import { Input } from 'antd';

import { Field, type FieldProps } from './field.tsx';
import { useField } from './form.ts';

interface Props extends FieldProps {
  /** So that password keepers offer the right thing. */
  autoComplete: 'current-password' | 'new-password';
  autoFocus?: boolean;
}

export function PasswordField({ autoComplete, autoFocus = false, ...props }: Props) {
  const { id, value, change, isWrong, describedBy } = useField<string>(props.name);
  return (
    <Field {...props}>
      <Input.Password
        id={id}
        name={props.name}
        value={value ?? ''}
        autoComplete={autoComplete}
        autoFocus={autoFocus}
        maxLength={200}
        aria-describedby={describedBy}
        aria-invalid={isWrong}
        {...(isWrong ? { status: 'error' as const } : {})}
        onChange={(event) => change(event.target.value)}
      />
    </Field>
  );
}
