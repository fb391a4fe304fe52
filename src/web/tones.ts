import type { ToneOf } from './ui/register-cell.tsx';
import type { Tone } from './ui/theme.ts';

/**
 * Which values are states, and which of the four they are: due, late or refused, done, waiting for
 * someone. One table, so that a state has one colour on every screen.
 */
const tones: Record<string, Record<string, Tone>> = {
  customer_state: {
    received: 'quiet',
    screened_out: 'quiet',
    entered: 'due',
    pending_review: 'waiting',
    returned: 'late',
    in_force: 'done',
    voided: 'quiet',
    quarantined: 'late',
  },
  request_outcome: {
    open: 'waiting',
    approved: 'done',
    returned: 'due',
    declined: 'late',
    withdrawn: 'quiet',
  },
  decision: { approved: 'done', returned: 'due', declined: 'late' },
  intent_grade: { A: 'accent', B: 'quiet', C: 'quiet', D: 'quiet' },
  import_state: {
    mapping: 'due',
    staging: 'waiting',
    ready: 'due',
    submitted: 'waiting',
    applying: 'waiting',
    applied: 'done',
    returned: 'late',
    declined: 'late',
    failed: 'late',
    undoing: 'waiting',
    undone: 'quiet',
    lapsed: 'quiet',
  },
};

// The log's own result: only a refusal stands out there.
const outcomes: Record<string, Tone> = { refused: 'late' };

export const toneOf: ToneOf = (list, value) =>
  tones[list]?.[value] ?? (list === 'outcome' ? outcomes[value] : undefined);
