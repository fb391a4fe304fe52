import { useMemo, useSyncExternalStore } from 'react';

import {
  fill,
  findWord,
  isLocale,
  loadEverydayWords,
  loadWords,
  type Locale,
  type WordFacts,
  type WordKey,
  type Words,
} from '#language';

import type { Refused } from './api.ts';
import { readKept, writeKept } from './ui/kept.ts';
import { isPhoneNow } from './ui/use-phone.ts';
import { whenIdle } from './when-idle.ts';

// The words in use. One page speaks one language at a time; the other is fetched when asked for.
let spoken: { locale: Locale; words: Words; isWhole: boolean } | undefined;
const listeners = new Set<() => void>();

/** Before sign-in the choice lives in this browser; afterwards it belongs to the person. */
export function keptLocale(): Locale {
  const kept = readKept('locale');
  if (isLocale(kept)) return kept;
  return navigator.language.startsWith('zh') ? 'zh-CN' : 'en';
}

function speak(locale: Locale, words: Words, isWhole: boolean): void {
  spoken = { locale, words, isWhole };
  for (const tell of listeners) tell();
}

/**
 * Speaks another language from now on; nothing is drawn before the first call ends. A phone waits
 * for the words of a consultant's day; the others come when its screen stands.
 */
export async function changeWords(locale: Locale): Promise<void> {
  if (spoken?.locale !== locale) {
    const isWhole = !isPhoneNow();
    speak(locale, await (isWhole ? loadWords : loadEverydayWords)(locale), isWhole);
    if (!isWhole) whenIdle(wholeWords);
  }
  document.documentElement.lang = locale;
  writeKept('locale', locale);
}

/** All words of the language spoken now: what any screen but a consultant's waits for. */
export async function wholeWords(): Promise<void> {
  const locale = spoken?.locale ?? keptLocale();
  if (spoken?.isWhole) return;
  const words = await loadWords(locale);
  if (spoken === undefined || spoken.locale === locale) speak(locale, words, true);
}

/** Names that are data, not words: list → code → name in both languages. */
export type NamesInData = Readonly<Record<string, { zh: string; en: string }>>;
let named: Readonly<Record<string, NamesInData>> = {};

/** From now on these codes of a list are called as the company calls them. */
export function nameByData(list: string, names: NamesInData): void {
  if (JSON.stringify(named[list] ?? {}) === JSON.stringify(names)) return;
  named = { ...named, [list]: names };
  if (spoken) spoken = { ...spoken };
  for (const tell of listeners) tell();
}

/** How a screen speaks. */
export interface Speech {
  locale: Locale;
  /** A sentence by its key; a misspelt key does not compile. */
  say: (key: WordKey, facts?: WordFacts) => string;
  /** A sentence by a key made at run time; undefined when there is none. */
  find: (key: string, facts?: WordFacts) => string | undefined;
  /** The label of a value of a list; the bare value where a list has no such label. */
  label: (list: string, value: string) => string;
  /** The values of a list in their order, with their labels. */
  choices: (list: string) => { value: string; label: string }[];
  /** The label of a field of a module. */
  field: (module: string, key: string) => string;
  /** Several things in one line, parted as the language parts them. */
  together: (items: readonly string[]) => string;
  /** Why the server said no. */
  refusal: (refused: Pick<Refused, 'code' | 'facts'>) => string;
  /** What is wrong with one field: a code of the module, or one of the general ones. */
  problem: (code: string, module?: string) => string;
}

function speechOf({ locale, words }: { locale: Locale; words: Words }): Speech {
  const find = (key: string, facts?: WordFacts) => {
    const sentence = findWord(words, key);
    return sentence === undefined ? undefined : fill(sentence, facts);
  };
  const label = (list: string, value: string) =>
    named[list]?.[value]?.[locale === 'en' ? 'en' : 'zh'] ?? find(`list.${list}.${value}`) ?? value;
  return {
    locale,
    find,
    label,
    say: (key, facts) => find(key, facts) ?? key,
    choices: (list) => pairs((words.list as Record<string, object>)[list] ?? {}),
    together: (items) => items.join(locale === 'en' ? ', ' : '、'),
    field: (module, key) => find(`${module}.field.${key}`) ?? key.replaceAll('_', ' '),
    refusal: ({ code, facts }) => {
      const [module, ...rest] = code.split('.');
      return find(`${module}.refusal.${rest.join('.')}`, labelled(facts, label)) ?? code;
    },
    problem: (code, module) =>
      find(`${module}.refusal.${code}`) ?? find(`ui.problem.${code}`) ?? words.ui.problem.other,
  };
}

/** A nested list (`customers` → `archive-review`) is one list of dotted values. */
function pairs(node: object, prefix = ''): { value: string; label: string }[] {
  return Object.entries(node).flatMap(([key, it]) =>
    typeof it === 'string'
      ? [{ value: prefix + key, label: it }]
      : pairs(it as object, `${prefix}${key}.`),
  );
}

/** Facts that are codes of a list of their own name are spoken: `scope: own` as 本人. */
function labelled(facts: WordFacts, label: Speech['label']): WordFacts {
  return Object.fromEntries(
    Object.entries(facts).map(([key, it]) => [key, typeof it === 'string' ? label(key, it) : it]),
  );
}

/** The words of the reader's language; the component is drawn again when it changes. */
export function useWords(): Speech {
  const now = useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => void listeners.delete(tell);
    },
    () => spoken,
  );
  if (!now) throw new Error('nothing is drawn before the words are there');
  return useMemo(() => speechOf(now), [now]);
}
