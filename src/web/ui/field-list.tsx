import type { ReactNode } from 'react';

import { useWords } from '../words.ts';
import './field-list.css';

export interface FieldLine {
  label: string;
  value: ReactNode;
  /** Takes the whole width: an address, a remark. */
  isWide?: boolean;
}

interface Props {
  lines: readonly FieldLine[];
  title?: string;
  /** Buttons beside the title. */
  actions?: ReactNode;
}

const isNothing = (it: ReactNode) => it === null || it === undefined || it === '';

/** What is known, label by label; what is not known says so. */
export function FieldList({ lines, title, actions }: Props) {
  const { say } = useWords();
  return (
    <section className="field-list">
      {(title || actions) && (
        <div className="field-list-head">
          <h2>{title}</h2>
          {actions}
        </div>
      )}
      <dl>
        {lines.map(({ label, value, isWide }) => (
          <div key={label} className={isWide ? 'is-wide' : undefined}>
            <dt>{label}</dt>
            <dd>{isNothing(value) ? <span className="faint">{say('ui.none')}</span> : value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
