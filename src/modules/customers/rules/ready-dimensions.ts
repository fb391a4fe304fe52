interface Ready {
  code: string;
  name_zh: string;
  name_en: string;
  codes: readonly { code: string; name_zh: string; name_en: string }[];
}

const of = (code: string, name_zh: string, name_en: string) => ({ code, name_zh, name_en });

/**
 * 现成的分类维度 (information/4c): what a company may start from instead of an empty list. Kind, need,
 * region, age and grade are fields of the archive already; these are what it has no field for.
 */
export const readyDimensions: readonly Ready[] = [
  {
    ...of('trade', '行业', 'Trade'),
    codes: [
      of('manufacturing', '制造', 'Manufacturing'),
      of('retail', '商贸零售', 'Retail and wholesale'),
      of('finance', '金融', 'Finance'),
      of('it', '信息技术', 'Information technology'),
      of('education', '教育', 'Education'),
      of('health', '医疗卫生', 'Health'),
      of('construction', '建筑与房产', 'Construction and property'),
      of('public_service', '公共事业', 'Public service'),
      of('other', '其他', 'Other'),
    ],
  },
  {
    ...of('residence', '居住地', 'Residence'),
    codes: [
      of('urban', '城市', 'Urban'),
      of('rural', '农村', 'Rural'),
      of('elsewhere', '外地', 'Elsewhere'),
    ],
  },
  {
    ...of('spend', '消费水平', 'Spending'),
    codes: [
      of('high', '高消费', 'High'),
      of('middle', '中等', 'Middle'),
      of('low', '低消费', 'Low'),
    ],
  },
  {
    ...of('product', '产品需求', 'Product sought'),
    codes: [
      of('apartment', '普通住宅', 'Apartment'),
      of('villa', '别墅', 'Villa'),
      of('loft', '公寓', 'Loft'),
      of('shop', '商铺', 'Shop'),
      of('office', '写字楼', 'Office'),
      of('parking', '车位', 'Parking'),
    ],
  },
];
