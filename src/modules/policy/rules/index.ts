export { assembleRegimes, type Regimes, type Sources } from './assemble-regimes.ts';
