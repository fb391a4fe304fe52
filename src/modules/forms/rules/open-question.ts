import type { Question } from '../contract.ts';

/**
 * A question is open when one of its purposes was agreed to (information/2b). Alone in its file:
 * the page of guests takes it and nothing else of the module.
 */
export const isOpen = (
  { purposes }: Pick<Question, 'purposes'>,
  agreed: readonly string[],
): boolean => purposes.some((it) => agreed.includes(it));
