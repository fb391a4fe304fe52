import { Select } from 'antd';

import { useWords } from '../words.ts';
import type { Choice } from './choice-buttons.tsx';

interface Props {
  id: string;
  choices: readonly Choice[];
  value: string | string[] | undefined;
  onChange: (value: string | string[] | undefined) => void;
  isMultiple: boolean;
  isRequired: boolean;
  isDisabled: boolean;
  isWrong: boolean;
  describedBy: string | undefined;
}

/** One or several of many values: a box that is searched by typing. */
export function SearchChoice({ choices, value, onChange, isMultiple, ...props }: Props) {
  const { say } = useWords();
  return (
    <Select
      id={props.id}
      {...(isMultiple ? { mode: 'multiple' as const } : {})}
      value={value || (isMultiple ? [] : null)}
      allowClear={props.isRequired ? false : { label: say('ui.action.clear') }}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={say('ui.form.choose')}
      disabled={props.isDisabled}
      {...(props.isWrong ? { status: 'error' as const } : {})}
      aria-describedby={props.describedBy}
      options={choices.map((it) => ({
        value: it.value,
        label: it.label,
        disabled: it.isDisabled ?? false,
      }))}
      onChange={(next) => onChange(next ?? undefined)}
    />
  );
}
