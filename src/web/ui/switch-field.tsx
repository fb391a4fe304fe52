import { Switch } from 'antd';

import { Field, type FieldProps } from './field.tsx';
import { useField } from './form.ts';

/** Yes or no, said by the label beside it. */
export function SwitchField(props: FieldProps) {
  const { id, value, change } = useField<boolean>(props.name);
  return (
    <Field {...props}>
      <div>
        <Switch
          id={id}
          checked={value ?? false}
          disabled={props.isDisabled ?? false}
          onChange={change}
        />
      </div>
    </Field>
  );
}
