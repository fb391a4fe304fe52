import { pinyin } from 'pinyin-pro';

import { foldName } from '#rules/vault';

/** The syllables of a name, its surname read as a surname (单 is shàn), without tones. */
export function pinyinSyllables(name: string): string[] {
  const options = {
    toneType: 'none',
    type: 'array',
    mode: 'surname',
    nonZh: 'consecutive',
  } as const;
  return pinyin(foldName(name), options).map((it) => it.toLowerCase().replaceAll('ü', 'v'));
}

/** 单雄信 → sxx. Always of the whole name: an initial alone would give surnames away. */
export function pinyinInitials(name: string): string {
  return pinyinSyllables(name)
    .map((it) => it[0] ?? '')
    .join('');
}

/** Two neighbouring syllables at a time, and the whole: no token names a surname alone. */
export function pinyinRuns(name: string): string[] {
  const syllables = pinyinSyllables(name);
  const runs = syllables.slice(1).map((it, at) => syllables[at]! + it);
  return [...new Set([...runs, syllables.join('')])].filter((it) => it.length > 1);
}
