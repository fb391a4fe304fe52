import { expect, test } from 'vitest';

import { openProblems, proposedHooks, type BeforeCall } from './index.ts';

const contact = (more: object = {}) => ({ problems: null, solution: null, hook: null, ...more });
const facts = (more: Partial<BeforeCall>): BeforeCall => ({
  ...{ contacts: [], elements: {}, visit_count: 2, call_count: 1 },
  ...more,
});

test.each([
  ['nothing said', [], {}, []],
  ['the card has one', [], { problems: '朝向' }, ['朝向']],
  ['the card solved it', [], { problems: '朝向', solutions: '看了东边套' }, []],
  [
    'a later contact has another',
    [contact({ problems: '贷款' })],
    { problems: '朝向' },
    ['贷款', '朝向'],
  ],
  [
    'a later contact solved all before',
    [contact({ solution: '找到房' })],
    { problems: '朝向' },
    [],
  ],
  [
    'solved, and a new one since',
    [contact({ problems: '车位' }), contact({ problems: '贷款', solution: '可以组合贷' })],
    { problems: '朝向' },
    ['车位'],
  ],
  ['said and solved in one contact', [contact({ problems: '税', solution: '算给他看了' })], {}, []],
])('warm-card/4b what is unanswered: %s', (_, contacts, elements, open) => {
  expect(openProblems({ contacts, elements })).toEqual(open);
});

test('warm-card/4b what was agreed comes first, then what he waits for, then what he likes', () => {
  const contacts = [contact({ hook: '样板间开放', problems: '贷款' })];
  const elements = { interests: '三房南北通', concerns: '学区', next_questions: '首付来源' };
  expect(proposedHooks(facts({ contacts, elements })).map((it) => [it.kind, it.words])).toEqual([
    ['agreed', '样板间开放'],
    ['open_problem', '贷款'],
    ['next_question', '首付来源'],
    ['interest', '三房南北通'],
  ]);
});

test('warm-card/4b before the first call the appointment of the card is the agreement', () => {
  const elements = { next_appointment: '周六看样板间' };
  const first = facts({ elements, visit_count: 1, call_count: 0 });
  expect(proposedHooks(first)).toEqual([
    { kind: 'agreed', words: '周六看样板间' },
    { kind: 'after_first_visit', words: null },
  ]);
  expect(proposedHooks(facts({ contacts: [contact()], elements }))).toEqual([]);
});

test('blank words are no reason', () => {
  expect(proposedHooks(facts({ contacts: [contact({ hook: '  ' })] }))).toEqual([]);
});
