import { pinyin } from 'pinyin-pro';

import { between, type Chance, scattered } from './chance.ts';

/**
 * Beginnings of mobile numbers that the public numbering plan, as told by those who write checks
 * for it, gives to no operator: never issued, or service numbers of other lengths. What is made
 * here looks like a mobile number, passes the plain check for one, and rings nobody's telephone.
 */
const demoPhonePrefixes = ['154', '160', '161', '163', '164', '168', '169', '179', '194'] as const;
const PER_PREFIX = 100_000_000;
const MOST_PHONES = 2;

/** Whether a number is one of ours, so that no demo ever sends a message to anybody. */
export const isDemoPhone = (phone: string): boolean =>
  /^\d{11}$/.test(phone) && demoPhonePrefixes.some((it) => phone.startsWith(it));

/**
 * A mobile number nobody has, given once: `slot` is 0 for a customer's first phone and 1 for the
 * second. The numbers of a seed are a shuffled row, so that no set of those given need be kept.
 */
export function demoPhone(index: number, slot: 0 | 1, seed: number): string {
  const size = demoPhonePrefixes.length * PER_PREFIX;
  const at = scattered(index * MOST_PHONES + slot, size, seed);
  const prefix = demoPhonePrefixes[Math.floor(at / PER_PREFIX)]!;
  return prefix + String(at % PER_PREFIX).padStart(8, '0');
}

const syllables = new Map<string, string>();

function syllable(character: string): string {
  const known = syllables.get(character);
  if (known !== undefined) return known;
  const made = pinyin(character, { toneType: 'none', v: true }).replaceAll(/[^a-z]/g, '');
  syllables.set(character, made);
  return made;
}

/** A name in Latin letters, character by character: near enough for an address nobody reads. */
const latin = (name: string): string => [...name].map(syllable).join('');

/** At a domain reserved for examples (RFC 2606): nobody ever receives it. */
export function email(name: string, index: number): string {
  return `${latin(name)}.${index.toString(36)}@example.com`;
}

/** WeChat ids begin with a letter and have 6–20 characters; ours say `demo_` first. */
export function wechat(chance: Chance, name: string, birth_year: number): string {
  const end =
    chance() < 0.5 ? String(birth_year % 100).padStart(2, '0') : between(chance, 100, 999);
  return `demo_${latin(name).slice(0, 12)}${end}`;
}
