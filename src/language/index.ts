export { fill, findWord, type WordFacts } from './fill.ts';
export { loadEverydayWords, loadWords } from './load.ts';
export { isLocale, locales, type Locale, type WordKey, type Words } from './locale.ts';
export { say, sayRefusal } from './say.ts';
