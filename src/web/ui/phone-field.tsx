import { Input } from './antd-input.ts';
import type { ReactNode } from 'react';

import { useWords } from '../words.ts';
import { Field, type FieldProps } from './field.tsx';
import { useField } from './form.ts';

interface Props extends FieldProps {
  /** Called when the reader leaves the field with a plausible number: to ask whether it is known. */
  onEntered?: (phone: string) => void;
  /** What is known about the number entered, beside the field. */
  note?: ReactNode;
  autoFocus?: boolean;
}

/** 138 1234 8000: eleven digits are read in groups, and sent as they were typed without spaces. */
function grouped(text: string): string {
  const digits = text.replaceAll(/\s/g, '');
  if (!/^1\d{0,10}$/.test(digits)) return text;
  return [digits.slice(0, 3), digits.slice(3, 7), digits.slice(7)].filter(Boolean).join(' ');
}

/** A phone number; whether it is one is the contract's to say. */
export function PhoneField({ onEntered, note, autoFocus = false, ...props }: Props) {
  const { say } = useWords();
  const { id, value, change, isWrong, describedBy } = useField<string>(props.name);
  return (
    <Field hint={say('ui.phone.hint_mobile')} {...props} {...(note ? { hint: note } : {})}>
      <Input
        id={id}
        name={props.name}
        type="tel"
        inputMode="tel"
        autoComplete="off"
        autoFocus={autoFocus}
        maxLength={40}
        value={grouped(value ?? '')}
        disabled={props.isDisabled ?? false}
        aria-describedby={describedBy}
        aria-invalid={isWrong}
        {...(isWrong ? { status: 'error' as const } : {})}
        onChange={(event) => change(event.target.value.replaceAll(/\s/g, ''))}
        onBlur={() => {
          if ((value ?? '').replaceAll(/\D/g, '').length >= 7) onEntered?.(value ?? '');
        }}
      />
    </Field>
  );
}
