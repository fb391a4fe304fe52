import { z } from 'zod';

import type { Act } from '#gate/act';
import { dayOf } from '#kernel/calendar';
import { moveDuties } from '#modules/duties';
import { tell } from '#modules/messages';
import { newId } from '#platform/identifier';
import { loadSql } from '#platform/sql';

import { appendTimeline } from './append-timeline.ts';
import { AssignmentRow, refusals, type assignmentContract, type contract } from './contract.ts';
import { openCustomer, openCustomerToChange } from './open-customer.ts';
import type { Registered } from './sent-before.ts';

const sql = loadSql(import.meta.url);
const Place = z.object({ project_id: z.uuid(), team_id: z.uuid().nullable() });

/** Gives a customer to another consultant of the same project, and keeps why (information/3a). */
export async function assignCustomer(
  act: Act,
  { customer_id, owner_id, reason_code }: z.output<typeof contract.assignCustomer.input>,
): Promise<Registered> {
  const { row } = await openCustomerToChange(act, customer_id);
  const { project_id, number, state } = row;
  const wanted = { owner_id, project_id, today: dayOf(act.at) };
  const place = await act.db.maybeOne(sql('read_place'), wanted, Place);
  if (!place) throw refusals.owner_not_on_project({}, 'information/3a');

  const { team_id } = place;
  const { at } = act;
  const assigned_by = act.actor.person_id;
  const opened = { customer_id, owner_id, team_id, project_id, assigned_by, at };
  await act.db.run(sql('close_assignment'), { customer_id, at });
  await act.db.run(sql('insert_assignment'), { ...opened, reason_code, assignment_id: newId() });
  await appendTimeline(act, customer_id, 'assigned', { ref: owner_id, facts: { reason_code } });
  await act.db.run(sql('update_owner'), { customer_id, owner_id, team_id, at });
  moveDuties(act, customer_id, owner_id);
  await tell(act, owner_id, { kind: 'customer_assigned', about_id: customer_id });
  return { customer_id, number, state };
}

/**
 * Gives many customers to one consultant: all of them or none, each with a handover of his own. In
 * the order of their ids, so that two who hand over the same people take turns.
 */
export async function assignMany(
  act: Act,
  { customer_ids, ...handover }: z.output<typeof assignmentContract.assignMany.input>,
): Promise<{ count: number }> {
  const all = [...new Set(customer_ids)].toSorted();
  for (const customer_id of all) await assignCustomer(act, { customer_id, ...handover });
  act.note({ count: all.length, reason_code: handover.reason_code });
  return { count: all.length };
}

/** Who was in charge of a customer, since when, by whom and why; the present one first. */
export async function listAssignments(
  act: Act,
  { customer_id }: z.output<typeof assignmentContract.listAssignments.input>,
) {
  await openCustomer(act, customer_id);
  return { rows: await act.db.many(sql('list_assignments'), { customer_id }, AssignmentRow) };
}
