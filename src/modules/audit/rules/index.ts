export { canonicalEntry, leafMoment, type EntryContent } from './entry-content.ts';
export { personalFact } from './impersonal.ts';
