import type { words } from './zh-CN/index.ts';

export const locales = ['zh-CN', 'en'] as const;
export type Locale = (typeof locales)[number];

export function isLocale(text: unknown): text is Locale {
  return locales.includes(text as Locale);
}

/** Every sentence of the product. Chinese is the source; another language fits it or does not compile. */
export type Words = typeof words;

type Paths<Node, Prefix extends string = ''> = {
  [Key in keyof Node & string]: Node[Key] extends string
    ? `${Prefix}${Key}`
    : Paths<Node[Key], `${Prefix}${Key}.`>;
}[keyof Node & string];

/** The keys a screen may speak: a misspelt one does not compile. */
export type WordKey = Paths<Words>;
