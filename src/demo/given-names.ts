import { type Chance, pick, type Urn, urn } from './chance.ts';

export type Sex = 'male' | 'female';

/** How one generation names its sons or daughters. */
interface Fashion {
  /** Share of given names of one character. */
  single_share: number;
  /** Share of names taken whole from `popular`, not put together. */
  popular_share: number;
  popular: string;
  /** One-character names, the first and the second of two: more frequent first. */
  singles: string;
  firsts: string;
  seconds: string;
}

/**
 * Fashions by decade of birth. Rough weights from general knowledge (yearly notes on names, and
 * what anybody hears in a class register): the names of the new state in the fifties, 军 and 红 in
 * the sixties, one character in the seventies and eighties, soft two-character names from the
 * nineties, and the handful of names every kindergarten of the two-thousands has twice.
 */
const fashions: Record<Sex, Record<number, Fashion>> = {
  male: {
    1950: {
      single_share: 0.12,
      popular_share: 0.2,
      popular:
        '建国10 建华8 国强6 志明6 国华5 玉林5 德明5 文华5 建民5 福生4 永福4 树林4 和平4 保国3 援朝3',
      singles: '平刚勇明军华斌',
      firsts: '建国志文玉永明金福树春长广大德',
      seconds: '华明生林福祥发才贵荣成山海清良',
    },
    1960: {
      single_share: 0.16,
      popular_share: 0.2,
      popular:
        '建军10 建国8 建华7 建平7 志强7 国强5 国庆5 卫东5 永强4 建民4 志明4 卫国4 红军4 爱国3 爱民3',
      singles: '勇军刚平伟明斌辉',
      firsts: '建国志永文卫明新海玉俊',
      seconds: '军华平强明生林民成忠',
    },
    1970: {
      single_share: 0.34,
      popular_share: 0.15,
      popular:
        '志强8 建军7 海涛5 建华5 晓东5 国强4 建平4 志刚4 海波4 永刚4 志勇4 晓峰4 卫东3 俊杰3 文斌3',
      singles: '伟强军勇涛斌刚磊波辉峰超亮毅鹏飞平',
      firsts: '志建海晓文国永俊春玉',
      seconds: '强军华平伟峰明刚林东生',
    },
    1980: {
      single_share: 0.38,
      popular_share: 0.13,
      popular:
        '志强5 海涛4 建军4 志伟4 俊杰4 晓东3 志刚3 海波3 文斌3 晓明3 建伟3 小龙3 少华2 志鹏2',
      singles: '伟磊鹏超涛强军勇杰斌辉波刚峰飞亮凯浩',
      firsts: '志海建晓文俊小国永宏',
      seconds: '伟强鹏军涛杰峰明华龙辉',
    },
    1990: {
      single_share: 0.31,
      popular_share: 0.16,
      popular:
        '俊杰6 浩然4 子豪4 志鹏3 文杰3 天宇3 家豪3 文博3 俊辉3 宇航3 嘉伟3 志豪2 家乐2 俊凯2',
      singles: '杰鹏超浩磊帅凯涛宇翔晨鑫阳辰',
      firsts: '俊志文家嘉子宇天浩明',
      seconds: '杰豪鹏伟辉涛龙翔宇阳',
    },
    2000: {
      single_share: 0.13,
      popular_share: 0.28,
      popular:
        '子轩6 浩宇5 浩然5 宇轩5 博文4 子豪4 俊杰4 宇航4 家豪3 泽宇3 皓轩2 天佑2 俊熙2 子涵2',
      singles: '浩宇涛鑫博',
      firsts: '子浩宇梓博俊天泽嘉明皓',
      seconds: '轩宇然航豪杰文涵辰睿',
    },
  },
  female: {
    1950: {
      single_share: 0.1,
      popular_share: 0.32,
      popular:
        '秀英10 桂英9 玉兰8 秀兰8 桂兰7 玉英7 淑珍6 淑英6 凤英5 玉珍5 秀珍5 素珍4 凤兰4 淑华4 桂芳3',
      singles: '英兰芳珍萍',
      firsts: '秀桂玉淑凤素美翠月春金惠',
      seconds: '英兰珍芳华云芬荣莲香琴',
    },
    1960: {
      single_share: 0.15,
      popular_share: 0.22,
      popular:
        '秀英6 桂英6 丽华6 玉梅5 秀兰5 丽萍5 红梅4 春梅4 爱华4 秀梅4 淑华4 红霞4 建华3 玉芬3 卫红3',
      singles: '萍红霞芳玲艳敏',
      firsts: '秀丽玉淑春红爱桂晓',
      seconds: '华萍英芳霞梅玲珍琴荣',
    },
    1970: {
      single_share: 0.34,
      popular_share: 0.17,
      popular:
        '海燕6 丽娟6 晓燕5 丽萍5 红梅5 丽华4 春梅4 红霞4 晓红4 小红3 冬梅4 玉梅3 丽丽3 艳红3',
      singles: '丽敏静艳红芳燕霞娟玲萍莉娜',
      firsts: '丽晓海红春艳秀玉小',
      seconds: '娟红燕梅华萍霞芳玲英',
    },
    1980: {
      single_share: 0.38,
      popular_share: 0.16,
      popular:
        '丽娟5 海燕5 丽娜5 婷婷5 晓燕4 丽丽4 丹丹4 晓丽3 媛媛3 春燕3 倩倩3 娜娜3 雪梅3 小燕2',
      singles: '静敏丽娟艳燕娜婷芳霞倩雪玲丹莉',
      firsts: '丽晓海春艳小雪文佳',
      seconds: '娜娟燕婷丽霞静敏红玲',
    },
    1990: {
      single_share: 0.31,
      popular_share: 0.18,
      popular:
        '婷婷6 雨婷5 慧敏4 雅婷4 静怡4 嘉欣4 佳慧3 思雨3 梦婷3 诗雨3 雪婷2 佳佳2 欣欣2 晓雪2',
      singles: '婷雪敏静倩慧悦琳颖洁莹丹娜',
      firsts: '雨佳雅思梦嘉晓静慧雪诗',
      seconds: '婷琪慧敏雯雪洁莹欣怡琳',
    },
    2000: {
      single_share: 0.11,
      popular_share: 0.3,
      popular:
        '欣怡7 梓涵6 子涵5 诗涵5 雨涵4 佳怡4 可欣4 思琪4 雨欣4 嘉怡3 梦瑶3 紫涵2 雅琪2 语嫣2',
      singles: '雪悦颖',
      firsts: '欣雨诗梓思佳可雅梦语',
      seconds: '怡涵琪欣瑶萱彤妍婷雯',
    },
  },
};

/** Characters of no one generation: they keep names from being a few hundred combinations. */
const broad: Record<Sex, readonly string[]> = {
  male: [
    ...'元光兆兴凡卓君启和哲如安宏宗尚岩川延彦思恒成敬新方旭昊昌星春景智曦朝权松柏栋树桐楠正沛洋润',
    ...'源澄煜琦瑞畅祥秋立章维群耀胜舒良远进达逢金铭锐长青顺颂飞骏鸿',
  ],
  female: [
    ...'云亦依俏元冰凡君和嘉如安宁岚巧彦忆怀怜恬悠敏方昕星春晗曼曦月柔桐楠歆沁沛清澄然煜爱珂琦瑜璐百',
    ...'禾秋竹笑红翠舒芷芸若英荷菲萌蕾蓉薇逸青韵音馨鸿黛',
  ],
};
const BROAD_SHARE = 0.35;

interface Draw {
  single_share: number;
  popular_share: number;
  popular: Urn<string>;
  single: Urn<string>;
  first: Urn<string>;
  second: Urn<string>;
}

/** Characters in order of frequency: a gentle fall, the first about four times the twelfth. */
const byRank = (characters: string): Urn<string> =>
  urn([...characters].map((it, at) => [it, 1 / (at + 4)]));

function drawOf(fashion: Fashion): Draw {
  const popular = fashion.popular
    .split(' ')
    .map((it): [string, number] => [it.replace(/\d+$/, ''), Number(/\d+$/.exec(it)?.[0])]);
  const { single_share, popular_share, singles, firsts, seconds } = fashion;
  return {
    single_share,
    popular_share,
    popular: urn(popular),
    single: byRank(singles),
    first: byRank(firsts),
    second: byRank(seconds),
  };
}

const drawsOf = (sex: Sex) =>
  new Map(Object.entries(fashions[sex]).map(([decade, it]) => [Number(decade), drawOf(it)]));
const draws: Record<Sex, Map<number, Draw>> = { male: drawsOf('male'), female: drawsOf('female') };

/** The decade whose fashion a year of birth follows: 1950 for all before, 2000 for all after. */
const decadeOf = (birth_year: number): number =>
  Math.min(2000, Math.max(1950, Math.floor(birth_year / 10) * 10));

/** A given name of one or two characters, as somebody of this sex born in this year has. */
export function givenName(chance: Chance, sex: Sex, birth_year: number): string {
  const draw = draws[sex].get(decadeOf(birth_year))!;
  if (chance() < draw.single_share) return draw.single(chance);
  if (chance() < draw.popular_share) return draw.popular(chance);

  let [first, second] = [draw.first(chance), draw.second(chance)];
  if (chance() < BROAD_SHARE) {
    if (chance() < 0.5) first = pick(chance, broad[sex]);
    else second = pick(chance, broad[sex]);
  }
  return first === second ? draw.single(chance) : first + second;
}
