import type { z } from 'zod';

import { Office } from '#contract/identity';

import type { OfficePermissions } from './contract.ts';
import { grants, permissionsOfOffice, seesCustomers } from './rules/grants.ts';

/** 权限一览表: every office with its permissions and scopes, as the grants stand in this program. */
export async function listPermissions(): Promise<{ rows: z.input<typeof OfficePermissions>[] }> {
  return {
    rows: Office.options.map((office) => ({
      office,
      clear_classes: [...grants[office].clear_classes],
      sees_customers: seesCustomers(office),
      permissions: [...permissionsOfOffice(office)]
        .map(([permission, scopes]) => ({ permission, scopes }))
        .toSorted((a, b) => (a.permission < b.permission ? -1 : 1)),
    })),
  };
}
