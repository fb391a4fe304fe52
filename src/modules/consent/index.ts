export { configurePurposes } from './purposes.ts';
export {
  consentEvents,
  examineGiving,
  insertReceipts,
  lawfulFor,
  noticeInForce,
  noticeOf,
  purposesInForce,
  recordManyReceipts,
  recordReceipts,
  recordWithdrawal,
  type Examined,
  type Giving,
  type ManyGiven,
} from './receipts.ts';
export { consentRoutes } from './routes.ts';
