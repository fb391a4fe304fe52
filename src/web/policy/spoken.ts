import type { Clause, RegimeDocument } from '#contract/policy';

import type { Speech } from '../words.ts';

/** The reader's language of what the regime holds in both. */
export function spokenOf(
  it: Pick<Clause, 'title_zh' | 'title_en' | 'text_zh' | 'text_en'>,
  { locale }: Pick<Speech, 'locale'>,
): { title: string; text: string; other: { lang: string; title: string; text: string } } {
  const chinese = { lang: 'zh-CN', title: it.title_zh, text: it.text_zh };
  const english = { lang: 'en', title: it.title_en, text: it.text_en };
  return locale === 'en' ? { ...english, other: chinese } : { ...chinese, other: english };
}

export function titleOf(
  it: Pick<RegimeDocument, 'title_zh' | 'title_en'>,
  { locale }: Pick<Speech, 'locale'>,
): string {
  return locale === 'en' ? it.title_en : it.title_zh;
}

/** `4a` of `warm-card/4a`: what stands in front of a clause's title. */
export function numberOf(clause: string): string {
  return clause.split('/')[1] ?? clause;
}
