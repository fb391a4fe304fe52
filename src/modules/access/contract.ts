import { z } from 'zod';

import { Office } from '#contract/identity';
import { endpoint } from '#kernel/endpoint';
import { FieldClass } from '#kernel/field-class';
import { Scope } from '#kernel/scope';

/** What one office may do: the matrix as the screen and the golden file show it (R-E2). */
export const OfficePermissions = z.object({
  office: Office,
  /** The classes of fields the office reads in clear in records that are not its own (R-D2). */
  clear_classes: z.array(FieldClass),
  /** True when the office reads customers' records at all, masked or clear. */
  sees_customers: z.boolean(),
  permissions: z.array(z.object({ permission: z.string(), scopes: z.array(Scope) })),
});
export type OfficePermissions = z.infer<typeof OfficePermissions>;

export const contract = {
  /** 权限一览表: who may do what, how far. Every signed-in person may know who may see what. */
  listPermissions: endpoint({
    id: 'access.list-permissions',
    method: 'GET',
    path: '/access/permissions',
    personal: true,
    input: z.object({}),
    output: z.object({ rows: z.array(OfficePermissions) }),
  }),
};
