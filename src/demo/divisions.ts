import { areaList } from '@vant/area-data';

import { type Urn, urn } from './chance.ts';

/** A county-level division (GB/T 2260, 2024) and the names above it. */
export interface Division {
  division_code: string;
  province: string;
  city: string;
  district: string;
}

/**
 * The demo's city, where a flat of a hundred square metres costs what the bands of the regime's
 * card cover. Its districts are real; the projects, streets and estates in them are invented.
 */
const HOME_CITY = '210700';

/** Residents of the districts in tens of thousands, roughly: how the city's customers spread. */
const homeDistricts: Record<string, number> = {
  '210702': 26,
  '210703': 34,
  '210711': 22,
  '210726': 6,
  '210727': 5,
  '210781': 9,
  '210782': 6,
};

/**
 * Residents of the provinces in millions (census of 2020, rounded): how customers from afar spread.
 */
const provinces: Record<string, number> = {
  '11': 22,
  '12': 14,
  '13': 75,
  '14': 35,
  '15': 24,
  '21': 43,
  '22': 24,
  '23': 32,
  '31': 25,
  '32': 85,
  '33': 65,
  '34': 61,
  '35': 42,
  '36': 45,
  '37': 102,
  '41': 99,
  '42': 58,
  '43': 66,
  '44': 126,
  '45': 50,
  '46': 10,
  '50': 32,
  '51': 84,
  '52': 39,
  '53': 47,
  '54': 4,
  '61': 40,
  '62': 25,
  '63': 6,
  '64': 7,
  '65': 26,
};

/**
 * Development zones carry made-up codes 71–79 and 9x, and the four cities without counties (东莞, 中山,
 * 儋州, 嘉峪关) list their towns: no ID number begins with one of these.
 */
const isCounty = (code: string): boolean => !/^\d{4}[79]|^(4419|4420|4604|6202)/.test(code);

/** Every county-level division of the mainland. */
export const divisions: ReadonlyMap<string, Division> = new Map(
  Object.entries(areaList.county_list)
    .filter(([code]) => code.slice(0, 2) in provinces && isCounty(code))
    .map(([division_code, district]) => {
      const province = areaList.province_list[`${division_code.slice(0, 2)}0000`] ?? '';
      const city = areaList.city_list[`${division_code.slice(0, 4)}00`] ?? '';
      return [division_code, { division_code, province, city, district }];
    }),
);

const all = [...divisions.values()];

/** As many divisions as a province has, its people are spread over evenly. */
function urnWhere(holds: (division: Division) => boolean): Urn<Division> {
  const chosen = all.filter(holds);
  const counts = new Map<string, number>();
  const key = (it: Division) => it.division_code.slice(0, 2);
  for (const it of chosen) counts.set(key(it), (counts.get(key(it)) ?? 0) + 1);
  return urn(chosen.map((it) => [it, provinces[key(it)]! / counts.get(key(it))!]));
}

const isHome = (it: Division) => it.division_code.startsWith(HOME_CITY.slice(0, 4));
const isProvince = (it: Division) => it.division_code.startsWith(HOME_CITY.slice(0, 2));

const inCity = urn(
  Object.entries(homeDistricts).map(([code, weight]): [Division, number] => [
    divisions.get(code)!,
    weight,
  ]),
);
const inProvince = urnWhere((it) => isProvince(it) && !isHome(it));
const elsewhere = urnWhere((it) => !isProvince(it));

/** Where a customer lives: four in five in the city, some in the province, few from afar. */
export const residence: Urn<Division> = (chance) => {
  const at = chance();
  return at < 0.8 ? inCity(chance) : at < 0.93 ? inProvince(chance) : elsewhere(chance);
};

/** Where a customer's household was first registered, which the ID number says for life. */
export const birthplace: Urn<Division> = (chance) => {
  const at = chance();
  return at < 0.35 ? inCity(chance) : at < 0.7 ? inProvince(chance) : elsewhere(chance);
};

/** `北京市` once, not `北京市北京市`; a province's directly governed counties have no city name. */
export function placeName({ province, city, district }: Division): string {
  const between = city === province || /直辖|^县$/.test(city) ? '' : city;
  return province + between + district;
}
