import type { forms } from '../../language/zh-CN/forms.ts';

export type GuestWords = Pick<typeof forms, 'page' | 'refusal'>;

/** The words of this page alone: a guest's phone does not carry those of the whole product. */
export const wordsIn = async (isEnglish: boolean): Promise<GuestWords> =>
  isEnglish
    ? (await import('../../language/en/forms.ts')).forms
    : (await import('../../language/zh-CN/forms.ts')).forms;

/** A sentence with its blanks filled; what is not given stays as it is written. */
export const filled = (sentence: string, facts: Record<string, unknown>): string =>
  sentence.replaceAll(/\{\{(\w+)\}\}/g, (blank, name: string) => String(facts[name] ?? blank));
