import type { z } from 'zod';

import type { Act } from '#gate/act';
import { refuseIf } from '#kernel/refusal';
import { appendTimeline, noteScouting, openCustomerToChange } from '#modules/customers';

import type { contract } from './contract.ts';
import { insertMark } from './fill-warm-card.ts';
import { cannotMarkScouting } from './rules/scouting.ts';

/** 踩盘: suspected by whoever received them, confirmed or cleared by the site supervisor (R-J4). */
export async function markScouting(
  act: Act,
  { customer_id, stage }: z.output<typeof contract.markScouting.input>,
): Promise<{ customer_id: string; is_scouting: boolean }> {
  refuseIf(cannotMarkScouting(stage, act.actor.offices));
  const { row } = await openCustomerToChange(act, customer_id);
  await insertMark(act, customer_id, stage);
  if (stage !== 'suspected') await noteScouting(act, customer_id, stage === 'confirmed');
  await appendTimeline(act, customer_id, `scouting_${stage}`);
  act.cite('warm-card/2c');
  return {
    customer_id,
    is_scouting: stage === 'suspected' ? row.is_scouting : stage === 'confirmed',
  };
}
