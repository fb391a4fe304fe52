export { isLocale, locales, type Locale, type Words, type WordKey } from './locale.ts';
export { missingWord, say, sayRefusal, type WordFacts } from './say.ts';
export { loadWords } from './load.ts';
