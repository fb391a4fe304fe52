import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  idCheck,
  isCreditCode,
  isCustomerNumber,
  isIdNumber,
  isMobile,
  nameRuns,
  newCustomerNumber,
  normalPhone,
  readCustomerNumber,
  readTerm,
} from './index.ts';

test.each([
  ['138 1234 8000', '13812348000'],
  ['138-1234-8000', '13812348000'],
  ['138.1234.8000', '13812348000'],
  ['+86-138-1234-8000', '13812348000'],
  ['（+86）138 1234 8000', '13812348000'],
  ['００８６１３８１２３４８０００', '13812348000'],
  ['１３８１２３４８０００', '13812348000'],
  ['8613812348000', '13812348000'],
  ['013812348000', '13812348000'],
  ['+86 013812348000', '13812348000'],
  ['13812348000.0', '13812348000'],
  ['(010) 6552-0000', '01065520000'],
  ['+86 10 6552 0000', '01065520000'],
  ['+86 (0)10 6552 0000', '01065520000'],
  ['0086 755 8652 0000', '075586520000'],
  ['+86 400 820 0000', '4008200000'],
  ['6552000', '6552000'],
  ['65520000', '65520000'],
  ['+1 415 555 0100', '0014155550100'],
  ['001 415 555 0100', '0014155550100'],
  ['+852 5550 0100', '0085255500100'],
])('the phone %s is kept as %s', (text, kept) => {
  expect(normalPhone(text)).toBe(kept);
  expect(normalPhone(kept)).toBe(kept);
});

test.each([
  '12345',
  '电话',
  '',
  '1.3812348E+10',
  '13812348000/13912348000',
  '13812348000, 13912348000',
  '010-65520000转801',
  '138****8000',
  '+86 6552 0000',
  '++8613812348000',
  '1234567890123456',
])('%j is no phone number', (text) => expect(normalPhone(text)).toBeUndefined());

test.each([
  ['13812348000', true],
  ['19912348000', true],
  ['12812348000', false],
  ['1381234800', false],
  ['138123480000', false],
  ['0014155550100', false],
])('%s is a mobile: %s', (text, is) => expect(isMobile(text)).toBe(is));

test.each([
  ['11010519491231002X', true],
  ['11010519491231002x', true],
  ['１１０１０５１９４９１２３１００２Ｘ', true],
  ['110105194912310021', false], // The check should be X.
  ['11010519491231020X', false], // Two digits changed places.
  ['010105194912310025', false],
  ['1101051949123100', false],
  ['110105491231002', false], // Fifteen digits: ended in 2013.
])('the ID number %s: %s', (text, is) => expect(isIdNumber(text)).toBe(is));

test.each([
  ['19490229', false],
  ['20000229', true],
  ['19000229', false],
  ['19491331', false],
  ['19490431', false],
  ['19490400', false],
  ['18991231', false],
  ['21000101', false],
])('an ID number whose day is %s: %s', (day, is) => {
  const first17 = `110105${day}002`;
  expect(isIdNumber(first17 + idCheck(first17))).toBe(is);
});

test.each([
  ['91350100M000100Y43', true],
  ['91350100m000100y43', true],
  ['91350100M000100Y44', false],
  ['93150100M000100Y43', false],
  ['91350100M000100I43', false],
  ['000000000000000000', false],
])('the credit code %s: %s', (text, is) => expect(isCreditCode(text)).toBe(is));

test.each([
  ['单雄信', ['单雄', '雄信']],
  ['𠮷野家', ['𠮷野', '野家']],
  ['王𠮷', ['王𠮷']],
  ['欧阳修', ['欧阳', '阳修']],
  ['买买提·买买提', ['买买', '买提', '提买']],
  ['Ｌｅｅ', ['le', 'ee']],
  ['张 伟', ['张伟']],
  ['王伟先生', ['王伟']],
  ['单', []],
  ['王先生', []],
  ['欧阳女士', []],
  ['欧阳', []],
  ['小王', []],
  ['李总', []],
  ['', []],
])('the runs of %s are %j', (name, runs) => expect(nameRuns(name)).toEqual(runs));

const number = fc.uint8Array({ minLength: 8, maxLength: 8 }).map(newCustomerNumber);
const alphabet = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
const place = fc.integer({ min: 1, max: 9 });

function put(text: string, at: number, character: string): string {
  return text.slice(0, at) + character + text.slice(at + 1);
}

test('a customer number is read however it is typed', () => {
  fc.assert(
    fc.property(number, (it) => {
      expect(it).toMatch(/^K[0-9A-HJKMNP-TV-Z]{9}$/);
      expect(isCustomerNumber(it)).toBe(true);
      const typed = it.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
      expect(readCustomerNumber(` ${typed.slice(0, 5)}-${typed.slice(5)}`)).toBe(it);
    }),
  );
});

test('any one wrong character, and any two that changed places, are caught', () => {
  fc.assert(
    fc.property(number, place, place, fc.constantFrom(...alphabet), (it, at, other, wrong) => {
      if (it[at] !== wrong) expect(isCustomerNumber(put(it, at, wrong))).toBe(false);
      if (it[at] === it[other]) return;
      expect(isCustomerNumber(put(put(it, at, it[other]!), other, it[at]!))).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

test('customer numbers differ in all their places', () => {
  const seen = alphabet.map((_, at) => newCustomerNumber(new Uint8Array(8).fill(at)));
  for (let at = 1; at <= 9; at++) expect(new Set(seen.map((it) => it[at])).size).toBe(32);
});

const one = newCustomerNumber(Uint8Array.from([1, 9, 200, 31, 77, 4, 250, 18]));

test.each([
  ['8000', { last_four: '8000' }],
  ['８０００', { last_four: '8000' }],
  ['138 1234 8000', { phone: '13812348000' }],
  ['+86 10 6552 0000', { phone: '01065520000' }],
  [one.toLowerCase(), { number: one }],
  ['11010519491231002x', { id_number: '11010519491231002X' }],
  ['雄信', { name: '雄信' }],
  ['𠮷野', { name: '𠮷野' }],
  ['sxx', { name: 'sxx', initials: 'sxx' }],
  ['SXX', { name: 'SXX', initials: 'sxx' }],
  ['shan xiongxin', { name: 'shan xiongxin', pinyin: 'shanxiongxin' }],
  ['Lǚ Bù', { name: 'Lǚ Bù', pinyin: 'lvbu', initials: 'lvbu' }],
  ['lyu bu', { name: 'lyu bu', pinyin: 'lvbu', initials: 'lvbu' }],
  ['john smith', { name: 'john smith' }],
  ['单', {}],
  ['王先生', {}],
  ['s', {}],
  ['12345', {}],
  ['', {}],
  ['***', {}],
])('the term %s is read as %j', (text, term) => expect(readTerm(text)).toEqual(term));

test('a long term is read in no time', () => {
  const text = 'xian'.repeat(5000);
  expect(readTerm(`${text}!`)).toMatchObject({ pinyin: 'xian'.repeat(15) });
  expect(readTerm(`${'xian'.repeat(14)}bbbb`).pinyin).toBeUndefined();
});
