import { expect, test } from 'vitest';

import { pinyinInitials, pinyinRuns } from '../pinyin.ts';
import {
  isCreditCode,
  isIdNumber,
  nameRuns,
  newCustomerNumber,
  normalPhone,
  readCustomerNumber,
  readTerm,
} from './index.ts';

test.each([
  ['138 1234 8000', '13812348000'],
  ['+86-138-1234-8000', '13812348000'],
  ['００８６１３８１２３４８０００', '13812348000'],
  ['8613812348000', '13812348000'],
  ['(010) 6552-0000', '01065520000'],
  ['12345', undefined],
  ['电话', undefined],
])('%s is kept as %s', (text, kept) => expect(normalPhone(text)).toBe(kept));

test.each([
  ['11010519491231002X', true],
  ['11010519491231002x', true],
  ['110105194912310021', false],
  ['110105194902300021', false],
  ['1101051949123100', false],
])('ID number %s: %s', (text, is) => expect(isIdNumber(text)).toBe(is));

test.each([
  ['91350100M000100Y43', true],
  ['91350100M000100Y44', false],
  ['91350100M000100I43', false],
])('credit code %s: %s', (text, is) => expect(isCreditCode(text)).toBe(is));

test.each([
  ['单雄信', 'sxx'],
  ['欧阳修', 'oyx'],
  ['解缙', 'xj'],
  ['仇英', 'qy'],
  ['曾巩', 'zg'],
])('the initials of %s are %s', (name, initials) => expect(pinyinInitials(name)).toBe(initials));

test('names run by character, also beyond the basic plane, and by two syllables', () => {
  expect(nameRuns('𠮷野家')).toEqual(['𠮷野', '野家']);
  expect(nameRuns('单')).toEqual([]);
  expect(pinyinRuns('单雄信')).toEqual(['shanxiong', 'xiongxin', 'shanxiongxin']);
});

test('a customer number is recognised, and one wrong or swapped character is not', () => {
  const number = newCustomerNumber(Uint8Array.from([1, 9, 200, 31, 77, 4, 250, 18]));
  expect(readCustomerNumber(number.toLowerCase())).toBe(number);
  for (let at = 1; at < 9; at++) {
    const wrong = number[at] === '7' ? '8' : '7';
    expect(readCustomerNumber(number.slice(0, at) + wrong + number.slice(at + 1))).toBeUndefined();
    if (at > 7 || number[at] === number[at + 1]) continue;
    const swapped = number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2);
    expect(readCustomerNumber(swapped)).toBeUndefined();
  }
});

test.each([
  ['8000', { last_four: '8000' }],
  ['138 1234 8000', { phone: '13812348000' }],
  ['雄信', { name: '雄信' }],
  ['sxx', { name: 'sxx', pinyin: 'sxx', initials: 'sxx' }],
  ['shan xiongxin', { name: 'shan xiongxin', pinyin: 'shanxiongxin' }],
  ['11010519491231002x', { id_number: '11010519491231002X' }],
  ['单', {}],
])('%s is read as %o', (text, term) => expect(readTerm(text)).toEqual(term));
