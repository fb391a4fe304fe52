import { between, type Chance, pick } from './chance.ts';
import type { HousingTenure } from './demand.ts';
import type { Standing } from './standing.ts';

/** 资产信息 as some customers tell it of themselves: the second seal (C-07). */
export interface SensitiveWords {
  household_property: string;
  financial_assets: string;
  income_detail: string;
}

const owned: Record<HousingTenure, readonly string[]> = {
  welfare_allocated: ['房改房一套', '单位老房一套，无贷款'],
  co_funded: ['集资房一套', '集资房一套，尚有尾款'],
  self_built: ['宅基地自建房一处', '镇上自建房一处'],
  commodity: ['商品房一套，无贷款', '商品房一套，有贷款', '商品房两套，一套出租'],
  rented: ['名下无房', '名下无房，父母有房一套'],
};
const cars = ['，家用车一辆', '，家用车两辆', '', '', '，货车一辆'];
const savings = [
  '定期存款',
  '存款和少量理财',
  '以存款为主，无理财',
  '公积金账户有余额',
  '部分资金在生意中',
];

export function sensitiveWords(
  chance: Chance,
  { income_wan_yuan, marital_status }: Standing,
  tenure: HousingTenure,
): SensitiveWords {
  const saved = Math.max(1, Math.round(income_wan_yuan * (0.5 + 2 * chance())));
  const both = marital_status === 'married' ? '夫妻两人' : '本人';
  const monthly = Math.max(1, Math.round((income_wan_yuan * 10) / 12)) * 1000;
  return {
    household_property: pick(chance, owned[tenure]) + pick(chance, cars),
    financial_assets: `${pick(chance, savings)}，可动用约${saved}万元`,
    income_detail: `${both}月收入合计约${monthly}元，年终另有约${between(chance, 0, 3)}万元`,
  };
}
