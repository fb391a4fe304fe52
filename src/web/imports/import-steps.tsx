import { CheckOutlined } from '@ant-design/icons';

import type { ImportState } from '#contract/customers';

import { useWords } from '../words.ts';
import './imports.css';

const steps = ['upload', 'map', 'check', 'review', 'register'] as const;

/** The step a batch stands at; one past the last when nothing is left to do. */
const stepOf: Record<ImportState, number> = {
  mapping: 1,
  staging: 2,
  failed: 2,
  ready: 3,
  submitted: 3,
  returned: 3,
  declined: 3,
  applying: 4,
  applied: 5,
  undoing: 5,
  undone: 5,
  lapsed: 5,
};

/** The way of a list from a file to archives, and how far it has come. */
export function ImportSteps({ state }: { state: ImportState | undefined }) {
  const { say } = useWords();
  const here = state === undefined ? 0 : stepOf[state];
  return (
    <ol className="import-steps">
      {steps.map((it, at) => (
        <li
          key={it}
          className={at < here ? 'is-done' : at === here ? 'is-here' : undefined}
          aria-current={at === here ? 'step' : undefined}
        >
          <span className="import-step-mark" aria-hidden>
            {at < here ? <CheckOutlined /> : at + 1}
          </span>
          {say(`import.step.${it}`)}
        </li>
      ))}
    </ol>
  );
}
