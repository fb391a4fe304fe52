import { useRef, type KeyboardEvent } from 'react';

export interface Choice {
  value: string;
  label: string;
  /** A line below the label: what choosing it means. */
  help?: string;
  isDisabled?: boolean;
  /** Why it cannot be chosen. */
  reason?: string | undefined;
}

interface ButtonsProps {
  choices: readonly Choice[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  /** The element that names the group, or its name where nothing on the screen says it. */
  labelledBy?: string;
  label?: string;
  describedBy?: string;
  id?: string;
  /** A chosen value is taken back by choosing it again. */
  isOptional?: boolean;
  isDisabled?: boolean;
  isNarrow?: boolean;
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** One of a few values, each a button: one tap, and all of them in view. */
export function ChoiceButtons(props: ButtonsProps) {
  const { choices, value, onChange, isOptional = false, isDisabled = false } = props;
  const group = useRef<HTMLDivElement>(null);
  const chosen = choices.findIndex((it) => it.value === value);
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (Math.max(chosen, 0) + (chosen < 0 ? 0 : step) + choices.length) % choices.length;
    onChange(choices[next]?.value);
    group.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div
      ref={group}
      role="radiogroup"
      id={props.id}
      className={props.isNarrow ? 'field-buttons is-narrow' : 'field-buttons'}
      aria-labelledby={props.labelledBy}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      onKeyDown={move}
    >
      {choices.map((it, at) => (
        <button
          key={it.value}
          type="button"
          role="radio"
          className="choice"
          aria-checked={at === chosen}
          tabIndex={at === Math.max(chosen, 0) ? 0 : -1}
          disabled={isDisabled || (it.isDisabled ?? false)}
          title={it.reason}
          onClick={() => onChange(isOptional && at === chosen ? undefined : it.value)}
        >
          {it.label}
          {it.help && <span className="choice-help">{it.help}</span>}
        </button>
      ))}
    </div>
  );
}
