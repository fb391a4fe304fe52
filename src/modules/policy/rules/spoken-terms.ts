import type { TermValue } from '../contract.ts';

const PLACEHOLDER = /\{\{\s*([^}]*?)\s*\}\}/g;

/** The terms a text speaks of, by the placeholders in it: `{{warm_card.follow_up_by_days}}`. */
export function termsSpokenIn(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, term]) => term!);
}

/** Puts the values in force into the text. A term without a value stays as written. */
export function fillTerms(text: string, values: ReadonlyMap<string, TermValue>): string {
  return text.replaceAll(PLACEHOLDER, (written, term: string) => {
    const value = values.get(term);
    return value === undefined ? written : [value].flat().join(' / ');
  });
}

/**
 * Whether the clause's sentence must show this value: numbers, limits and times of day must, so
 * that the printed regime cannot disagree with what the system does. Codes (lists, offices) and
 * weekdays have names in each language; the sentence spells them, and the table beside it shows the
 * codes.
 */
export function mustBeSpoken(term: string, value: TermValue): boolean {
  if (term.endsWith('_weekday')) return false;
  return [value].flat().every((it) => typeof it === 'number' || /^\d\d:\d\d$/.test(it));
}
