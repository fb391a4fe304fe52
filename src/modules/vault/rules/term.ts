import { readCustomerNumber } from './customer-number.ts';
import { isIdNumber } from './id-number.ts';
import { nameRuns } from './name-runs.ts';
import { normalPhone } from './phone.ts';

/** What a typed search term may be. Several readings can hold at once: `sxx` is initials or pinyin. */
export interface Term {
  number?: string;
  id_number?: string;
  phone?: string;
  last_four?: string;
  name?: string;
  initials?: string;
  pinyin?: string;
}

/**
 * Reads a search term: a customer number, an ID number, a whole phone, its last four digits, two or
 * more characters of a name, the initials of a whole name, or at least two syllables of its pinyin.
 */
export function readTerm(text: string): Term {
  const term = text.normalize('NFKC').trim();
  const number = readCustomerNumber(term);
  if (number) return { number };
  const bare = term.replaceAll(/[\s-]/g, '');
  if (isIdNumber(bare)) return { id_number: bare.toUpperCase() };
  if (/^\d{4}$/.test(bare)) return { last_four: bare };
  const phone = /^[+\d()\s-]+$/.test(term) ? normalPhone(term) : undefined;
  if (phone) return { phone };
  if (/^[a-z\s']+$/i.test(term)) return readLetters(term);
  return nameRuns(term).length > 0 ? { name: term } : {};
}

function readLetters(term: string): Term {
  const letters = term.toLowerCase().replaceAll(/[^a-z]/g, '');
  if (letters.length < 2) return {};
  // A Latin name is a name as well; its runs are its letters.
  const read: Term = { name: term, pinyin: letters };
  if (letters.length <= 5) read.initials = letters;
  return read;
}
