export { cannotGive } from './given.ts';
export { lawfulPurposes } from './standing.ts';
