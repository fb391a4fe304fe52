export { isCreditCode } from './credit-code.ts';
export { isCustomerNumber, newCustomerNumber, readCustomerNumber } from './customer-number.ts';
export { idCheck, isIdNumber } from './id-number.ts';
export { foldName, nameRuns, searchableName } from './name-runs.ts';
export { newPaperNumber, readPaperNumber } from './paper-number.ts';
export { isMobile, normalPhone } from './phone.ts';
export { readTerm, type Term } from './term.ts';
