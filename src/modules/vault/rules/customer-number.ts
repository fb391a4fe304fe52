/** Crockford's alphabet: no I, L, O or U to be misread on a paper card. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const PRIMES = 37;
const checkAlphabet = `${alphabet}*~$=U`;

/** The check character (ISO 7064 style, modulo 37): catches any one wrong or two swapped characters. */
function checkOf(body: string): string {
  let rest = 0;
  for (const character of body) rest = (rest * 32 + alphabet.indexOf(character)) % PRIMES;
  return checkAlphabet[rest]!;
}

/**
 * A new customer number, K and eight characters and a check: random, so that it says nothing of the
 * customer, of how many there are, or of who came before (R-C4).
 */
export function newCustomerNumber(random: Uint8Array): string {
  for (let at = 0; ; at++) {
    const body = [...random.subarray(0, 8)].map((it) => alphabet[(it + at) % 32]).join('');
    const check = checkOf(body);
    if (alphabet.includes(check)) return `K${body}${check}`; // Signs and U do not go on a card.
  }
}

/** Whether a text is a whole customer number; the reader's o, i and l are 0, 1 and 1. */
export function readCustomerNumber(text: string): string | undefined {
  const folded = text.normalize('NFKC').trim().toUpperCase().replaceAll(/[\s-]/g, '');
  const number = folded.replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  if (!/^K[0-9A-HJKMNP-TV-Z]{9}$/.test(number)) return undefined;
  return checkOf(number.slice(1, 9)) === number[9] ? number : undefined;
}
