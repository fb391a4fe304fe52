import { useEffect, type ReactNode } from 'react';

import { useWords } from '../words.ts';
import './field.css';
import { useField, useFormAround } from './form.ts';

/** What every field takes. */
export interface FieldProps {
  /** The dotted path of the value, the same as in the request. */
  name: string;
  label: string;
  hint?: ReactNode;
  isRequired?: boolean;
  isDisabled?: boolean;
}

interface Props extends FieldProps {
  children: ReactNode;
  /** True when the control is a set of buttons: the label then names a group. */
  isGroup?: boolean;
}

/** Label, control, and below it what is wrong or what helps: every field looks and reads alike. */
export function Field({ name, label, hint, isRequired, children, isGroup = false }: Props) {
  const { say, problem } = useWords();
  const form = useFormAround();
  const { id, code, describedBy } = useField(name);
  const { labels } = form;
  useEffect(() => {
    labels.set(name, label);
    return () => void labels.delete(name);
  }, [labels, name, label]);
  const mark = isRequired && (
    <span className="field-required" title={say('ui.form.required')} aria-hidden>
      *
    </span>
  );
  return (
    <div className={code ? 'field is-wrong' : 'field'}>
      {isGroup ? (
        <span className="field-label" id={`${id}-label`}>
          {label}
          {mark}
        </span>
      ) : (
        <label className="field-label" htmlFor={id}>
          {label}
          {mark}
        </label>
      )}
      {children}
      <div className="field-note" id={describedBy}>
        {code ? <span role="alert">{problem(code, form.module)}</span> : hint}
      </div>
    </div>
  );
}
