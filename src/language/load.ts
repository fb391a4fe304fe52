import type { Locale, Words } from './locale.ts';

const sources: Record<Locale, () => Promise<{ words: Words }>> = {
  'zh-CN': () => import('./zh-CN/index.ts'),
  en: () => import('./en/index.ts'),
};

/** One language's words, fetched when needed: a phone does not carry the other language. */
export async function loadWords(locale: Locale): Promise<Words> {
  return (await sources[locale]()).words;
}
