import type { Refusal } from '#kernel/refusal';

import { refusals } from '../contract.ts';

/**
 * Why this person cannot mark this (温馨卡 2: 踩盘的客户需告知现场主管，经分析确定后注明).
 *
 * Anybody may suspect; the site supervisor confirms or clears. Only what is confirmed leaves the
 * counts of customers, conversion and grades.
 */
export function cannotMarkScouting(
  stage: 'suspected' | 'confirmed' | 'rejected',
  offices: readonly { office: string }[],
): Refusal | undefined {
  if (stage === 'suspected') return undefined;
  const decides = offices.some((it) => it.office === 'site_supervisor');
  return decides ? undefined : refusals.scouting_reserved({}, 'warm-card/2c');
}
