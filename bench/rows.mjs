// Synthetic customers and the stream of questions asked of every peer: the same for the same number.
// Nobody in it exists.
import { CONSULTANTS, HOT_EACH, sizesOf } from './sizes.mjs';

/** Mulberry32: a stream of numbers in [0, 1) that depends on its seed alone. */
export function chanceOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pick = (chance, from) => from[Math.floor(chance() * from.length)];
const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎',
  ...'余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
];
const GIVEN = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英华玉萍红梅建国文辉力志永健世广义兴良海山仁波宁贵福',
  ...'生龙元全胜学祥才发武新利清飞彬富顺信子斌嘉俊晨轩宇浩泽欣怡雨佳琪梦雅诗涵思',
];
const CHANNELS = [
  ...['walk_in', 'phone_call', 'web_form', 'email'],
  ...['social_media', 'exhibition', 'online_ad', 'sales_call'],
];
const GRADES = ['A', 'B', 'C', 'D'];
const REMARKS = [
  '关注学区和楼层',
  '对价格比较敏感，需要再谈',
  '希望南北通透三房',
  '已看样板间，家人商量中',
  '首付资金月底到位',
  '关注车位与物业费',
];

const DAY = 86_400_000;
const YEAR = 365;
/** The year that is told ends before any run can begin. */
const BEGIN = Date.UTC(2025, 9, 1);

const nameOf = (chance) =>
  pick(chance, SURNAMES) + pick(chance, GIVEN) + (chance() < 0.7 ? pick(chance, GIVEN) : '');

/** Eleven digits, no two customers alike. */
export const phoneOf = (index) =>
  `1${[3, 5, 7, 8, 9][index % 5]}${String((index * 48_271 + 11) % 1_000_000_007)
    .padStart(9, '0')
    .slice(-9)}`;

const streetOf = (chance) =>
  `东湖区幸福路${1 + Math.floor(chance() * 900)}号${101 + Math.floor(chance() * 3200)}室`;

/** Customer `index`, from 1; `owner` is the place of his consultant in the list of twenty. */
export function customerAt(index) {
  const chance = chanceOf(index * 2_654_435_761 + 1);
  const created = BEGIN + Math.floor(chance() * YEAR * DAY);
  return {
    index,
    owner: index % CONSULTANTS,
    name: nameOf(chance),
    phone: phoneOf(index),
    gender: pick(chance, ['male', 'female']),
    channel: pick(chance, CHANNELS),
    grade: pick(chance, GRADES),
    address: streetOf(chance),
    email: `u${index}@example.invalid`,
    wechat: `wx_${index.toString(36)}`,
    remark: pick(chance, REMARKS),
    visit_count: Math.floor(chance() * 9),
    created_at: new Date(created),
    updated_at: new Date(created + Math.floor(chance() * 50 * DAY)),
  };
}

/** How many follow-ups a customer has: the hot ones twenty, the others share the rest evenly. */
export function followUpCountOf(index, customers) {
  const { follow_ups, hot } = sizesOf(customers);
  if (index <= hot) return HOT_EACH;
  const rest = follow_ups - hot * HOT_EACH;
  const others = customers - hot;
  return Math.floor(rest / others) + ((index - hot) % others < rest % others ? 1 : 0);
}

/** The `nth` follow-up of a customer, from 0: words and a moment in the year. */
export function followUpAt(index, nth) {
  const chance = chanceOf(index * 40_503 + nth * 7_919 + 7);
  return {
    kind: pick(chance, ['visit', 'call', 'message']),
    outcome: pick(chance, ['will_come', 'needs_time', 'keeps_in_touch']),
    content: pick(chance, REMARKS),
    at: new Date(BEGIN + Math.floor(chance() * YEAR * DAY)),
  };
}

/** What step `step` of operation `op` asks for; every peer is asked the same. */
export function questionOf(op, step, customers) {
  const chance = chanceOf(op.codePointAt(0) * 7_919 + step * 104_729 + 3);
  const { hot } = sizesOf(customers);
  const owner = Math.floor(chance() * CONSULTANTS);
  const ownAmong = (most) => {
    const index = 1 + Math.floor(chance() * most);
    const own = index + ((owner - (index % CONSULTANTS) + CONSULTANTS) % CONSULTANTS);
    return own > most ? own - CONSULTANTS : own;
  };
  const from = new Date(BEGIN + Math.floor(chance() * 270) * DAY);
  return {
    owner,
    grade: pick(chance, GRADES),
    channel: pick(chance, CHANNELS),
    from,
    until: new Date(from.getTime() + 90 * DAY),
    phone: phoneOf(1 + Math.floor(chance() * customers)),
    name_part: [...nameOf(chance)].slice(-2).join(''),
    hot_index: ownAmong(hot),
    own_index: ownAmong(customers),
    // New customers are numbered from two million on, far behind those that are there.
    row: op === 'create' ? { ...customerAt(2_000_000 + step), owner } : undefined,
    follow_up: op === 'follow_up' ? followUpAt(step, 900) : undefined,
  };
}

/** The id Kebu knows a synthetic customer by: ordered by time, as the product's own ids are. */
export function customerIdOf({ index, created_at }) {
  const time = created_at.getTime().toString(16).padStart(12, '0');
  const tail = index.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${tail}`;
}
