import type { Refusal } from '#kernel/refusal';

import { refusals } from '../contract.ts';
import { commonWords, keyboardWalks } from './common-words.ts';

const MAX_LENGTH = 200;
/** What must be left of a password once everything that is guessed first is taken away. */
const WORTH_MIN = 5;
/** Digits are mostly years, phones and birthdays. */
const DIGIT_WORTH = 1 / 3;
const SHORTEST_WALK = 4;

const swaps: Record<string, string> = { '@': 'a', $: 's', '0': 'o', '3': 'e', '!': 'i' };

const fold = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');
const unswap = (text: string) => [...text].map((it) => swaps[it] ?? it).join('');

/** Takes walks over the keyboard out, the longest first. */
function withoutWalks(text: string): string {
  let left = '';
  for (let at = 0; at < text.length;) {
    let length = 0;
    for (let to = at + SHORTEST_WALK; to <= text.length; to++)
      if (keyboardWalks.some((it) => it.includes(text.slice(at, to)))) length = to - at;
      else break;
    if (length === 0) left += text[at];
    at += Math.max(length, 1);
  }
  return left;
}

/**
 * How much of a password is not a word, a name, a walk over the keyboard, a number or a repetition.
 */
function worthOf(password: string, names: readonly string[]): number {
  let left = withoutWalks(fold(password));
  for (const word of [...names, ...commonWords]) {
    const at = () => unswap(left).indexOf(unswap(word));
    for (let found = at(); found >= 0; found = at())
      left = left.slice(0, found) + left.slice(found + word.length);
  }
  left = left.replaceAll(/(.)\1{2,}/gu, '$1');
  const digits = left.replaceAll(/\D/g, '').length;
  return [...left].length - digits + digits * DIGIT_WORTH;
}

/**
 * Why a password cannot be taken (access/1a): too short, too long, among those guessed first, or
 * made of the person's or the company's name.
 *
 * Length and rarity are what holds; no kinds of characters are asked for, and a phrase in any
 * script is welcome. `terms` are those of identity.
 */
export function cannotTakePassword(
  password: string,
  about: { sign_in_name: string; company_name: string },
  terms: { password_min_length: number },
): Refusal | undefined {
  const weak = (problem: string) =>
    refusals.password_weak({ problem, min: terms.password_min_length }, 'access/1a');
  if ([...password.normalize('NFC')].length < terms.password_min_length) return weak('short');
  if (password.length > MAX_LENGTH) return weak('long');
  const names = [about.sign_in_name, about.company_name].map(fold).filter((it) => it.length > 1);
  return worthOf(password, names) < WORTH_MIN ? weak('common') : undefined;
}
