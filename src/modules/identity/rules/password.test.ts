import { expect, test } from 'vitest';

import { cannotTakePassword } from './password.ts';

const about = { sign_in_name: 'zhoumingyuan', company_name: '云璟置业' };
const problemOf = (password: string) =>
  cannotTakePassword(password, about, { password_min_length: 10 })?.facts['problem'];

// B13: what guessing lists begin with, abroad and here.
const guessed = `
  password123 1qaz2wsx3edc qwertyuiop 1234567890 asdfghjkl; a123456789 woaini1314 woaini521521
  iloveyou1314 zxcvbnm123 qq123456789 147258369147 aa123456789 5201314520 abcd123456 q1w2e3r4t5
  admin888888 Password@123 Aa123456.. P@ssw0rd2024 zaq12wsxcde3 1q2w3e4r5t 1q2w3e4r5t6y
  abc123456789 asd123456789 qwe123456789 wang123456 zhang123456 li123456789 woaiwojia1314
  1357924680 0987654321 11223344556 1122334455 aaaaaaaaaa abcabcabcabc 13800138000 20240101abc
  云璟置业2024云璟 zhoumingyuan123 ZhouMingyuan2026! qwer1234asdf asdf1234qwer qazwsxedcrfv woshishui123
  wodemima123 mima123456 changeme123 p@ssword1234 football123 superman123 monkey123456
  dragon123456 sunshine123 princess123 baseball123 trustno1234 00000000000 88888888888
  5211314521 7758521521 3.1415926535 woaini520520 nihao123456 shijie123456 beijing2008
  shanghai2020 china123456 kebu123456 客簿123456789 Welcome2026! Admin@123456 qwerty123456
`
  .trim()
  .split(/\s+/);

test.each(guessed)('access/1a %s is guessed first', (password) => {
  expect(problemOf(password)).toBe('common');
});

test.each([
  'plum blossom over the wall',
  'the river bends at Wuzhen',
  '雨打芭蕉叶带愁心同新月',
  'kJ8!vz-Qp2#tt',
  'correct horse battery staple',
  'mypasswordisalongriverboat',
  'zhou-fishes-under-willows',
  '2f7b9c04e1d86a35',
  '𠮷野家的牛丼饭很好吃呀',
])('access/1a %s is taken: any script, any kind of characters', (password) => {
  expect(problemOf(password)).toBeUndefined();
});

test('access/1a 长度按字数计，长口令整条有效', () => {
  expect(problemOf('v9#kQ!x2m')).toBe('short');
  expect(problemOf('𠮷𠮷𠮷𠮷𠮷')).toBe('short');
  expect(problemOf('willow '.repeat(28))).toBeUndefined();
  expect(problemOf('willow '.repeat(30))).toBe('long');
});
