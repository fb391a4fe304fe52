import { type Urn, urn } from './chance.ts';

/**
 * The hundred most frequent surnames with their share of the population in percent.
 *
 * Facts of general knowledge, rounded: the public security ministry's yearly notes on names and the
 * household registers of 2007–2020 agree that 王, 李, 张, 刘 and 陈 together are about three in ten,
 * that some two dozen names pass one percent, and that the first hundred are about 85 percent. The
 * order of neighbours differs from year to year; no list was copied.
 */
const common =
  '王7.2 李7.2 张6.8 刘5.2 陈4.5 杨3.3 黄2.4 赵2.0 吴2.0 周1.9 徐1.45 孙1.4 马1.35 朱1.3 胡1.2 ' +
  '郭1.15 何1.1 林1.1 高1.0 罗1.0 郑.93 梁.85 谢.8 宋.8 唐.7 许.68 邓.65 冯.65 韩.64 曹.6 曾.58 ' +
  '彭.56 肖.56 蔡.53 潘.52 田.52 董.51 袁.5 于.5 余.48 叶.46 蒋.46 杜.46 苏.46 魏.45 程.45 吕.44 ' +
  '丁.43 沈.42 任.42 姚.41 卢.41 傅.4 钟.39 姜.39 崔.39 谭.38 廖.37 范.36 汪.36 陆.35 金.34 ' +
  '石.34 戴.33 贾.33 韦.32 夏.32 邱.31 方.31 侯.3 邹.3 熊.29 孟.28 秦.28 白.27 江.27 阎.27 薛.26 ' +
  '尹.26 段.25 雷.25 黎.24 史.23 龙.23 陶.22 贺.22 顾.21 毛.21 郝.21 龚.2 邵.2 万.19 钱.19 严.18 ' +
  '赖.18 覃.18 洪.17 武.17 莫.16 孔.16';

/** Rarer surnames, more frequent first: each a little less than the hundredth, ever less. */
const rarer =
  '向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯' +
  '纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤时穆农司古吉' +
  '缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇' +
  '桑郎甄丛仲虞敖巩明佘池查麻苑迟邝';

/** Surnames of two characters: together about one customer in four hundred. */
const compound = '欧阳20 上官3 司徒3 诸葛2 皇甫2 司马2 令狐2 尉迟1 夏侯1 端木1 公孙1 慕容1 东方1';

const COMPOUND_SHARE = 0.25;

/** `王7.2 李7.2` as pairs; the number may begin with its point. */
function readShares(text: string): [string, number][] {
  return text.split(' ').map((it) => {
    const [, name, share] = /^(\p{Script=Han}+)([\d.]+)$/u.exec(it) ?? [];
    if (name === undefined || share === undefined) throw new Error(`not a share: ${it}`);
    return [name, Number(share)];
  });
}

function scaledTo(total: number, entries: [string, number][]): [string, number][] {
  const sum = entries.reduce((all, [, weight]) => all + weight, 0);
  return entries.map(([name, weight]) => [name, (weight * total) / sum]);
}

const top = readShares(common);
const rest = 100 - top.reduce((all, [, share]) => all + share, 0) - COMPOUND_SHARE;
const tail = [...rarer].map((name, at): [string, number] => [name, 1 / (at + 40)]);

/** Every surname with its share in percent, the hundred most frequent first; they sum to 100. */
export const surnameShares: readonly (readonly [string, number])[] = [
  ...top,
  ...scaledTo(rest, tail),
  ...scaledTo(COMPOUND_SHARE, readShares(compound)),
];

export const surname: Urn<string> = urn(surnameShares);
