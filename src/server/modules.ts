import type { Route } from '#gate/routes';
import { accessRoutes } from '#modules/access';
import { approvalsRoutes, configureApprovals } from '#modules/approvals';
import { auditRoutes } from '#modules/audit';
import { consentRoutes } from '#modules/consent';
import { archiveReview, customersRoutes } from '#modules/customers';
import { identityRoutes } from '#modules/identity';
import { policyRoutes } from '#modules/policy';
import { receptionRoutes } from '#modules/reception';

/** Every route of every module: the only file that knows them all. */
export const allRoutes: readonly Route[] = [
  ...policyRoutes,
  ...identityRoutes,
  ...auditRoutes,
  ...accessRoutes,
  ...approvalsRoutes,
  ...consentRoutes,
  ...customersRoutes,
  ...receptionRoutes,
];

/** What the last signature of each kind of approval applies, so that lower modules never call upward. */
export const approvalBindings = {
  'customers.archive-review': archiveReview,
};

/** Binds what belongs together across modules; once, at start. */
export function bindModules(): void {
  configureApprovals(approvalBindings);
}
