export {
  cannotDecide,
  cannotState,
  cannotWithdraw,
  decidingOffice,
  isParty,
  type Holding,
  type Person,
  type RequestState,
  type Step,
} from './deciding.ts';
