import { pinyinInitials, pinyinSyllables } from '#modules/vault';

/** Whether a name is what somebody typed in letters: initials of the whole, or syllables in a row. */
export function matchesPinyin(
  name: string,
  { initials, pinyin }: { initials?: string; pinyin?: string },
): boolean {
  if (initials !== undefined && pinyinInitials(name) === initials.toLowerCase()) return true;
  if (pinyin === undefined) return false;
  return pinyinSyllables(name).join('').includes(pinyin.toLowerCase().replaceAll(/\s/g, ''));
}
