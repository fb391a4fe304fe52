export {
  consentEvents,
  lawfulFor,
  noticeInForce,
  purposesInForce,
  recordReceipts,
  recordWithdrawal,
  type Giving,
} from './receipts.ts';
export { consentRoutes } from './routes.ts';
