import { normalPhone } from '#rules/vault';

import type { ImportField } from './header-words.ts';
import type { RowInHand } from './row-in-hand.ts';

const MOST_PHONES = 5;
const LONGEST = 200;
const BETWEEN = /[/、,，;；|\n\r]|:::|\bor\b|或/;
const SCIENTIFIC = /^(\d)(?:\.(\d+))?e\+?(\d{1,2})$/i;

/**
 * The phones of a row, each once, in the order they stand. One cell may hold several. A number
 * written 1.3800138E+10 is whole only when all its digits are there; otherwise it is lost, not
 * filled up with zeros (trust E08).
 */
export function readPhones(row: RowInHand): void {
  const found = new Set<string>();
  for (const field of ['phone', 'phone_2'] as const) {
    const text = row.text(field);
    if (text.length > LONGEST) row.raise(field, 'phone_implausible');
    for (const part of text.length > LONGEST ? [] : parts(text)) {
      const whole = unscientific(part);
      if (whole === undefined) {
        row.raise(field, 'lost_digits');
        continue;
      }
      const phone = normalPhone(whole);
      if (phone === undefined || isCut(phone, whole)) row.raise(field, 'phone_implausible');
      else if (found.size < MOST_PHONES) found.add(phone);
      else raiseMany(row, field);
    }
  }
  row.values.phones = [...found];
}

function raiseMany(row: RowInHand, field: ImportField): void {
  if (!row.issues.some((it) => it.code === 'too_many_phones')) row.raise(field, 'too_many_phones');
}

function parts(text: string): string[] {
  return (
    text
      .split(BETWEEN)
      .flatMap((it) => (isTwoMobiles(it) ? it.trim().split(/\s+/) : [it]))
      // `13800138000(李)` or `手机:138…`: words around a number say whose it is, not what it is.
      .map((it) => it.replace(/[\p{Script=Han}:：()（）]+/gu, ' ').trim())
      .filter((it) => it !== '')
  );
}

/** A mobile with a digit too few or too many: it begins like one and is none. */
function isCut(phone: string, written: string): boolean {
  return /^1[3-9]\d{7,11}$/.test(phone) && phone.length !== 11 && !written.includes('+');
}

function isTwoMobiles(text: string): boolean {
  return /^\s*1[3-9]\d{9}\s+(?:1[3-9]\d{9}\s*)+$/.test(text);
}

/** The number behind a scientific spelling; undefined when digits of it are missing. */
function unscientific(text: string): string | undefined {
  const match = SCIENTIFIC.exec(text);
  if (!match) return text;
  const [, head = '', tail = '', power = ''] = match;
  return tail.length === Number(power) ? head + tail : undefined;
}
