import type { WarmCardTerms } from '#contract/policy';
import type { Refusal } from '#kernel/refusal';

import type { IntentGrade } from '#contract/customers';

import { refusals } from '../contract.ts';

const order: readonly IntentGrade[] = ['A', 'B', 'C', 'D'];

/** Whether a change is a lowering (退化): towards D. */
export const isLowering = (from: IntentGrade | null, to: IntentGrade): boolean =>
  from !== null && order.indexOf(to) > order.indexOf(from);

/**
 * Why this person cannot set this grade (温馨卡 5: b级、c级和d级客户的退化).
 *
 * Raising is free; lowering a guarded grade is reported to the site supervisor, who decides. A has
 * no rule in the text and is treated like B (G-07).
 */
export function cannotGrade(
  from: IntentGrade | null,
  to: IntentGrade,
  offices: readonly { office: string }[],
  terms: WarmCardTerms,
): Refusal | undefined {
  if (!isLowering(from, to) || !terms.guarded_grades.includes(from!)) return undefined;
  const decides = offices.some((it) => it.office === 'site_supervisor');
  return decides
    ? undefined
    : refusals.grade_lowering_reserved({ from: from!, to }, 'warm-card/5c');
}
