export { cannotGive } from './given.ts';
export { lawfulPurposes } from './standing.ts';
export {
  cannotClosePurpose,
  cannotKeepPurpose,
  longestRetention,
  ownPurposes,
} from './purposes.ts';
export { textChanges, type Piece } from './text-changes.ts';
