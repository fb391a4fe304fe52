import { lazy, Suspense } from 'react';

import type { DayInputProps } from './day-input.ts';
import { Field, type FieldProps } from './field.tsx';
import { useField } from './form.ts';
import { useIsPhone } from './use-phone.ts';

const DayPicker = lazy(() => import('./day-picker.tsx').then((it) => ({ default: it.DayPicker })));

/** A calendar day, `2026-11-23`. On a phone the phone's own wheel; elsewhere a calendar. */
export function DayInput(props: DayInputProps) {
  const isPhone = useIsPhone();
  const native = (
    <input
      type="date"
      className="native-day"
      id={props.id}
      value={props.value ?? ''}
      min={props.min}
      max={props.max}
      disabled={props.isDisabled}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      aria-invalid={props.isWrong}
      onChange={(event) => props.onChange(event.target.value || undefined)}
    />
  );
  if (isPhone) return native;
  return (
    <Suspense fallback={native}>
      <DayPicker {...props} />
    </Suspense>
  );
}

export function DayField({ min, max, ...props }: FieldProps & { min?: string; max?: string }) {
  const { id, value, change, isWrong, describedBy } = useField<string>(props.name);
  return (
    <Field {...props}>
      <DayInput
        id={id}
        value={value}
        onChange={change}
        min={min}
        max={max}
        isWrong={isWrong}
        isDisabled={props.isDisabled ?? false}
        describedBy={describedBy}
      />
    </Field>
  );
}
