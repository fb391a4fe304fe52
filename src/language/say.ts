import { words as en } from './en/index.ts';
import type { Locale } from './locale.ts';
import { fill, findWord, type WordFacts } from './fill.ts';
import { words as chinese } from './zh-CN/index.ts';

const all = { 'zh-CN': chinese, en } as const;
const isTest = (import.meta as ImportMeta & { env?: { MODE?: string } }).env?.MODE === 'test';

/** A key without a sentence: a test stops at it, a person sees the key rather than nothing. */
export function missingWord(key: string): string {
  if (isTest) throw new Error(`no sentence for ${key}`);
  return key;
}

/** A sentence in the reader's language: `say('zh-CN', 'customers.field.name')`. */
export function say(locale: Locale, key: string, facts?: WordFacts): string {
  const sentence = findWord(all[locale], key);
  return sentence === undefined ? missingWord(key) : fill(sentence, facts);
}

/** The sentence of a refusal: `customers.phone_known` is spoken by `customers.refusal.phone_known`. */
export function sayRefusal(locale: Locale, code: string, facts?: WordFacts): string {
  return say(locale, refusalKey(code), facts);
}

/** Where the sentence of a refusal's code stands. */
function refusalKey(code: string): string {
  const [module, ...rest] = code.split('.');
  return `${module}.refusal.${rest.join('.')}`;
}
