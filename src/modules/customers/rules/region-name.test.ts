import { areaList } from '@vant/area-data';
import { expect, test } from 'vitest';

import { regionName } from './region-name.ts';

test.each([
  ['210702', '辽宁省 / 锦州市 / 古塔区'],
  ['210700', '辽宁省 / 锦州市'],
  ['210000', '辽宁省'],
  ['110105', '北京市 / 朝阳区'],
  ['210799', '辽宁省 / 锦州市 / 210799'],
  ['999999', '999999'],
])('region %s is %s', (code, name) => {
  expect(regionName(code, areaList)).toBe(name);
});
