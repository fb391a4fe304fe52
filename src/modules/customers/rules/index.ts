export { allowedValues, cannotKeep } from './cannot-keep.ts';
export { completeness } from './completeness.ts';
export { cannotRevise, cannotVoid } from './revisable.ts';
export { seenAs } from './seen.ts';
