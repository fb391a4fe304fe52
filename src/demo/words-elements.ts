import type { Concern, Element, Elements } from '#contract/reception';
import { dayOf } from '#kernel/calendar';

import { type Chance, pick, pickSome } from './chance.ts';
import { momentOn, weekdayOf } from './days.ts';
import type { Demand } from './demand.ts';
import type { FirmKind } from './firms.ts';
import type { Sex } from './given-names.ts';
import type { Life, LifeStep } from './life.ts';
import type { Standing } from './standing.ts';
import { talks } from './words-concerns.ts';
import {
  appearance,
  character,
  company,
  firmPlaces,
  firmReason,
  firmStates,
  housing,
  reason,
  workAndEconomy,
} from './words-people.ts';

/** Whom the words are about. */
export interface Portrait {
  sex: Sex;
  standing: Standing;
  demand: Demand;
  concerns: readonly Concern[];
  project_name: string;
  life: Life;
  /** A firm, spoken for by the person described; null for a person. */
  firm: FirmKind | null;
}

/** The layout an area asks for. */
export function layoutOf(area_m2: number): string {
  if (area_m2 < 60) return '一居';
  if (area_m2 < 92) return '两居';
  return area_m2 < 135 ? '三居' : '四居';
}

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

/** `3月14日(周六)上午`: as it is written on the card. */
export function dayWords(at: Date): string {
  const day = dayOf(at);
  const weekday = weekdays[weekdayOf(day)]!;
  const part = at < momentOn(day, 12 * 60) ? '上午' : '下午';
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日(${weekday})${part}`;
}

const explained = [
  '区位沙盘',
  '主力户型',
  '付款方式',
  '工程进度',
  '周边配套',
  '物业服务',
  '车位方案',
  '五证公示',
  '贷款流程',
  '园林景观',
];
const shown = [
  '看了样板间',
  '看了工法样板',
  '到楼下看了位置',
  '因时间关系未看样板间',
  '看了视频资料',
];
const liked = [
  '南北通透',
  '中庭景观',
  '电梯入户',
  '明厨明卫',
  '大阳台',
  '楼间距',
  '收纳空间',
  '儿童活动场地',
  '物业管理',
  '出行方便',
];
const strengths = [
  '需求了解得较充分',
  '样板间讲解顺畅',
  '资料准备齐全',
  '能照顾同行老人',
  '算价清楚，客户认可',
  '开场自然，客户愿意多谈',
];
const weaknesses = [
  '贷款政策准备不足',
  '讲解偏快，留给客户提问的时间少',
  '周边规划说得不够具体',
  '没有问清决策人',
  '接待中被电话打断，应提前交接',
  '竞品对比资料不够新',
];
const callReceived = ['来电询问', '电话咨询', '网上留言后电话沟通'];

function reasonsAndNeeds(chance: Chance, { demand, standing, firm }: Portrait): string {
  const { area_m2, price_yuan_per_m2 } = demand;
  const wanted = `意向${layoutOf(area_m2)}，约${area_m2}平`;
  const why = firm === null ? reason(chance, demand, standing) : firmReason(chance, firm);
  return `${why}；${wanted}，可接受单价${price_yuan_per_m2}元左右`;
}

function nextAppointment(step: LifeStep, hook: string): string {
  if (step.next_at === null) return `暂未约定，保持电话联系；由头：${hook}`;
  const verb = step.next_kind === 'visit' ? '到访' : '回电';
  return `约定${dayWords(step.next_at)}${verb}；由头：${hook}`;
}

/** The thirteen elements of a full reception (S2-11), each in the words of whoever received. */
function fullElements(chance: Chance, about: Portrait, hook: string): Record<Element, string> {
  const { sex, standing, demand, concerns, project_name, life, firm } = about;
  const named = concerns.map((it) => talks[it]);
  const main = named[0]!;
  const open = named[1] ?? main;
  const [problem, solution] = pick(chance, main.answers);
  const [question, answer] = pick(chance, open.answers);
  const reception = life.steps.find((it) => it.kind === 'visit')!;
  const likes = pickSome(chance, liked, 2).join('、');
  const told = pickSome(chance, explained, 3).join('、');
  return {
    appearance: appearance(chance, sex, standing.age),
    character: character(chance, standing),
    work_and_economy: firm === null ? workAndEconomy(chance, standing) : pick(chance, firmStates),
    housing_and_property:
      firm === null ? housing(chance, demand.housing_tenure) : pick(chance, firmPlaces),
    reasons_and_needs: reasonsAndNeeds(chance, about),
    concerns: named.map((it) => it.word).join('、'),
    explained: `介绍了${project_name}的${told}，${pick(chance, shown)}`,
    interests: `${company(chance, standing.marital_status, life.visitor_count)}，对${likes}感兴趣`,
    problems: problem,
    solutions: solution,
    next_appointment: nextAppointment(reception, hook),
    next_questions: question === problem ? `继续落实：${solution}` : `${question}：${answer}`,
    own_impressions: `亮点：${pick(chance, strengths)}；不足：${pick(chance, weaknesses)}`,
  };
}

/** What a short reception leaves: one to three elements; a caller's looks are nobody's guess. */
function shortElements(chance: Chance, about: Portrait): Elements {
  const { life, concerns, project_name } = about;
  const words: Elements = {
    concerns: concerns.map((it) => talks[it].word).join('、'),
    reasons_and_needs: reasonsAndNeeds(chance, about),
    explained:
      life.first_visit_at === null
        ? `${pick(chance, callReceived)}，介绍了${project_name}的${pick(chance, explained)}`
        : `停留时间短，介绍了${project_name}的${pick(chance, explained)}，留下资料`,
  };
  const keys = Object.keys(words) as Element[];
  const kept = pickSome(chance, keys, 1 + Math.floor(chance() * 3));
  return Object.fromEntries(keys.filter((it) => kept.includes(it)).map((it) => [it, words[it]]));
}

const scoutInterests = [
  '问得专业，关注去化和佣金，不谈自身需求',
  '逐栋询问库存，拍照较多',
  '对本市各盘价格很熟，不愿留详细情况',
];

/**
 * The card's elements: thirteen after a full reception, some after a short one (warm-card/2b). A
 * visitor taken for a competitor's is described by what he asked.
 */
export function elementsOf(chance: Chance, about: Portrait, hook: string): Elements {
  if (about.life.is_short) return shortElements(chance, about);
  const elements = fullElements(chance, about, hook);
  if (!about.life.is_scouting) return elements;
  return {
    ...elements,
    interests: pick(chance, scoutInterests),
    next_appointment: '疑似踩盘，已报现场主管，不主动约访',
  };
}
