import { gather } from './gather.ts';
import type { Locale, Words } from './locale.ts';

interface Parts {
  everyday: () => Promise<object>;
  rest: () => Promise<object>;
}

const sources: Record<Locale, Parts> = {
  'zh-CN': {
    everyday: async () => (await import('./zh-CN/everyday.ts')).everyday,
    rest: async () => (await import('./zh-CN/rest.ts')).rest,
  },
  en: {
    everyday: async () => (await import('./en/everyday.ts')).everyday,
    rest: async () => (await import('./en/rest.ts')).rest,
  },
};

/** One language's words, fetched when needed: a phone does not carry the other language. */
export async function loadWords(locale: Locale): Promise<Words> {
  const { everyday, rest } = sources[locale];
  return gather(...(await Promise.all([everyday(), rest()]))) as Words;
}

/** The words of a consultant's day alone: what a phone waits for before it shows a screen. */
export const loadEverydayWords = async (locale: Locale): Promise<Words> =>
  gather(await sources[locale].everyday(), {}) as Words;
