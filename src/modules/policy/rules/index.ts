export { assembleRegimes, type Regimes, type Sources } from './assemble-regimes.ts';
export { listOfTerm } from './list-of-term.ts';
