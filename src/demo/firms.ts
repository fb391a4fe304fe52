import { type Chance, pick, type Urn, urnOf } from './chance.ts';

export type FirmKind = 'company' | 'dealer';

/** Rare characters, three to a name: what is put together of them is on no firm's door. */
const brand = [...'岫霁棠筠旻昀沅邈彧澹泠峣琬璟珩淇漪菀蓁苒'];
const trades: Record<FirmKind, readonly string[]> = {
  company: ['商贸', '机械', '食品', '物流', '科技', '服装', '电器', '农业', '医疗器械', '教育咨询'],
  dealer: ['建材', '家居', '装饰材料', '门窗', '洁具', '地板', '灯饰', '橱柜'],
};
const forms = ['有限公司', '有限公司', '有限公司', '有限责任公司', '经营部', '商行'];

/** An invented firm of the city. */
export function firmName(chance: Chance, kind: FirmKind, city: string): string {
  const name = pick(chance, brand) + pick(chance, brand) + pick(chance, brand);
  return `${city.replace(/市$/, '')}${name}${pick(chance, trades[kind])}${pick(chance, forms)}`;
}

/** What kinds of customers there are: nearly all are people; dealers come through the area head. */
export const customerKind: Urn<'individual' | FirmKind> = urnOf({
  individual: 97.4,
  company: 1.8,
  dealer: 0.8,
});
