import type { Definition, Question, QuestionKind } from '../contract.ts';

export interface Preset {
  code: string;
  channel: string;
  definition: Definition;
}

type More = Partial<Pick<Question, 'is_required' | 'choices' | 'purposes'>>;
const ask = (code: string, kind: QuestionKind, zh: string, en: string, more: More = {}) => ({
  ...{ code, kind, label_zh: zh, label_en: en, is_required: false, purposes: ['sales'] },
  choices: [],
  ...more,
});
const choice = (code: string, zh: string, en: string) => ({ code, zh, en });
const must = { is_required: true };
const serving = { purposes: ['service'] };

const reach = (purposes: string[]) => [
  ask('name', 'name', '怎么称呼您', 'Your name', { ...must, purposes }),
  ask('phone', 'phone', '联系电话', 'Phone', { ...must, purposes }),
];

const needs = [
  ask('need', 'choice', '您想', 'You would like to', {
    choices: [
      choice('buy', '购房', 'Buy'),
      choice('rent', '租房', 'Rent'),
      choice('invest', '投资', 'Invest'),
    ],
  }),
  ask('area', 'choice', '希望的面积', 'Area', {
    choices: [
      choice('below_90', '90 ㎡以下', 'Below 90 m²'),
      choice('from_90', '90–120 ㎡', '90–120 m²'),
      choice('from_120', '120–144 ㎡', '120–144 m²'),
      choice('above_144', '144 ㎡以上', 'Above 144 m²'),
    ],
  }),
  ask('cares', 'choices', '最看重什么', 'What matters most', {
    choices: [
      choice('place', '地段', 'Location'),
      choice('price', '价格', 'Price'),
      choice('layout', '户型', 'Layout'),
      choice('school', '学校', 'Schools'),
      choice('garden', '环境', 'Surroundings'),
      choice('service', '物业服务', 'Service'),
    ],
  }),
];

/** 现成的三份 (R-C3, F-05, F-06, F-08): in our own words, to begin from and to change. */
export const presets: readonly Preset[] = [
  {
    code: 'survey',
    channel: 'web_form',
    definition: {
      title_zh: '客户信息调查表',
      title_en: 'Customer information form',
      lead_zh: '留下联系方式和需求，我们尽快与您联系。',
      lead_en: 'Tell us how to reach you and what you look for; we will be in touch.',
      sections: [
        {
          title_zh: '联系方式',
          title_en: 'How to reach you',
          questions: [...reach(['sales']), ask('email', 'email', '电子邮箱', 'E-mail')],
        },
        {
          title_zh: '您的需求',
          title_en: 'What you look for',
          questions: [...needs, ask('more', 'text', '还想告诉我们', 'Anything else')],
        },
      ],
    },
  },
  {
    code: 'satisfaction',
    channel: 'questionnaire',
    definition: {
      title_zh: '满意度调查',
      title_en: 'How did we do',
      lead_zh: '只有几道题，可以不留姓名。',
      lead_en: 'A few questions; you need not give a name.',
      sections: [
        {
          title_zh: '您的评价',
          title_en: 'Your judgement',
          questions: [
            ask('reception', 'scale', '接待', 'Reception', { ...must, ...serving }),
            ask('advice', 'scale', '讲解是否清楚', 'Was the advice clear', serving),
            ask('site', 'scale', '现场环境', 'The place', serving),
            ask('again', 'choice', '会推荐给朋友吗', 'Would you recommend us', {
              ...serving,
              choices: [
                choice('yes', '会', 'Yes'),
                choice('maybe', '说不好', 'Perhaps'),
                choice('no', '不会', 'No'),
              ],
            }),
            ask('better', 'text', '哪里可以做得更好', 'What could be better', serving),
            ask('phone', 'phone', '需要回复请留电话', 'A phone, if you want an answer', serving),
          ],
        },
      ],
    },
  },
  {
    code: 'needs',
    channel: 'questionnaire',
    definition: {
      title_zh: '购房需求问卷',
      title_en: 'What home do you look for',
      lead_zh: '',
      lead_en: '',
      sections: [
        { title_zh: '需求', title_en: 'Wishes', questions: needs },
        { title_zh: '联系方式', title_en: 'How to reach you', questions: reach(['sales']) },
      ],
    },
  },
];
