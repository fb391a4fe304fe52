export { configureApprovals, type Binding, type DecidedRequest, type Grounds } from './bindings.ts';
export { openNote } from './notes.ts';
export { verdictOf, type Verdict } from './read-request.ts';
export { requestApproval, type Asking } from './request-approval.ts';
export { approvalsRoutes } from './routes.ts';
export { withdrawApproval } from './withdraw.ts';
