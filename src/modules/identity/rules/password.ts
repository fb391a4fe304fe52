import type { Refusal } from '#kernel/refusal';

import { refusals } from '../contract.ts';

/** Beginnings that guessing lists start with; a longer phrase around one of them is fine. */
const common = [
  '123456',
  '111111',
  '000000',
  '666666',
  '888888',
  'abc123',
  'a123456',
  'qwerty',
  '1qaz2wsx',
  'password',
  'passw0rd',
  'admin',
  'root',
  'iloveyou',
  'woaini',
  '5201314',
  '1314520',
  'letmein',
  'welcome',
  'kebu',
];

const MAX_LENGTH = 200;
const fold = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');

/**
 * Why a password cannot be taken (access/1): too short, too long, guessed at once, or made of the
 * name or the company. No rule about kinds of characters: length is what holds.
 */
export function cannotTakePassword(
  password: string,
  about: { sign_in_name: string; company_name: string },
  terms: { password_min_length: number },
): Refusal | undefined {
  const weak = (problem: string) =>
    refusals.password_weak({ problem, min: terms.password_min_length }, 'access/1a');
  if ([...password].length < terms.password_min_length) return weak('short');
  if (password.length > MAX_LENGTH) return weak('long');
  const folded = fold(password);
  if (new Set(folded).size < 5) return weak('common');
  const guesses = [...common, fold(about.sign_in_name), fold(about.company_name)];
  // What is left once the guess and a year or a row of digits are taken away must still be a secret.
  for (const guess of guesses.filter((it) => it.length >= 4)) {
    const rest = folded.replaceAll(guess, '').replaceAll(/(19|20)\d\d|0?123456789?/g, '');
    if (rest.length < folded.length && rest.length < 6) return weak('common');
  }
  return undefined;
}
