import { type Day, dayOf } from '#kernel/calendar';

import { between, type Chance } from './chance.ts';
import type { Consultant } from './consultants.ts';
import { daysFrom, momentOn } from './days.ts';

export interface ScoutingStep {
  stage: 'suspected' | 'confirmed' | 'rejected';
  at: Date;
  by_sign_in_name: string;
}

/** Somebody from a competitor, or taken for one: told to the site supervisor, who decides (2c). */
export function scoutingMarks(
  chance: Chance,
  consultant: Consultant,
  { at, isScout, until }: { at: Date; isScout: boolean; until: Day },
): ScoutingStep[] {
  const suspected_at = new Date(at.getTime() + between(chance, 20, 50) * 60_000);
  const decided_on = daysFrom(dayOf(at), chance() < 0.7 ? 0 : between(chance, 1, 3));
  const decided_at = momentOn(decided_on, 19 * 60 + 15);
  const mark: ScoutingStep = {
    stage: 'suspected',
    at: suspected_at,
    by_sign_in_name: consultant.sign_in_name,
  };
  if (decided_on > until) return [mark];
  const stage = isScout ? 'confirmed' : 'rejected';
  return [mark, { stage, at: decided_at, by_sign_in_name: consultant.site_supervisor }];
}
