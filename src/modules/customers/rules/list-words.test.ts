import { describe, expect, test } from 'vitest';

import { loadWords } from '#language';

import { codeOf, type ListField } from './list-words.ts';

const fields: ListField[] = [
  'gender',
  'marital_status',
  'education',
  'occupation',
  'employer_kind',
  'housing_tenure',
  'need',
  'buying_for',
  'awareness_channel',
  'intent_grade',
];

describe.each(['zh-CN', 'en'] as const)('what the screens say in %s', (locale) => {
  test.each(fields)('%s is understood when it comes back in a sheet', async (field) => {
    const { list } = await loadWords(locale);
    const labels = Object.entries(list[field] as Record<string, string>);
    expect(labels.length).toBeGreaterThan(1);
    for (const [code, label] of labels)
      expect([label, codeOf(field, label, undefined)]).toEqual([label, code]);
  });
});
