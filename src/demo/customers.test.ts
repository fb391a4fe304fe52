import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

import { dayOf } from '#kernel/calendar';
import { isCreditCode, isIdNumber, isMobile } from '#rules/vault';

import type { DemoCustomer } from './customer.ts';
import { customers } from './customers.ts';
import { divisions } from './divisions.ts';
import { isDemoIdNumber } from './id-numbers.ts';
import { isDemoPhone } from './reach.ts';
import { surnameShares } from './surnames.ts';

const COUNT = 20_000;
const options = { seed: 20_261_122, until: '2026-11-22' };
const all = [...customers(COUNT, options)];
const people = all.filter((it) => it.kind === 'individual');
const firms = all.filter((it) => it.kind !== 'individual');

const share = <T>(list: readonly T[], holds: (it: T) => boolean): number =>
  list.filter(holds).length / list.length;
const told = <T>(list: readonly (T | null)[]): T[] => list.filter((it) => it !== null) as T[];

/** Correlation of the ranks: 1 when the one rises whenever the other does. */
function rankCorrelation(pairs: readonly (readonly [number, number])[]): number {
  const ranksOf = (at: 0 | 1) => {
    const order = pairs.map((_, index) => index).sort((a, b) => pairs[a]![at] - pairs[b]![at]);
    const ranks = pairs.map(() => 0);
    order.forEach((index, rank) => (ranks[index] = rank));
    return ranks;
  };
  const [xs, ys] = [ranksOf(0), ranksOf(1)];
  const mean = (pairs.length - 1) / 2;
  const sum = (f: (at: number) => number) => pairs.reduce((total, _, at) => total + f(at), 0);
  const both = sum((at) => (xs[at]! - mean) * (ys[at]! - mean));
  return both / sum((at) => (xs[at]! - mean) ** 2);
}

test('the same seed makes the same customers, whoever asks and from where', () => {
  const again = [...customers(50, { ...options, from: 1_000 })];
  expect(again).toEqual(all.slice(1_000, 1_050));
  expect(again[0]!.index).toBe(1_000);
  expect([...customers(3, options)]).toEqual(all.slice(0, 3));
});

test('another seed makes other customers', () => {
  const others = [...customers(200, { ...options, seed: 1 })];
  expect(share(others, (it) => it.name === all[it.index]!.name)).toBeLessThan(0.05);
  expect(others.some((it) => it.phones[0] === all[it.index]!.phones[0])).toBe(false);
});

test('the hundred most frequent surnames are about 85 percent, the first five three in ten', () => {
  const top = new Set(surnameShares.slice(0, 100).map(([name]) => name));
  const five = ['王', '李', '张', '刘', '陈'];
  expect(surnameShares.reduce((total, [, it]) => total + it, 0)).toBeCloseTo(100, 6);
  expect(new Set(surnameShares.map(([name]) => name)).size).toBe(surnameShares.length);
  expect(share(people, (it) => top.has(it.name[0]!))).toBeCloseTo(0.854, 1.7);
  expect(share(people, (it) => five.includes(it.name[0]!))).toBeCloseTo(0.309, 1.7);
  expect(share(people, (it) => it.name.startsWith('欧阳'))).toBeGreaterThan(0);
});

test('given names follow the decade of birth', () => {
  const born = (from: number, until: number) =>
    people.filter((it) => it.birth_on! >= `${from}` && it.birth_on! < `${until}`);
  const two = (it: DemoCustomer) => it.name.slice(-2);
  const has = (list: DemoCustomer[], ...names: string[]) =>
    share(list, (it) => names.includes(two(it)));
  const [older, middle, younger] = [born(1950, 1970), born(1980, 1990), born(2000, 2010)];
  expect(has(older, '建国', '建军', '建华')).toBeGreaterThan(0.01);
  expect(has(younger, '建国', '建军', '建华')).toBe(0);
  expect(has(younger, '子轩', '梓涵', '欣怡', '浩宇')).toBeGreaterThan(0.02);
  expect(has(older, '子轩', '梓涵', '欣怡', '浩宇')).toBe(0);
  const isSingle = (it: DemoCustomer) => it.name.length === 2;
  expect(share(middle, isSingle)).toBeGreaterThan(0.3);
  expect(share(younger, isSingle)).toBeLessThan(0.2);
  expect(new Set(people.map((it) => it.name)).size).toBeGreaterThan(people.length / 2);
});

test('phones are valid, nobody has them, and none is given twice', () => {
  const phones = all.flatMap((it) => it.phones);
  expect(phones.every((it) => isMobile(it) && isDemoPhone(it))).toBe(true);
  expect(new Set(phones).size).toBe(phones.length);
  expect(share(all, (it) => it.phones.length === 2)).toBeCloseTo(0.07, 1.7);
  expect(isDemoPhone('13800138000')).toBe(false);
});

test('ID numbers and credit codes pass their checks and are nobody’s', () => {
  const shown = people.filter((it) => it.id_number !== null);
  expect(shown.length).toBeGreaterThan(COUNT / 100);
  for (const { id_number, birth_on, gender } of shown) {
    expect(isIdNumber(id_number!) && isDemoIdNumber(id_number!)).toBe(true);
    expect(divisions.has(id_number!.slice(0, 6))).toBe(true);
    expect(id_number!.slice(6, 14)).toBe(birth_on!.replaceAll('-', ''));
    expect(Number(id_number![16]) % 2).toBe(gender === 'male' ? 1 : 0);
  }
  expect(new Set(shown.map((it) => it.id_number)).size).toBe(shown.length);
  const codes = told(firms.map((it) => it.credit_code));
  expect(codes.length).toBeGreaterThan(COUNT / 200);
  expect(codes.every(isCreditCode)).toBe(true);
});

test('mail goes to a domain nobody has, and chat names say what they are', () => {
  const mails = told(all.map((it) => it.email));
  expect(mails.every((it) => /^[a-z]+\.[0-9a-z]+@example\.com$/.test(it))).toBe(true);
  expect(new Set(mails).size).toBe(mails.length);
  const chats = told(all.map((it) => it.wechat));
  expect(chats.every((it) => /^demo_[a-z]+\d{2,3}$/.test(it) && it.length <= 20)).toBe(true);
});

test('customers live in real divisions, four in five in the city', () => {
  expect(all.every((it) => divisions.has(it.division_code))).toBe(true);
  expect(share(all, (it) => it.division_code.startsWith('2107'))).toBeCloseTo(0.8, 1.7);
  const addresses = told(people.map((it) => it.address));
  expect(addresses.every((it) => /\d+(室|号)$/.test(it) && it.length <= 60)).toBe(true);
});

test('who earns more accepts a higher price and looks larger; nobody looks beyond his means', () => {
  const known = people.filter((it) => it.income_wan_yuan !== null);
  const by = (f: (it: DemoCustomer) => number) =>
    rankCorrelation(known.map((it) => [it.income_wan_yuan!, f(it)]));
  expect(by((it) => it.price_yuan_per_m2)).toBeGreaterThan(0.4);
  expect(by((it) => it.area_m2)).toBeGreaterThan(0.35);
  const years = (it: DemoCustomer) =>
    (it.area_m2 * it.price_yuan_per_m2) / 10_000 / it.income_wan_yuan!;
  expect(share(known, (it) => years(it) <= 11.5)).toBeGreaterThan(0.99);
});

test('every band of the card in force has its people, and every code is in its list', () => {
  const file = new URL('../../regimes/controls.json', import.meta.url);
  const controls = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, []>>;
  const [lists, bounds] = [controls['warm-card/1a']!, controls['warm-card/1b']!];
  const spreadOver = (list: readonly number[], limits: readonly number[]) =>
    [...limits, Infinity].map((limit, at) =>
      share(list, (it) => it < limit && it >= (limits[at - 1] ?? -Infinity)),
    );
  const years = people.map((it) => 2026 - Number(it.birth_on!.slice(0, 4)));
  for (const [figures, limits] of [
    [years, bounds['warm_card.age_bounds']!],
    [all.map((it) => it.area_m2), bounds['warm_card.area_bounds_m2']!],
    [all.map((it) => it.price_yuan_per_m2), bounds['warm_card.price_bounds_yuan_per_m2']!],
    [told(all.map((it) => it.income_wan_yuan)), bounds['warm_card.income_bounds_wan_yuan']!],
  ] as const)
    expect(Math.min(...spreadOver(figures, limits))).toBeGreaterThan(0.004);

  const among = (list: string, codes: readonly (string | null)[]) =>
    expect([...new Set(told(codes))].sort()).toEqual([...lists[`warm_card.${list}`]!].sort());
  among(
    'employer_kinds',
    all.map((it) => it.employer_kind),
  );
  among(
    'housing_tenures',
    all.map((it) => it.housing_tenure),
  );
  among(
    'buying_for',
    all.map((it) => it.buying_for),
  );
  among(
    'awareness_channels',
    all.map((it) => it.awareness_channel),
  );
});

test('weekends, autumn and campaigns bring visitors, the Spring Festival keeps them away', () => {
  const on = (it: DemoCustomer) => dayOf(it.first_contact_at);
  const between = (from: string, until: string) =>
    all.filter((it) => on(it) >= from && on(it) <= until);
  const weekend = share(all, (it) => [0, 6].includes(new Date(on(it)).getUTCDay()));
  expect(weekend).toBeGreaterThan(0.48);
  expect(weekend).toBeLessThan(0.6);
  const festival = between('2026-02-15', '2026-02-23').length;
  expect(festival).toBeLessThan(between('2026-03-15', '2026-03-23').length / 3);
  expect(between('2026-09-01', '2026-10-31').length).toBeGreaterThan(
    1.5 * between('2026-07-01', '2026-08-31').length,
  );
  const referred = (list: DemoCustomer[]) =>
    share(list, (it) => it.awareness_channel === 'referral');
  expect(referred(between('2026-06-13', '2026-06-28'))).toBeGreaterThan(
    referred(between('2026-03-01', '2026-04-10')) + 0.1,
  );
});

test('everybody agreed to sales, and to the rest as people do', () => {
  expect(all.every((it) => it.purposes[0] === 'sales')).toBe(true);
  const agreed = (purpose: string) => share(all, (it) => it.purposes.some((p) => p === purpose));
  expect(agreed('service')).toBeCloseTo(0.95, 1.7);
  expect(agreed('marketing')).toBeCloseTo(0.56, 1.7);
  expect(agreed('sharing')).toBeCloseTo(0.31, 1.7);
});

test('a firm has a name, a person who speaks for it, and nothing that only people have', () => {
  expect(share(all, (it) => it.kind === 'company')).toBeCloseTo(0.018, 1.9);
  expect(share(all, (it) => it.kind === 'dealer')).toBeCloseTo(0.008, 1.9);
  for (const it of firms) {
    expect(it.contact_name).toMatch(/^\p{Script=Han}{2,4}$/u);
    const personal = [it.gender, it.birth_on, it.id_number, it.buying_for, it.wechat];
    expect(personal.every((value) => value === null)).toBe(true);
  }
  expect(people.every((it) => it.contact_name === null && it.credit_code === null)).toBe(true);
});
