import { readCustomerNumber } from './customer-number.ts';
import { isIdNumber } from './id-number.ts';
import { nameRuns } from './name-runs.ts';
import { normalPhone } from './phone.ts';

/**
 * What a typed search term may be. Several readings can hold at once: a Latin name is letters too.
 */
export interface Term {
  number?: string;
  id_number?: string;
  phone?: string;
  last_four?: string;
  name?: string;
  initials?: string;
  pinyin?: string;
}

const LONGEST = 60;

/**
 * Reads a search term: a customer number, an ID number, a whole phone, its last four digits, two or
 * more characters of a name, the initials of a whole name, or at least two syllables of its pinyin.
 * Empty when nothing could be looked for without naming a surname or an initial alone.
 */
export function readTerm(text: string): Term {
  const term = text.normalize('NFKC').trim().slice(0, LONGEST);
  const number = readCustomerNumber(term);
  if (number) return { number };
  const bare = term.replaceAll(/[\s-]/g, '');
  if (isIdNumber(bare)) return { id_number: bare.toUpperCase() };
  if (/^\d{4}$/.test(bare)) return { last_four: bare };
  const phone = normalPhone(term);
  if (phone) return { phone };
  const letters = lettersOf(term);
  if (letters) return readLetters(term, letters);
  return /\p{L}/u.test(term) && nameRuns(term).length > 0 ? { name: term } : {};
}

/** Latin letters of a term that has no others: no tones, no spaces, ü as v; else undefined. */
function lettersOf(term: string): string | undefined {
  const plain = term
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/u[\u0300-\u0304\u030c]?\u0308/g, 'v')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[\s'’·.-]/g, '');
  return /^[a-z]{2,}$/.test(plain) ? plain.replaceAll(/([ln])yu/g, '$1v') : undefined;
}

const FINALS =
  'iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|van|ai|ei|ui|ao|ou|iu|ie|ue|ve|an|en|in|un|er|' +
  'ia|ua|uo|a|o|e|i|u|v';
/** Two or more syllables; a little too generous, which costs a search and finds nothing. */
const PINYIN = new RegExp(
  `^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])(?:${FINALS})|ang|eng|ai|ei|ao|ou|an|en|er|a|o|e){2,}$`,
);

function readLetters(term: string, letters: string): Term {
  const read: Term = {};
  if (nameRuns(term).length > 0) read.name = term;
  if (PINYIN.test(letters)) read.pinyin = letters;
  // Longer than a name with a compound surname is a word, unless nothing could be pronounced.
  if (letters.length <= (read.pinyin ? 4 : 8)) read.initials = letters;
  return read;
}
