import { describe, expect, test } from 'vitest';

import { fieldOfHeader, importFields } from './header-words.ts';
import { recogniseColumns } from './recognise-columns.ts';
import type { SheetCell } from './sheet-text.ts';

function fields(rows: SheetCell[][]): (string | undefined)[] {
  return recogniseColumns(rows).columns.map((it) => it.field);
}

describe('one header', () => {
  test.each([
    ['姓名', 'name'],
    ['客户姓名*', 'name'],
    ['  客 户 姓 名 ', 'name'],
    ['Customer Name', 'name'],
    ['业主姓名', 'name'],
    ['手机号码', 'phone'],
    ['联系电话（必填）', 'phone'],
    ['ＭＯＢＩＬＥ'.normalize('NFKC'), 'phone'],
    ['Phone Number', 'phone'],
    ['身份证号码', 'id_number'],
    ['证件号码', 'id_number'],
    ['性别', 'gender'],
    ['年龄（岁）', 'age'],
    ['家庭住址', 'address'],
    ['E-mail', 'email'],
    ['微信号', 'wechat'],
    ['备注：', 'remark'],
    ['客户级别', 'grade'],
    ['意向等级', 'grade'],
    ['认知途径', 'awareness_channel'],
    ['Lead Source', 'awareness_channel'],
    ['首次到访日期', 'first_visit_on'],
    ['来访日期', 'first_visit_on'],
    ['置业顾问', 'owner_name'],
    ['工作单位', 'company_name'],
    ['单位性质', 'employer_kind'],
    ['意向面积(㎡)', 'area'],
    ['接受价格（元/㎡）', 'price'],
    ['家庭月收入', 'income'],
    ['购房用途', 'buying_for'],
    ['统一社会信用代码', 'credit_code'],
    ['婚姻状况', 'marital_status'],
    ['文化层次', 'education'],
    ['Record ID', 'source_ref'],
    ['家庭财产', 'household_property'],
    ['金融理财', 'financial_assets'],
    ['出生年月', 'birth_on'],
    ['客户需求', 'need'],
    ['住房性质', 'housing_tenure'],
  ])('%s is %s', (header, field) => {
    expect(fieldOfHeader(header)?.field).toBe(field);
  });

  test.each([
    '序号',
    '紧急联系人电话',
    '推荐人电话',
    '配偶姓名',
    "Assistant's Phone",
    "Manager's Name",
    'Business Fax',
    '录入时间',
    '',
    '(',
    '楼栋',
    '__proto__',
    'constructor',
  ])('%s is none of the customer', (header) => {
    expect(fieldOfHeader(header)).toBeUndefined();
  });

  test('a surer word is told from a weaker one', () => {
    expect(fieldOfHeader('来访日期')!.confidence).toBe(1);
    expect(fieldOfHeader('日期')!.confidence).toBeLessThan(0.7);
    expect(fieldOfHeader('客户常用电话')).toEqual({ field: 'phone', confidence: 0.8 });
  });

  test('every field has a word', () => {
    const words = ['姓', '名', '电话2', '企业联系人', '职业'];
    const known = new Set(words.map((it) => fieldOfHeader(it)?.field));
    expect(known).toEqual(
      new Set(['family_name', 'given_name', 'phone_2', 'contact_name', 'occupation']),
    );
    expect(new Set(importFields).size).toBe(importFields.length);
  });
});

describe('a table', () => {
  const people: SheetCell[][] = [
    ['张三', '13800138000', '男'],
    ['李四', 13900139000, '女'],
    ['欧阳春', '137 0013 7000', '女'],
  ];

  test('titles and a second level of headings stand above the header', () => {
    const rows: SheetCell[][] = [
      ['某某项目来访客户登记表'],
      ['填表说明：电话请填手机'],
      ['序号', '客户信息', null, null, '来访信息'],
      ['序号', '姓名', '电话', '性别', '日期'],
      [1, ...people[0]!, '2024-01-03'],
    ];
    const { header_row, columns } = recogniseColumns(rows);
    expect(header_row).toBe(3);
    expect(columns.map((it) => it.field)).toEqual([
      undefined,
      'name',
      'phone',
      'gender',
      'first_visit_on',
    ]);
  });

  test('a heading merged over two rows is found above', () => {
    const rows: SheetCell[][] = [
      ['编号', '客户', null, '备注'],
      [null, '姓名', '电话', null],
      ['7', '张三', '13800138000', 'x'],
    ];
    expect(fields(rows)).toEqual(['source_ref', 'name', 'phone', 'remark']);
  });

  test('without a header the contents tell', () => {
    const { header_row, columns } = recogniseColumns(people);
    expect(header_row).toBe(-1);
    expect(columns.map((it) => it.field)).toEqual(['name', 'phone', 'gender']);
    expect(columns[1]!.confidence).toBeGreaterThan(columns[0]!.confidence);
  });

  test('a column of phones under an unknown header is one; the second is the second', () => {
    const rows: SheetCell[][] = [
      ['姓名', '号', '电话', '电话'],
      ['张三', '13800138001', '13800138000', '13800138002'],
      ['李四', '13800138003', '13800138004', '13800138005'],
    ];
    expect(fields(rows)).toEqual(['name', undefined, 'phone', 'phone_2']);
    expect(fields(rows.map((it) => it.slice(0, 2)))).toEqual(['name', 'phone']);
  });

  test('a header over the wrong values loses its confidence', () => {
    const rows: SheetCell[][] = [
      ['姓名', '地址'],
      ['张三', '13800138000'],
      ['李四', '13900139000'],
    ];
    expect(recogniseColumns(rows).columns[1]!.confidence).toBeLessThanOrEqual(0.5);
  });

  test('an empty column does not take the field from a filled one', () => {
    const rows: SheetCell[][] = [
      ['Primary Phone', 'Mobile Phone', 'Name'],
      [null, '13800138000', '张三'],
    ];
    expect(fields(rows)).toEqual(['phone_2', 'phone', 'name']);
  });

  test('nothing at all', () => {
    expect(recogniseColumns([])).toEqual({ header_row: -1, columns: [] });
    expect(fields([['__proto__', 'constructor']])).toEqual([undefined, undefined]);
  });

  test('a cell of 50,000 characters costs no time (D08)', () => {
    const evil = ['(', ' ', 'a@a.', '1', '姓'].map((it) => it.repeat(50_000));
    const started = performance.now();
    recogniseColumns([evil, evil, evil]);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
