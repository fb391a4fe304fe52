export {
  consentEvents,
  lawfulFor,
  noticeInForce,
  purposesInForce,
  recordManyReceipts,
  recordReceipts,
  recordWithdrawal,
  type Giving,
  type ManyGiven,
} from './receipts.ts';
export { consentRoutes } from './routes.ts';
