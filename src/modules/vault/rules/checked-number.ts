/** Crockford's alphabet: no I, L, O or U to be misread on a paper card. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const PLACES = 8;

/** What a number is of, by its first letter: K a customer (客), P a sheet of paper (纸). */
export type Mark = 'K' | 'P';

/** Times two in the field of 32 elements (x⁵ + x² + 1). */
const doubled = (value: number): number => (value < 16 ? value << 1 : (value << 1) ^ 0x25);

/**
 * The check character: each place weighs a different power of two in GF(32), so that any one wrong
 * character is caught, and any two that changed places, the check itself included.
 */
function checkOf(body: string): string {
  let sum = 0;
  for (const character of body) sum = doubled(sum ^ alphabet.indexOf(character));
  return alphabet[sum]!;
}

/**
 * A new number, its mark, eight characters and a check: random, so that it says nothing of what it
 * names, of how many there are, or of what came before. `random`: at least eight bytes.
 */
export function newNumber(mark: Mark, random: Uint8Array): string {
  if (random.length < PLACES) throw new Error('a number takes eight random bytes');
  const body = [...random.subarray(0, PLACES)].map((it) => alphabet[it % 32]).join('');
  return `${mark}${body}${checkOf(body)}`;
}

/** Whether a text is a number of this mark exactly as it is kept. */
export function isNumber(mark: Mark, text: string): boolean {
  if (!text.startsWith(mark) || !/^[0-9A-HJKMNP-TV-Z]{10}$/.test(text)) return false;
  return checkOf(text.slice(1, 1 + PLACES)) === text[1 + PLACES];
}

/** The number a person typed: any width and case, spaces and dashes, o, i and l for 0 and 1. */
export function readNumber(mark: Mark, text: string): string | undefined {
  const folded = text.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '');
  const number = folded.replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return isNumber(mark, number) ? number : undefined;
}
