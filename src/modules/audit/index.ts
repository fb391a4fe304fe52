export { isClockDoubted } from './clock-doubt.ts';
export { entriesOfCustomer } from './entries-of-customer.ts';
export { leafOf } from './leaf.ts';
export { openRecorder, type Batches } from './recorder.ts';
export { auditRoutes } from './routes.ts';
export { verifyLeaves, type Mismatch, type Verification } from './verify-leaves.ts';
