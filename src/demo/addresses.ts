import { between, type Chance, pick } from './chance.ts';
import { type Division, placeName } from './divisions.ts';

/** Invented: first and second character of streets and estates combine freely. */
const streetFirst = [...'云锦槐棠梧桂松枫柳荷澄碧栖鹭鹤霁朗熙瑞祥'];
const streetSecond = [...'荫溪湾麓汀岚泽浦原亭堤渡畔坡泉桥'];
const streetKinds = ['路', '路', '路', '街', '街', '大街', '巷', '大道'];
const estateFirst = [...'槐听揽栖映沁兰芷菱澜筠榕桐竹莲蘅'];
const estateSecond = [...'荫雨月云霞香汀渚庭岸枝溪风雪'];
const estateKinds = ['花园', '小区', '小区', '家园', '新村', '苑', '里', '府', '公寓', '雅居'];
const villageKinds = ['村', '村', '屯', '庄'];

const isRural = ({ district }: Division): boolean => district.endsWith('县');

/**
 * An address that looks like one and is nobody's: the division is real, street and estate are not.
 */
export function address(chance: Chance, division: Division): string {
  const place = placeName(division);
  if (isRural(division) && chance() < 0.4) {
    const village = pick(chance, estateFirst) + pick(chance, estateSecond);
    const town = pick(chance, streetFirst) + pick(chance, streetSecond);
    return `${place}${town}镇${village}${pick(chance, villageKinds)}${between(chance, 1, 180)}号`;
  }
  const street = pick(chance, streetFirst) + pick(chance, streetSecond) + pick(chance, streetKinds);
  const estate = pick(chance, estateFirst) + pick(chance, estateSecond) + pick(chance, estateKinds);
  const floor = between(chance, 1, chance() < 0.6 ? 6 : 26);
  const door = `${floor}${String(between(chance, 1, 4)).padStart(2, '0')}`;
  return (
    `${place}${street}${between(chance, 1, 320)}号${estate}` +
    `${between(chance, 1, 28)}号楼${between(chance, 1, 4)}单元${door}室`
  );
}

/** Where a firm sits: a street and a house, or a room in an office building. */
export function officeAddress(chance: Chance, division: Division): string {
  const street = pick(chance, streetFirst) + pick(chance, streetSecond) + pick(chance, streetKinds);
  const house = `${placeName(division)}${street}${between(chance, 1, 320)}号`;
  if (chance() < 0.4) return house;
  const tower = pick(chance, estateFirst) + pick(chance, estateSecond);
  return `${house}${tower}大厦${between(chance, 3, 22)}层`;
}
