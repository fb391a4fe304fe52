export { cannotExport, isIdentity } from './cannot-export.ts';
export { cannotReveal, sensitiveFields } from './cannot-reveal.ts';
