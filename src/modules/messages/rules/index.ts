export { cannotMailTo } from './cannot-mail-to.ts';
export { pathOf } from './path-of.ts';
