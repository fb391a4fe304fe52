import { z } from 'zod';

import { endpoint } from '#kernel/endpoint';

/** Why a customer goes to somebody else. */
export const AssignReason = z.enum(['balance', 'leaving', 'request', 'ruling', 'first', 'other']);
export type AssignReason = z.infer<typeof AssignReason>;

/** One stretch of being in charge of a customer. */
export const AssignmentRow = z.object({
  assignment_id: z.uuid(),
  owner_name: z.string(),
  by_name: z.string().nullable(),
  reason_code: z.string().nullable(),
  opened_at: z.coerce.date(),
  closed_at: z.coerce.date().nullable(),
});
export type AssignmentRow = z.infer<typeof AssignmentRow>;

/** As many as a page of the register shows at most: more is a handover of a desk, done page by page. */
export const MOST_AT_ONCE = 200;

const forWork = ['sales', 'service'];

export const assignmentContract = {
  /** Gives many customers of one project to one consultant: all of them, or none. */
  assignMany: endpoint({
    id: 'customers.assign-many',
    method: 'POST',
    path: '/customers/assignments',
    purposes: forWork,
    input: z.object({
      customer_ids: z.array(z.uuid()).min(1).max(MOST_AT_ONCE),
      owner_id: z.uuid(),
      reason_code: AssignReason,
    }),
    output: z.object({ count: z.int() }),
  }),
  listAssignments: endpoint({
    id: 'customers.list-assignments',
    method: 'GET',
    path: '/customers/:customer_id/assignments',
    purposes: forWork,
    input: z.object({ customer_id: z.uuid() }),
    output: z.object({ rows: z.array(AssignmentRow) }),
  }),
};
