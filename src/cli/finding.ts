import { doctor as english } from '../language/en/doctor.ts';
import { fill, type Locale, type WordFacts } from '#language';

import { doctor as chinese } from '../language/zh-CN/doctor.ts';

const words = { 'zh-CN': chinese, en: english };

/** One thing looked at: in order, worth a word, or wrong. */
export interface Finding {
  standing: 'ok' | 'warn' | 'bad';
  key: keyof typeof chinese;
  facts?: WordFacts;
}

export const ok = (key: Finding['key'], facts: WordFacts = {}): Finding => ({
  standing: 'ok',
  key,
  facts,
});
export const warn = (key: Finding['key'], facts: WordFacts = {}): Finding => ({
  standing: 'warn',
  key,
  facts,
});
export const bad = (key: Finding['key'], facts: WordFacts = {}): Finding => ({
  standing: 'bad',
  key,
  facts,
});

/** A finding as the terminal shows it: the sentence, and below it what to do. */
export function linesOf({ standing, key, facts }: Finding, locale: Locale): string[] {
  const said: { what: string; advice?: string } = words[locale][key];
  const lines = [`${standing.padEnd(5)}${fill(said.what, facts)}`];
  if (said.advice !== undefined) lines.push(`     → ${fill(said.advice, facts)}`);
  return lines;
}

/** The language of the terminal: asked for, or that of the account; Chinese where nothing is said. */
export function localeOf(asked: string | undefined, env: NodeJS.ProcessEnv): Locale {
  const said = asked ?? env.LC_ALL ?? env.LC_MESSAGES ?? env.LANG ?? '';
  return said.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}
