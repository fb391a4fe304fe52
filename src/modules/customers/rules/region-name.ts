/** Names by six-digit code, a list a level (GB/T 2260). */
export interface Divisions {
  province_list: Readonly<Record<string, string>>;
  city_list: Readonly<Record<string, string>>;
  county_list: Readonly<Record<string, string>>;
}

/**
 * 居住区域 in words, from the province down; a municipality is named once. A code no list has any
 * more, of a county dissolved since, keeps the names above it and is shown itself.
 */
export function regionName(code: string, divisions: Divisions): string {
  const province = divisions.province_list[`${code.slice(0, 2)}0000`];
  const city = divisions.city_list[`${code.slice(0, 4)}00`];
  const county = divisions.county_list[code];
  const isCounty = !code.endsWith('00');
  const names = [province, city, isCounty ? (county ?? code) : undefined].filter(Boolean);
  return names.length === 0 ? code : [...new Set(names)].join(' / ');
}
