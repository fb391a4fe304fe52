/** How people are addressed: not part of a name, and shared by too many to search for. */
const TITLES = /(?:先生|女士|小姐|太太|夫人|同志|老师|经理|老板|总)$/u;
const NICKNAMES = /^[小老](?=\p{L}$)/u;
/** The compound surnames that are still common; as a whole name they are a surname and no more. */
const compoundSurnames = new Set(
  (
    '欧阳 歐陽 上官 司马 司馬 司徒 司空 诸葛 諸葛 尉迟 尉遲 皇甫 令狐 慕容 东方 東方 夏侯 端木 百里 ' +
    '呼延 南宫 南宮 轩辕 軒轅 宇文 长孙 長孫 公孙 公孫 独孤 獨孤 申屠 澹台 淳于 单于 單于 万俟 闻人 聞人 ' +
    '钟离 鐘離 鲜于 鮮于 濮阳 濮陽 拓跋 赫连 赫連 太史 公冶 宗政 仲孙 闾丘 亓官 南门 西门 东郭 呼延'
  ).split(' '),
);

/** A name as it is compared: one width, one case, letters and digits only, no spaces or dots. */
export function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/**
 * What of a name may become search tokens; empty when only a surname is left (王先生, 小王, 欧阳).
 * A token of a surname alone gives most surnames away to anyone who can count (findings §4b: 70 %).
 */
export function searchableName(name: string): string {
  const folded = foldName(name);
  const given = folded.replace(TITLES, '').replace(NICKNAMES, '');
  return [...given].length < 2 || compoundSurnames.has(given) ? '' : given;
}

/**
 * Every two neighbouring characters of a name, each once: what a search for any part of two or more
 * characters narrows by. By code point, so that 𠮷 is one character. Empty when there is no name
 * beside the surname.
 */
export function nameRuns(name: string): string[] {
  const characters = [...searchableName(name)];
  const runs = characters.slice(1).map((it, at) => characters[at]! + it);
  return [...new Set(runs)];
}
