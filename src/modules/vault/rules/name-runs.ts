/** A name as it is compared: one width, one case, no spaces; by code point, so 𠮷 is one character. */
export function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s·・.]/gu, '');
}

/** Every two neighbouring characters of a name: what a search for any two of them narrows by. */
export function nameRuns(name: string): string[] {
  const characters = [...foldName(name)];
  const runs = characters.slice(1).map((it, at) => characters[at]! + it);
  return [...new Set(runs)];
}
