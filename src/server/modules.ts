import type { Errands } from '#gate/errand';
import type { Route } from '#gate/routes';
import { accessRoutes } from '#modules/access';
import { approvalsRoutes, configureApprovals } from '#modules/approvals';
import { auditRoutes } from '#modules/audit';
import { configurePurposes, consentRoutes } from '#modules/consent';
import {
  archiveReview,
  archiveRoutes,
  correctionApproval,
  customersRoutes,
  fieldUses,
  importBatchApproval,
  importJobs,
  importQueues,
  importRoutes,
} from '#modules/customers';
import {
  configureCustody,
  custodyRoutes,
  destroyQueue,
  exportJobs,
  exportQueue,
} from '#modules/custody';
import { destroySubmissionsQueue, formsJobs, formsRoutes, questionUses } from '#modules/forms';
import { identityRoutes, linkQueue } from '#modules/identity';
import { linkJobs, mailJobs, mailQueue, messagesRoutes } from '#modules/messages';
import { policyRoutes } from '#modules/policy';
import { receptionRoutes } from '#modules/reception';
import { configureWorkplace, workplaceRoutes } from '#modules/workplace';
import type { JobBinding } from '#platform/jobs';

/** Every route of every module: the only file that knows them all. */
export const allRoutes: readonly Route[] = [
  ...policyRoutes,
  ...identityRoutes,
  ...messagesRoutes,
  ...auditRoutes,
  ...accessRoutes,
  ...approvalsRoutes,
  ...consentRoutes,
  // Before the customers' own: `/customers/imports` is not a customer.
  ...importRoutes,
  ...archiveRoutes,
  ...customersRoutes,
  ...formsRoutes,
  ...custodyRoutes,
  ...receptionRoutes,
  ...workplaceRoutes,
];

/** What the last signature of each kind of approval applies, so that lower modules never call upward. */
export const approvalBindings = {
  'customers.archive-review': archiveReview,
  'customers.archive-change': correctionApproval,
  'customers.import-batch': importBatchApproval,
};

/** Binds what belongs together across modules; once, at start. */
export function bindModules(): void {
  configureApprovals(approvalBindings);
  configureCustody({ routeOf });
  configurePurposes({ places: [fieldUses, questionUses] });
  configureWorkplace({ registerOf: (id) => routeOf(id)?.endpoint.register });
}

/** The queues of long work, and what runs their jobs. */
export const jobQueues: readonly string[] = [
  ...Object.values(importQueues),
  exportQueue,
  destroyQueue,
  destroySubmissionsQueue,
  mailQueue,
  linkQueue,
];

export const jobBindings = (errands: Errands): Record<string, JobBinding> => ({
  ...importJobs(errands),
  ...exportJobs(errands),
  ...formsJobs(errands),
  ...mailJobs(errands),
  ...linkJobs(errands),
});

/** The route of an endpoint's id: for jobs, and for whoever orders a register as a file. */
export const routeOf = (endpoint_id: string): Route | undefined =>
  allRoutes.find((it) => it.endpoint.id === endpoint_id);
