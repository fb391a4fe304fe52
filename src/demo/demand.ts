import { type Chance, spread, type Urn, urnOf } from './chance.ts';
import type { Standing } from './standing.ts';

export type HousingTenure =
  'welfare_allocated' | 'co_funded' | 'self_built' | 'commodity' | 'rented';
export type BuyingFor = 'self' | 'with_parents' | 'for_parents' | 'for_children' | 'investment';
export type Need = 'buy' | 'rent' | 'invest';

/** What a household looks for and what it lives in now. */
export interface Demand {
  need: Need;
  buying_for: BuyingFor;
  housing_tenure: HousingTenure;
  /** Wanted floor area, m². */
  area_m2: number;
  /** The price a square metre it would accept, yuan. */
  price_yuan_per_m2: number;
}

/** What new homes of the demo's projects cost in the middle, yuan a square metre. */
const MIDDLE_PRICE = 3280;

/** How people live now, by age: the young rent, the old live in what their employer once gave. */
const tenures: readonly [number, Urn<HousingTenure>][] = [
  [30, urnOf({ rented: 46, commodity: 33, self_built: 13, welfare_allocated: 5, co_funded: 3 })],
  [40, urnOf({ commodity: 48, rented: 26, self_built: 13, welfare_allocated: 8, co_funded: 5 })],
  [55, urnOf({ commodity: 51, self_built: 16, welfare_allocated: 16, rented: 9, co_funded: 8 })],
  [200, urnOf({ welfare_allocated: 36, commodity: 33, self_built: 18, co_funded: 9, rented: 4 })],
];

const single: Urn<BuyingFor> = urnOf({
  self: 74,
  with_parents: 12,
  for_parents: 6,
  investment: 8,
});
const family: Urn<BuyingFor> = urnOf({
  self: 63,
  with_parents: 13,
  for_parents: 8,
  for_children: 7,
  investment: 9,
});
const elder: Urn<BuyingFor> = urnOf({
  self: 45,
  for_children: 43,
  investment: 9,
  with_parents: 3,
});

/** The area each use asks for, m², before the purse has spoken. */
const wantedArea: Record<BuyingFor, number> = {
  self: 104,
  with_parents: 132,
  for_parents: 84,
  for_children: 98,
  investment: 72,
};

function buyingForOf(chance: Chance, { age, marital_status }: Standing): BuyingFor {
  if (age >= 52) return elder(chance);
  return marital_status === 'single' ? single(chance) : family(chance);
}

/**
 * Area, price and income that fit each other: who earns more accepts a higher price and looks
 * larger, and nobody looks for much more than about nine yearly incomes, savings and parents
 * included.
 */
export function demandOf(chance: Chance, standing: Standing): Demand {
  const { age, marital_status, income_wan_yuan } = standing;
  const buying_for = buyingForOf(chance, standing);
  const housing_tenure = tenures.find(([below]) => age < below)![1](chance);
  const purse = Math.log(income_wan_yuan / 8);

  const price = MIDDLE_PRICE * Math.exp(0.17 * purse + 0.11 * spread(chance));
  const price_yuan_per_m2 = Math.min(5600, Math.max(2100, Math.round(price / 10) * 10));

  const alone = marital_status === 'married' ? 1 : 0.84;
  const wanted = wantedArea[buying_for] * alone * Math.exp(0.13 * purse + 0.13 * spread(chance));
  const years = 5 + 4.5 * chance() + (age > 40 ? 1.5 : 0);
  const affordable = (income_wan_yuan * years * 10_000) / price_yuan_per_m2;
  const area_m2 = Math.min(260, Math.max(42, Math.round(Math.min(wanted, affordable))));

  const rents = housing_tenure === 'rented' && area_m2 < 60 && chance() < 0.3;
  const need: Need = buying_for === 'investment' ? 'invest' : rents ? 'rent' : 'buy';
  return { need, buying_for, housing_tenure, area_m2, price_yuan_per_m2 };
}
