import { describe, expect, test } from 'vitest';

import type { ImportField } from './header-words.ts';
import { readRow } from './read-row.ts';
import type { RowIssue, RowTerms, RowValues } from './row-in-hand.ts';
import { readDay } from './sheet-date.ts';
import type { SheetCell } from './sheet-text.ts';

const terms: RowTerms = {
  bands: {
    age: [25, 35, 45, 55],
    area: [80, 100, 120, 140, 160],
    price: [2500, 3000, 3500, 4000],
    income: [3, 5, 10, 20],
  },
  today: '2026-11-23',
};
const person: Partial<Record<ImportField, SheetCell>> = { name: '张三', phone: '13800138000' };

function read(
  cells: Partial<Record<ImportField, SheetCell>>,
  more: Partial<RowTerms> = {},
): { values: RowValues; issues: RowIssue[] } {
  const columns = (Object.keys(cells) as ImportField[]).map((field, index) => ({ field, index }));
  return readRow(Object.values(cells), columns, { ...terms, ...more });
}

function codes(cells: Partial<Record<ImportField, SheetCell>>): string[] {
  return read(cells).issues.map((it) => `${it.field}.${it.code}${it.blocks ? '!' : ''}`);
}

describe('who can be registered', () => {
  test.each<[string, Partial<Record<ImportField, SheetCell>>, string[]]>([
    ['a name and a mobile', person, []],
    ['a name and a landline', { name: '李四', phone: '0371-6512 3456' }, []],
    ['a company and a phone', { company_name: '云创科技', phone: '037165123456' }, []],
    ['neither', { remark: 'x' }, ['row.nothing_to_register!']],
    ['words for nothing', { name: '无', phone: '-' }, ['row.nothing_to_register!']],
    ['a total', { name: '合计', phone: null, area: 4200 }, ['row.nothing_to_register!']],
    ['who made the table', { name: '制表人：王', phone: '' }, ['row.nothing_to_register!']],
    ['no phone', { name: '张三', phone: null }, ['phone.phone_missing!']],
    ['no name', { name: ' ', phone: '13800138000' }, ['name.name_missing!']],
    ['a phone that is none', { name: '张三', phone: '未接' }, ['phone.phone_missing!']],
    ['a digit short', { name: '张三', phone: '1380013800' }, ['phone.phone_implausible!']],
    ['one good, one bad', { ...person, phone_2: '12' }, ['phone_2.phone_implausible']],
    ['only a bad one', { phone: '12' }, ['phone.phone_implausible!', 'name.name_missing!']],
  ])('%s', (_, cells, expected) => {
    expect(codes(cells).sort()).toEqual(expected.sort());
  });

  test('an issue says what kind of text stands there, never the text', () => {
    const { issues } = read({ name: '张三', phone: '1380013800', birth_on: '前年' });
    expect(issues).toEqual([
      { field: 'phone', code: 'phone_implausible', text_class: 'digits', blocks: true },
      { field: 'birth_on', code: 'date_unreadable', text_class: 'han', blocks: false },
    ]);
  });
});

describe('names and phones', () => {
  test.each<[SheetCell, string[]]>([
    ['１３８００１３８０００', ['13800138000']],
    ['+86 138-0013-8000', ['13800138000']],
    [13800138000, ['13800138000']],
    ["'13800138000", ['13800138000']],
    ['\t13800138000', ['13800138000']],
    ['1.3800138000E+10', ['13800138000']],
    ['13800138000/13900139000', ['13800138000', '13900139000']],
    ['13800138000、13900139000；13800138000', ['13800138000', '13900139000']],
    ['13800138000 13900139000', ['13800138000', '13900139000']],
    ['13800138000\n0371-65123456', ['13800138000', '037165123456']],
    ['手机：13800138000（妻）', ['13800138000']],
    ['+1 415 555 2671', ['0014155552671']],
  ])('%s', (phone, expected) => {
    expect(read({ name: '张三', phone }).values.phones).toEqual(expected);
  });

  test.each(['1.38001E+10', '1.38E+10', '1.3800138E10'])('%s has lost digits (E08)', (phone) => {
    expect(codes({ name: '张三', phone })).toEqual(['phone.lost_digits!']);
  });

  test.each<[string, string]>([
    ['  张 三 ', '张三'],
    ['欧阳　春', '欧阳春'],
    ['Ｊａｎｅ Doe', 'Jane Doe'],
    ['𠮷\u200b野', '𠮷野'],
    ['王䶮', '王䶮'],
    ['阿依古丽·买买提', '阿依古丽·买买提'],
    ['\u202e张三', '张三'],
  ])('%s is %s', (name, expected) => {
    expect(read({ ...person, name }).values.name).toBe(expected);
  });

  test('family and given name stand in the order of their script', () => {
    const phone = '13800138000';
    expect(read({ family_name: '郭', given_name: '春泉', phone }).values.name).toBe('郭春泉');
    expect(read({ family_name: 'Doe', given_name: 'Jane', phone }).values.name).toBe('Jane Doe');
  });

  test('a company is the customer where its code, or nobody else, is named', () => {
    const company_name = '云创科技有限公司';
    expect(read({ ...person, company_name }).values).toMatchObject({
      kind: 'individual',
      name: '张三',
      company_name,
    });
    expect(
      read({ ...person, company_name, credit_code: '91350100M000100Y43' }).values,
    ).toMatchObject({ kind: 'company', name: company_name, contact_name: '张三' });
    expect(codes({ ...person, credit_code: '91350100M000100Y44' })).toEqual([
      'credit_code.credit_code_wrong',
    ]);
  });

  test('a form of address tells the gender, a gender column tells it better', () => {
    expect(read({ ...person, name: '王女士' }).values.gender).toBe('female');
    expect(read({ ...person, name: '王女士', gender: '男' }).values.gender).toBe('male');
  });
});

describe('numbers that prove something', () => {
  test('an ID number is kept when its check digit fits, with x or X', () => {
    expect(read({ ...person, id_number: '11010519491231002x' }).values.id_number).toBe(
      '11010519491231002X',
    );
    expect(codes({ ...person, id_number: '110105194912310021' })).toEqual([
      'id_number.id_number_wrong',
    ]);
  });

  test('a rounded one is lost, and is not read as another', () => {
    const lost: SheetCell = { flag: 'lost_digits', text: '410104198807241984' };
    const { values, issues } = read({ ...person, id_number: lost });
    expect(values.id_number).toBeUndefined();
    expect(issues.map((it) => it.code)).toEqual(['lost_digits']);
    expect(codes({ ...person, id_number: '4.10104E+17' })).toEqual(['id_number.lost_digits']);
  });

  test('damaged text and formula errors are told in any column', () => {
    expect(codes({ ...person, address: '河南\ufffd省' })).toEqual(['address.characters_damaged']);
    expect(codes({ ...person, remark: { flag: 'formula_error', text: '#N/A' } })).toEqual([
      'remark.formula_error',
    ]);
    expect(codes({ name: { flag: 'too_long', text: 'x' }, phone: '13800138000' })).toEqual([
      'name.too_long',
      'name.name_missing!',
    ]);
  });
});

describe('days', () => {
  test.each<[SheetCell, string]>([
    ['2024-01-05', '2024-01-05'],
    ['2024/1/5', '2024-01-05'],
    ['2024.1.5', '2024-01-05'],
    ['2024年1月5日', '2024-01-05'],
    ['2024年01月05号 上午', '2024-01-05'],
    ['20240105', '2024-01-05'],
    ['24-01-05', '2024-01-05'],
    ['2024-01-05T18:30:00', '2024-01-05'],
    ['2024-01-05 18:30', '2024-01-05'],
    ['２０２４－０１－０５', '2024-01-05'],
    ['05.01.2024', '2024-01-05'],
    ['25/1/2024', '2024-01-25'],
    ['1/25/2024', '2024-01-25'],
    ['5/5/2024', '2024-05-05'],
    [45296, '2024-01-05'],
    ['45296.75', '2024-01-05'],
  ])('%s', (cell, day) => {
    expect(readDay(cell)).toEqual({ day });
  });

  test.each<[SheetCell, string]>([
    ['3/5/2024', 'date_unreadable'],
    ['2026-02-30', 'date_unreadable'],
    ['2024-13-01', 'date_unreadable'],
    ['昨天', 'date_unreadable'],
    [12, 'date_unreadable'],
    ['1492-10-12', 'date_out_of_range'],
    ['9999-01-01', 'date_out_of_range'],
  ])('%s is not guessed', (cell, code) => {
    expect(readDay(cell)).toEqual({ code });
  });

  test('nothing is nothing, in the spellings of old exports too', () => {
    for (const cell of [null, '', ' ', '无', '0/0/00', '0000-00-00'])
      expect(readDay(cell)).toBeUndefined();
  });

  test('a first visit that has not come yet is told', () => {
    expect(codes({ ...person, first_visit_on: '2026-11-24' })).toEqual([
      'first_visit_on.date_out_of_range',
    ]);
    expect(read({ ...person, first_visit_on: '2026-11-23' }).values.first_visit_on).toBe(
      '2026-11-23',
    );
  });

  test.each<[SheetCell, number, string]>([
    ['2001-11-23', 2001, '25-35'],
    ['2001-11-24', 2001, '-25'],
    ['1985年3月', 1985, '35-45'],
    ['1970', 1970, '55-'],
  ])('born %s', (birth_on, birth_year, age_band) => {
    expect(read({ ...person, birth_on }).values).toMatchObject({ birth_year, age_band });
  });

  test('without today a birthday gives the year alone', () => {
    const { today: _, ...undated } = terms;
    const columns = [{ field: 'birth_on' as const, index: 0 }];
    expect(readRow(['1985-03-01'], columns, undated).values.age_band).toBeUndefined();
  });

  test.each<[SheetCell, string]>([
    [35, '35-45'],
    ['35岁', '35-45'],
    ['25以下', '-25'],
    ['25-35', '25-35'],
    ['55岁以上', '55-'],
  ])('aged %s', (age, band) => {
    expect(read({ ...person, age }).values.age_band).toBe(band);
  });
});

describe('bands and lists', () => {
  test.each<[ImportField, SheetCell, keyof RowValues, string]>([
    ['area', '80-100', 'area_band', '80-100'],
    ['area', '约95平', 'area_band', '80-100'],
    ['area', '160㎡以上', 'area_band', '160-'],
    ['area', '80以下', 'area_band', '-80'],
    ['area', '-80', 'area_band', '-80'],
    ['area', 120, 'area_band', '120-140'],
    ['area', '85~95', 'area_band', '80-100'],
    ['price', '3200元/㎡', 'price_band', '3000-3500'],
    ['price', '1.2万', 'price_band', '4000-'],
    ['income', '3-5万', 'income_band', '3-5'],
    ['income', '20万以上', 'income_band', '20-'],
    ['income', 80000, 'income_band', '5-10'],
    ['income', '15', 'income_band', '10-20'],
    ['gender', '先生', 'gender', 'male'],
    ['gender', 'F', 'gender', 'female'],
    ['grade', 'ａ级', 'intent_grade', 'A'],
    ['grade', 'B', 'intent_grade', 'B'],
    ['awareness_channel', '朋友介绍', 'awareness_channel', 'referral'],
    ['awareness_channel', '网络、路过', 'awareness_channel', 'internet'],
    ['awareness_channel', 'Passing by', 'awareness_channel', 'passing_by'],
    ['housing_tenure', '福利分房', 'housing_tenure', 'welfare_allocated'],
    ['marital_status', '已婚', 'marital_status', 'married'],
    ['education', '本科', 'education', 'bachelor'],
    ['need', '投资', 'need', 'invest'],
    ['occupation', '教师', 'occupation', 'teacher'],
  ])('%s %s', (field, cell, target, value) => {
    const { values, issues } = read({ ...person, [field]: cell });
    expect(values[target]).toBe(value);
    expect(issues).toEqual([]);
  });

  test.each<[ImportField, SheetCell, string]>([
    ['area', '90-130', 'area.band_ambiguous'],
    ['area', '90以下', 'area.band_ambiguous'],
    ['area', '大一点', 'area.number_unreadable'],
    ['price', '总价120万', 'price.number_unreadable'],
    ['age', '三十', 'age.age_unreadable'],
    ['age', 350, 'age.age_unreadable'],
    ['gender', '人妖', 'gender.value_not_in_list'],
    ['grade', 'S', 'grade.value_not_in_list'],
    ['email', 'a@b', 'email.email_malformed'],
  ])('%s %s is left out and told', (field, cell, issue) => {
    expect(codes({ ...person, [field]: cell })).toEqual([issue]);
  });

  test('a list admits what the regime admits today', () => {
    const lists = { awareness_channel: ['internet', 'moon_walk'] };
    const given = (it: string): string | undefined =>
      read({ ...person, awareness_channel: it }, { lists }).values.awareness_channel;
    expect(given('网络')).toBe('internet');
    expect(given('moon walk')).toBe('moon_walk');
    expect(given('路过')).toBeUndefined();
  });

  test('written text keeps its own signs', () => {
    const address = '人民路１１号（东门）\r\n收件请致电';
    expect(read({ ...person, address }).values.address).toBe('人民路11号（东门）\n收件请致电');
  });

  test('cells of 50,000 characters cost no time (D08)', () => {
    const started = performance.now();
    for (const it of ['1', ' ', '1,', '2024 ', 'a@a.', '万', '13800138000/', '男/']) {
      const evil = it.repeat(50_000);
      const fields = ['name', 'phone', 'email', 'area', 'first_visit_on', 'gender'];
      read(Object.fromEntries(fields.map((field) => [field, evil])));
    }
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
