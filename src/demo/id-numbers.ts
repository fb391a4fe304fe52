import { idCheck } from '#rules/vault';
import type { Day } from '#kernel/calendar';

import { type Chance, pick } from './chance.ts';
import type { Sex } from './given-names.ts';

/**
 * The serial numbers that the old fifteen-digit standard kept for people past a hundred, whose
 * year of birth has two digits only; in the eighteen-digit one a county would have to register
 * some thousand births on one day to reach them. Odd for men, even for women.
 */
const serials: Record<Sex, readonly string[]> = { male: ['997', '999'], female: ['996', '998'] };

/**
 * A resident's ID number with a real division, the right day and the right check character
 * (GB 11643), which by its serial number is nobody's.
 */
export function idNumber(chance: Chance, division_code: string, born_on: Day, sex: Sex): string {
  const first17 = division_code + born_on.replaceAll('-', '') + pick(chance, serials[sex]);
  return first17 + idCheck(first17);
}

/** Whether an ID number is one of ours. */
export const isDemoIdNumber = (id_number: string): boolean => /^\d{14}99[6-9]/.test(id_number);

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const subjectWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/** The check character of the subject code within a credit code (GB 11714, modulo 11). */
function subjectCheck(first8: string): string {
  const sum = subjectWeights.reduce((all, it, at) => all + it * alphabet.indexOf(first8[at]!), 0);
  return ['0', 'X', '9', '8', '7', '6', '5', '4', '3', '2', '1'][sum % 11]!;
}

/**
 * A 统一社会信用代码 whose own check is right (GB 32100) while the check of the subject code within it
 * is wrong on purpose: every form takes it, and no firm has it.
 */
export function creditCode(chance: Chance, division_code: string): string {
  const first8 = `MA${Array.from({ length: 6 }, () => pick(chance, [...alphabet])).join('')}`;
  const right = subjectCheck(first8);
  const wrong = pick(
    chance,
    [...'0123456789'].filter((it) => it !== right),
  );
  const first17 = `91${division_code}${first8}${wrong}`;
  const sum = weights.reduce((all, it, at) => all + it * alphabet.indexOf(first17[at]!), 0);
  return first17 + alphabet[(31 - (sum % 31)) % 31]!;
}
