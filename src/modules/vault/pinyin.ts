import { pinyin } from 'pinyin-pro';

import { foldName, nameRuns, searchableName } from '#rules/vault';

const SPOKEN = {
  mode: 'surname',
  surname: 'head',
  toneType: 'none',
  type: 'array',
  v: true,
} as const;
const BETWEEN_HAN = /(?<=\p{Script=Han})[^\p{L}\p{N}]+(?=\p{Script=Han})/gu;
const WORDS = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}])+/gu;

/**
 * The syllables of a name, its surname read as a surname (单 is shàn, 仇 is qiú), without tones and
 * with ü as v. A word in another script is one syllable: John Smith is john and smith.
 */
export function pinyinSyllables(name: string): string[] {
  const words = withoutTitle(name)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('𠮷', '吉') // Found on identity cards, unknown to the dictionary.
    .replaceAll(BETWEEN_HAN, '')
    .match(WORDS);
  return (words ?? []).flatMap((it) => (/^\p{Script=Han}/u.test(it) ? pinyin(it, SPOKEN) : [it]));
}

/** 王伟先生 → 王伟; 王先生 stays, for there is nothing else to say of him. */
function withoutTitle(name: string): string {
  const bare = searchableName(name);
  return bare === '' || bare === foldName(name) ? name : bare;
}

/** 单雄信 → sxx. Always of the whole name: an initial alone would give surnames away. */
export function pinyinInitials(name: string): string {
  return pinyinSyllables(name)
    .map((it) => [...it][0])
    .join('');
}

/** Two neighbouring syllables at a time, and the whole; empty for one syllable, a surname alone. */
export function pinyinRuns(name: string): string[] {
  const syllables = pinyinSyllables(name);
  if (syllables.length < 2) return [];
  const runs = syllables.slice(1).map((it, at) => syllables[at]! + it);
  return [...new Set([...runs, syllables.join('')])];
}

/** A word by which a name can be found, and the column of tokens it belongs to. */
export interface NameWord {
  kind: 'name_run' | 'name_initials' | 'name_pinyin';
  text: string;
}

/** Every word by which a name can be found. Empty for a surname alone, with or without a title. */
export function wordsOfName(name: string): NameWord[] {
  if (searchableName(name) === '') return [];
  const runs = nameRuns(name).map((text) => ({ kind: 'name_run', text }) as const);
  const pinyin = pinyinRuns(name).map((text) => ({ kind: 'name_pinyin', text }) as const);
  // One syllable has one initial: that of the surname.
  if (pinyin.length === 0) return runs;
  return [...runs, { kind: 'name_initials', text: pinyinInitials(name) }, ...pinyin];
}
