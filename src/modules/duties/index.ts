export {
  dropDuties,
  moveDuties,
  recordDuties,
  settleDuties,
  type Closed,
  type Closing,
  type Owed,
  type PastDuty,
} from './settle.ts';
