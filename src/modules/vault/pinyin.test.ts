import { expect, test } from 'vitest';

import { pinyinInitials, pinyinRuns, pinyinSyllables, wordsOfName } from './pinyin.ts';

test.each([
  ['单雄信', 'shan xiong xin', 'sxx'],
  ['欧阳修', 'ou yang xiu', 'oyx'],
  ['尉迟恭', 'yu chi gong', 'ycg'],
  ['解缙', 'xie jin', 'xj'],
  ['仇英', 'qiu ying', 'qy'],
  ['曾巩', 'zeng gong', 'zg'],
  ['查良镛', 'zha liang yong', 'zly'],
  ['朴树', 'piao shu', 'ps'],
  ['张朴', 'zhang pu', 'zp'], // A surname's reading only where the surname stands.
  ['吕布', 'lv bu', 'lb'],
  ['王𠮷', 'wang ji', 'wj'],
  ['单 雄信', 'shan xiong xin', 'sxx'],
  ['买买提·阿凡提', 'mai mai ti a fan ti', 'mmtaft'],
  ['John Smith', 'john smith', 'js'],
  ['李John', 'li john', 'lj'],
  ['王伟先生', 'wang wei', 'ww'],
  ['王先生', 'wang xian sheng', 'wxs'],
])('%s is said %s', (name, syllables, initials) => {
  expect(pinyinSyllables(name).join(' ')).toBe(syllables);
  expect(pinyinInitials(name)).toBe(initials);
});

test('pinyin is found by two syllables and by the whole, never by one', () => {
  expect(pinyinRuns('单雄信')).toEqual(['shanxiong', 'xiongxin', 'shanxiongxin']);
  expect(pinyinRuns('仇英')).toEqual(['qiuying']);
  expect(pinyinRuns('单')).toEqual([]);
});

test('the words of a name', () => {
  expect(wordsOfName('仇英')).toEqual([
    { kind: 'name_run', text: '仇英' },
    { kind: 'name_initials', text: 'qy' },
    { kind: 'name_pinyin', text: 'qiuying' },
  ]);
});

test.each(['王', '王先生', '欧阳', '欧阳女士', '小李', '李总', '·', ''])(
  'no word names the surname of %s alone',
  (name) => expect(wordsOfName(name)).toEqual([]),
);

test('a single word in another script has no initial of its own', () => {
  expect(wordsOfName('Cher').map((it) => it.kind)).toEqual(['name_run', 'name_run', 'name_run']);
});
