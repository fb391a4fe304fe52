import type { Act } from '#gate/act';
import { dropDuties } from '#modules/duties';
import { loadSql } from '#platform/sql';

import { appendTimeline } from './append-timeline.ts';
import { refusals, type CustomerState } from './contract.ts';
import { openCustomerToChange } from './open-customer.ts';

const sql = loadSql(import.meta.url);

async function conclude(act: Act, customer_id: string, state: CustomerState, event: string) {
  await openCustomerToChange(act, customer_id);
  const changed = await act.db.run(sql('update_state'), { customer_id, state, at: act.at });
  if (changed === 0) throw refusals.not_reviewable();
  if (state === 'screened_out') dropDuties(act, customer_id);
  await appendTimeline(act, customer_id, event);
}

/**
 * What the last signature of an archive review applies: the record is in force, or back with the
 * one who entered it. Until then nothing uses it (R-C2).
 */
export const archiveReview = {
  approved: (act: Act, { about_id }: { about_id: string }) =>
    conclude(act, about_id, 'in_force', 'review_approved'),
  returned: (act: Act, { about_id }: { about_id: string }) =>
    conclude(act, about_id, 'returned', 'review_returned'),
  declined: (act: Act, { about_id }: { about_id: string }) =>
    conclude(act, about_id, 'screened_out', 'review_declined'),
};
