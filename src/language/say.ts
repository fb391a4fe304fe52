import { words as en } from './en/index.ts';
import type { Locale } from './locale.ts';
import { words as chinese } from './zh-CN/index.ts';

/** What fills the blanks of a sentence, `{{count}}`. */
export type WordFacts = Record<string, string | number>;

const all = { 'zh-CN': chinese, en } as const;
const isTest = (import.meta as ImportMeta & { env?: { MODE?: string } }).env?.MODE === 'test';

/** A key without a sentence: a test stops at it, a person sees the key rather than nothing. */
export function missingWord(key: string): string {
  if (isTest) throw new Error(`no sentence for ${key}`);
  return key;
}

function find(locale: Locale, key: string): string | undefined {
  let node: unknown = all[locale];
  for (const part of key.split('.')) {
    if (node === null || typeof node !== 'object' || !Object.hasOwn(node, part)) return undefined;
    node = (node as Record<string, unknown>)[part];
  }
  return typeof node === 'string' ? node : undefined;
}

/**
 * A sentence in the reader's language: `say('zh-CN', 'customers.field.name')`. Blanks are written
 * `{{count}}` as i18next writes them, so that server, printed reports and screens share one source.
 * A blank without a fact stays visible, which a reviewer notices and a reader survives.
 */
export function say(locale: Locale, key: string, facts: WordFacts = {}): string {
  const sentence = find(locale, key);
  if (sentence === undefined) return missingWord(key);
  return sentence.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (blank, name: string) =>
    Object.hasOwn(facts, name) ? String(facts[name]) : blank,
  );
}

/** The sentence of a refusal: `customers.phone_known` is spoken by `customers.refusal.phone_known`. */
export function sayRefusal(locale: Locale, code: string, facts?: WordFacts): string {
  const [module, ...rest] = code.split('.');
  return say(locale, `${module}.refusal.${rest.join('.')}`, facts);
}
