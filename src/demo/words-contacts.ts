import type { Outcome } from '#contract/reception';

import { type Chance, pick } from './chance.ts';
import type { LifeStep } from './life.ts';
import { talks } from './words-concerns.ts';
import { dayWords, layoutOf, type Portrait } from './words-elements.ts';

/** What is written about one contact, on the back of the card. */
interface ContactWords {
  content: string;
  problems: string | null;
  solution: string | null;
  /** 由头: the reason for the next contact. */
  hook: string | null;
}

const openings: Record<LifeStep['kind'], readonly string[]> = {
  visit: ['到访', '顺路到访', '再次来看'],
  call: ['电话联系', '回访电话', '去电问候', '通话'],
  message: ['微信联系', '短信问候'],
};
const keptVisits = ['如约到访', '按约到访', '如约带家人到访'];

function openingOf(chance: Chance, step: LifeStep, before: LifeStep | undefined): string {
  if (step.visit_number === 1) return '首次到访';
  const isKept = step.kind === 'visit' && before?.next_at?.getTime() === step.at.getTime();
  return pick(chance, isKept ? keptVisits : openings[step.kind]);
}

/** What was done at a visit or spoken of in a call. */
const doings: Record<LifeStep['kind'], readonly string[]> = {
  visit: [
    '复看{layout}样板间',
    '看了{layout}的实际楼层位置',
    '看了{layout}的交付标准',
    '对比了两套{layout}',
    '按{area}平重新算了一遍总价',
    '与工程人员谈了做法',
  ],
  call: [
    '问起{layout}的进展',
    '回答了上次留下的问题',
    '说明了{word}方面的情况',
    '告知{hook}',
    '了解家人商量的结果',
    '确认仍在看{area}平左右的房子',
  ],
  message: ['发了{layout}户型图', '发了{word}的说明', '发了工程进度照片', '附上最新资料'],
};

const endings: Record<Outcome, readonly string[]> = {
  appointment_made: ['约定再来看房', '已约好时间', '愿意再来细看'],
  will_come: ['表示有空会来', '说近期会过来', '时间待定，会来'],
  keeps_in_touch: ['愿意保持联系', '暂无新情况，继续联系', '请我们有消息再告知'],
  needs_time: ['需要再商量', '还在与别处比较', '等家里定下来再说'],
  no_answer: ['无人接听，改日再联系', '未接通，改日再联系', '占线，稍后再联系'],
  wrong_number: ['号码有误，接听的不是本人'],
  not_interested: ['客户表示暂不考虑购房', '客户计划有变，不再看房', '客户请我们不必再联系'],
  bought_elsewhere: ['客户已在别处购房', '客户已买二手房', '客户家里已另行购置'],
  visited: ['看得仔细，带走资料', '总体满意，回去商量', '比较认可，仍有顾虑'],
};

/** After these nobody was spoken to, or nothing is left to be solved. */
const silent: readonly Outcome[] = [
  'no_answer',
  'wrong_number',
  'not_interested',
  'bought_elsewhere',
];

/** How a solution was taken; mostly that is not written. */
const received = ['', '', '', '，客户认可', '，客户要再想想', '，待落实后答复'];

function silentWords(chance: Chance, { kind, outcome }: LifeStep): string {
  if (kind === 'message') return '发送资料，暂未回复';
  return `${kind === 'visit' ? '到访' : '去电'}，${pick(chance, endings[outcome])}`;
}

/**
 * The words of one contact; `order` moves on through the concerns, so that no call repeats the
 * last.
 */
export function contactWords(
  chance: Chance,
  { demand, concerns, life }: Portrait,
  { step, before, order }: { step: LifeStep; before: LifeStep | undefined; order: number },
): ContactWords {
  const talk = talks[concerns[order % concerns.length]!];
  const hook = pick(chance, talk.hooks);
  const fixed = step.next_at && step.next_kind === 'visit' ? `，约${dayWords(step.next_at)}` : '';
  if (silent.includes(step.outcome)) {
    const next = step.next_at === null ? null : hook;
    return { content: silentWords(chance, step), problems: null, solution: null, hook: next };
  }

  const opening = openingOf(chance, step, before);
  const isReady = life.ready_at === step.at;
  const ending = isReady ? '决定认购，转销控确认房源' : pick(chance, endings[step.outcome]);
  const doing = pick(chance, doings[step.kind])
    .replace('{layout}', layoutOf(demand.area_m2))
    .replace('{area}', String(demand.area_m2))
    .replace('{word}', talk.word)
    .replace('{hook}', hook);
  const [problem, solution] = pick(chance, talk.answers);
  const hasProblem = step.kind !== 'message' && chance() < 0.7;
  return {
    content: `${opening}，${doing}；${ending}${fixed}`,
    problems: hasProblem ? problem : null,
    solution: hasProblem ? solution + pick(chance, received) : null,
    hook,
  };
}

const receptions = ['首次到访，介绍项目', '首次到访，登记需求', '首次到访，看样板间'];
const firstCalls = ['来电询问项目情况', '来电询价', '来电询问户型和位置'];

/** The line of the first contact: what the call and visit register says of it. */
export function receptionWords(chance: Chance, about: Portrait, step: LifeStep): ContactWords {
  const told = contactWords(chance, about, { step, before: undefined, order: 0 });
  const opening = pick(chance, step.kind === 'visit' ? receptions : firstCalls);
  const wanted = `想看${layoutOf(about.demand.area_m2)}，约${about.demand.area_m2}平`;
  return { ...told, content: `${opening}；${wanted}` };
}
